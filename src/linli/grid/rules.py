"""Rules of grid management on plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from linli.core.time import day_of


def days_after(closed: datetime, reported: datetime) -> int:
    """Calendar days from a closing to a later report."""
    return (day_of(reported) - day_of(closed)).days


def in_watch(days: int, watch_days: int) -> bool:
    """Whether a report so many days after the closing still falls into the watch."""
    return 0 <= days <= watch_days


@dataclass(frozen=True)
class Claim:
    """A duty as a value: its id, and how far its place and category lie from the case's.

    Distance 0 is the very place or category, 1 the next wider one, and so on.
    """

    id: int
    place_distance: int
    category_distance: int


def most_specific(claims: Iterable[Claim]) -> Claim | None:
    """The duty that counts: the nearest place, then the nearest category, then the newest."""
    ordered = sorted(claims, key=lambda c: (c.place_distance, c.category_distance, -c.id))
    return ordered[0] if ordered else None


def distance(value: int | None, chain: Sequence[int]) -> int | None:
    """How far a place or category lies up a chain from the case's own; None when it is not there.

    An empty value means everywhere: one step beyond the chain.
    """
    if value is None:
        return len(chain)
    return chain.index(value) if value in chain else None
