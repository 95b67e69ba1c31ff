"""Owners' votes: who may vote is frozen at the opening, and every ballot counts once.

What a vote is about, and which track it has to take, is known upstairs (`deliberation`).
"""
