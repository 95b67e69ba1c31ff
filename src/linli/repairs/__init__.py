"""Shared repairs: find the cause and who is responsible, haggle, share the cost, collect, tell.

The article's septic tank (A51-A55) is the whole of it.
"""
