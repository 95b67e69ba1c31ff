"""The few figures by which a visitor can judge a community, counted from its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median_high

from linli.core.time import minutes_between
from linli.grid.models import Case
from linli.places.models import Community

LATELY = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Trust:
    """Of the last 365 days: the problems told, those closed, and the middle of the minutes from
    report to repair (None before the first).
    """

    told: int
    closed: int
    median_minutes: int | None


def trust(community: Community, at: datetime) -> Trust:
    problems = Case.objects.of(community).problems()
    lately = problems.filter(reported_at__gt=at - LATELY, reported_at__lte=at)
    closed = lately.closed().values_list("reported_at", "work_done_at")
    minutes = [minutes_between(told, done) for told, done in closed if done is not None]
    return Trust(
        told=lately.count(),
        closed=len(closed),
        median_minutes=median_high(minutes) if minutes else None,
    )
