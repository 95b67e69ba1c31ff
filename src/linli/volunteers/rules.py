"""Rules of volunteering on plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta


def planned_dates(weekday: int, first_on: date, last_on: date) -> list[date]:
    """The dates of a weekly rule, both ends included; `weekday` is that of ISO."""
    day = first_on + timedelta(days=(weekday - first_on.isoweekday()) % 7)
    dates = []
    while day <= last_on:
        dates.append(day)
        day += timedelta(days=7)
    return dates


def streaks(planned: Sequence[date], held: set[date]) -> tuple[int, int]:
    """The longest run of planned dates that were held, and the run that ends with the last one."""
    longest = current = 0
    for day in planned:
        current = current + 1 if day in held else 0
        longest = max(longest, current)
    return longest, current


def covers(spans: Iterable[tuple[datetime, datetime]], start: datetime, end: datetime) -> bool:
    """Whether some spans together cover a whole span without a gap."""
    reached = start
    for begins, ends in sorted(spans):
        if begins > reached:
            return False
        reached = max(reached, ends)
    return reached >= end


def minutes_by_day(start: datetime, end: datetime) -> dict[date, int]:
    """Whole minutes from start to end, on the local days that they fall on."""
    minutes: dict[date, int] = {}
    while start < end:
        midnight = datetime.combine(
            start.date() + timedelta(days=1), datetime.min.time(), start.tzinfo
        )
        until = min(end, midnight)
        minutes[start.date()] = int((until - start).total_seconds() // 60)
        start = until
    return minutes
