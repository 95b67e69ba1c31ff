"""Rows as they stand on a page: what is counted, measured and drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from linli.deliberation.models import Commitment, Project
from linli.deliberation.rules import distance_dm, farther, metres
from linli.deliberation.steps import Step, steps_of


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A point of the rail: its words, its day, and how it is drawn."""

    words: str
    on: date | None
    css: str


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A commitment, by how many days it is late, and how far it is from where it has to be."""

    commitment: Commitment
    late: int
    metres: str
    far_enough: bool


def with_counts(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Projects with the numbers of reports and of meetings held."""
    return projects.select_related("category", "place__parent").annotate(
        reports=Count("cases", distinct=True),
        held=Count("meetings", filter=Q(meetings__held_at__isnull=False), distinct=True),
    )


def rail(project: Project) -> list[Milestone]:
    """Past milestones full, the next one where it stands now, the others still to come."""
    steps = steps_of(project)
    reached = max((place for place, step in enumerate(steps) if step.on), default=0)
    return [
        Milestone(words=step.said, on=step.on, css=_css(place, reached, step, steps))
        for place, step in enumerate(steps)
    ]


def promises(commitments: Iterable[Commitment], today: date) -> list[Promise]:
    return [_promise(one, today) for one in commitments]


def _css(place: int, reached: int, step: Step, steps: list[Step]) -> str:
    if step.on:
        return "end" if place == len(steps) - 1 else "big"
    if place < reached:
        return ""
    return "now" if place == reached + 1 else "next"


def _promise(one: Commitment, today: date) -> Promise:
    here, there = one.facility, one.from_facility
    points = [
        (place.x_m, place.y_m)
        for place in (here, there)
        if place is not None and place.x_m is not None and place.y_m is not None
    ]
    if len(points) < 2:
        return Promise(commitment=one, late=one.days_late(today), metres="", far_enough=False)
    (x1, y1), (x2, y2) = points
    return Promise(
        commitment=one,
        late=one.days_late(today),
        metres=metres(distance_dm(x1 or 0, y1 or 0, x2 or 0, y2 or 0)),
        far_enough=farther(x1 or 0, y1 or 0, x2 or 0, y2 or 0, one.min_distance_m or 0),
    )
