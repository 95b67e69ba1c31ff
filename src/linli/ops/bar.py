"""A bar on the terminal that shows how far a long job has come."""

from __future__ import annotations

import sys

_WIDTH = 30
_EVERY = 25


def show(done: int, total: int, words: str = "") -> None:
    """Nothing where standard error is no terminal."""
    if not sys.stderr.isatty() or (done % _EVERY and done < total):
        return
    filled = _WIDTH * done // total
    end = "\n" if done == total else ""
    bar = f"[{'█' * filled}{'·' * (_WIDTH - filled)}]"
    print(f"\r{bar} {done:,}/{total:,} {words:<20}", end=end, file=sys.stderr, flush=True)
