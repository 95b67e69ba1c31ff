"""The community's calendar: every day and year is that of the +08:00 clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "UTC+08:00")


def local(moment: datetime) -> datetime:
    """The moment on the community's wall clock."""
    return moment.astimezone(CHINA)


def day_of(moment: datetime) -> date:
    """The calendar day of a moment in the community."""
    return local(moment).date()


def noon(day: date) -> datetime:
    """12:00 of a day: when a matter happened of which only the day is known."""
    return datetime.combine(day, time(12), CHINA)


def end_of(day: date) -> datetime:
    """The last minute of a day (23:59)."""
    return datetime.combine(day, time(23, 59), CHINA)


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes from start to end."""
    return int((end - start).total_seconds() // 60)


def stamp(moment: datetime) -> str:
    """A moment as the story writes it: '2021-01-13T12:00+08:00'."""
    return local(moment).isoformat(timespec="minutes")


def utc(moment: datetime) -> datetime:
    """The moment in UTC, for keys and signatures."""
    return moment.astimezone(UTC)
