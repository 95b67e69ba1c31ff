"""One double-entry, append-only engine for points and fen.

A move has legs that sum to zero, the fact it happened because of, and a key that makes it happen
once. `posting` writes, `books` reads, `guards` keeps the truth in the database itself.
"""
