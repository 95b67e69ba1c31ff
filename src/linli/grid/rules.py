"""Rules of grid management on plain values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from linli.core.time import day_of, local, minutes_between

STAGES = 5
"""A matter is told, taken up, worked on, done, and closed."""

HIGHEST = 4
"""The top of the ladder from the grid to the department in charge (A58)."""

_STAGE = {
    "reported": 1,
    "accepted": 2,
    "reopened": 2,
    "diagnosed": 3,
    "in_progress": 3,
    "escalated": 3,
    "returned": 2,
    "suspended": 3,
    "done": 4,
    "verified": 4,
}


def stage_of(state: str) -> int:
    """Which of the stages a state stands for: 1 for 'reported', 5 for what is at its end."""
    return _STAGE.get(state, STAGES)


_EXPECTED = {
    "work_started": ("accepted",),
    "work_done": ("accepted",),
    "verified": ("work_done",),
    "closed": ("accepted", "work_done", "verified"),
}
"""States are no corridor: what usually comes before a step, and may be left out."""


def skipped(before: Collection[str], step: str) -> list[str]:
    """What usually comes before a step and did not."""
    return [usual for usual in _EXPECTED.get(step, ()) if usual not in before]


def next_rung(level: int) -> int | None:
    """Who is asked next when a matter is late: the next rung of the ladder; None at its top."""
    return level + 1 if level < HIGHEST else None


class Pressure(StrEnum):
    """How a target presses: it is over, it is over today, or there is time."""

    LATE = "late"
    TODAY = "today"
    LATER = "later"


@dataclass(frozen=True, kw_only=True)
class Target:
    """When a matter should be solved, and by how many minutes that is past (0: it is not)."""

    at: datetime
    pressure: Pressure
    late_minutes: int


def target_of(at: datetime, now: datetime) -> Target:
    """How a target presses."""
    if at < now:
        return Target(at=at, pressure=Pressure.LATE, late_minutes=minutes_between(at, now))
    today = day_of(at) == day_of(now)
    return Target(at=at, pressure=Pressure.TODAY if today else Pressure.LATER, late_minutes=0)


_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—~]\s*(\d{1,2}):(\d{2})", re.ASCII)


def on_duty(duty_hours: str, now: datetime) -> bool | None:
    """Whether '08:00-18:00' is now; None for hours that are only words. '24:00' is midnight."""
    match = _HOURS.search(duty_hours)
    if match is None:
        return None
    start, end = (_minute(match[at], match[at + 1]) for at in (1, 3))
    clock = local(now).time()
    minute = clock.hour * 60 + clock.minute
    if start <= end:
        return start <= minute < end
    return minute >= start or minute < end


def is_stale(verified_on: date | None, now: datetime, stale_days: int) -> bool:
    """Whether nobody has tried a number for longer than the community trusts it."""
    return verified_on is None or verified_on < day_of(now) - timedelta(days=stale_days)


def _minute(hour: str, minute: str) -> int:
    return int(hour) * 60 + int(minute)


def month_of(moment: datetime) -> datetime:
    """The first moment of the month."""
    return datetime.combine(day_of(moment).replace(day=1), time(), local(moment).tzinfo)


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
