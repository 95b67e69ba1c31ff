"""How well problems are solved, as everybody may read it: what neighbours confirmed, not what was
closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median_high

from linli.core.time import minutes_between
from linli.core.workdays import due_after
from linli.grid.models import Case, State, Step, StepKind
from linli.places.models import Community

LATELY = timedelta(days=365)
FEWEST = 5
"""Of fewer than this no rate is published, only how many there are (guardrail E22)."""

_SAID_NO = {StepKind.HALF_FIXED, StepKind.NOT_FIXED, StepKind.REOPENED}


@dataclass(frozen=True, kw_only=True)
class Rate:
    """So many of so many. `known` says whether there are enough for a percentage."""

    part: int
    whole: int

    @property
    def known(self) -> bool:
        return self.whole >= FEWEST


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Of the problems told in the last 365 days.

    `confirmed`: of those said to be done, how many a neighbour whom it concerns has confirmed, and
    nobody has denied since. `looked`: how many besides a member of staff has looked at. `response`:
    something was done within one working day. `in_time`: done before the due time of its kind.
    `satisfied`: of the neighbours' answers, how many say that it is solved. `median_minutes`: half
    of them were solved faster (None before the first).
    """

    told: int
    open: int
    overdue: int
    confirmed: Rate
    looked: int
    response: Rate
    solved: Rate
    in_time: Rate
    in_grid: Rate
    satisfied: Rate
    median_minutes: int | None


@dataclass
class _Course:
    """What happened to one case."""

    reported_at: datetime
    due_at: datetime | None
    done_at: datetime | None
    closed: bool
    reporter: int | None
    kinds: list[str] = field(default_factory=list)
    first_at: datetime | None = None
    confirmed: bool = False
    looked: bool = False

    def take(self, kind: str, at: datetime, actor: int | None) -> None:
        self.kinds.append(kind)
        self.first_at = self.first_at or at
        if kind in _SAID_NO:
            self.confirmed = self.looked = False
        elif kind == StepKind.CONFIRMED:
            self.confirmed = True
        elif kind == StepKind.VERIFIED:
            by_reporter = actor is not None and actor == self.reporter
            self.confirmed |= by_reporter
            self.looked |= not by_reporter

    @property
    def answered_soon(self) -> bool:
        return self.first_at is not None and self.first_at <= due_after(
            self.reported_at, workdays=1
        )

    @property
    def in_time(self) -> bool:
        return self.done_at is not None and self.due_at is not None and self.done_at <= self.due_at


def rates_of(community: Community, now: datetime) -> Rates:
    """The rates of the last 365 days, counted from the cases and their steps."""
    courses = _courses(community, now)
    done = [one for one in courses if one.done_at]
    closed = [one for one in courses if one.closed]
    minutes = [minutes_between(one.reported_at, one.done_at) for one in done if one.done_at]
    return Rates(
        told=len(courses),
        open=Case.objects.of(community).open().count(),
        overdue=Case.objects.of(community).overdue(now).count(),
        confirmed=_rate(one.confirmed for one in done),
        looked=sum(one.looked and not one.confirmed for one in done),
        response=_rate(one.answered_soon for one in courses),
        solved=_rate(one.done_at is not None for one in courses),
        in_time=_rate(one.in_time for one in done),
        in_grid=_rate(StepKind.ESCALATED not in one.kinds for one in closed),
        satisfied=_answers(courses),
        median_minutes=median_high(minutes) if minutes else None,
    )


def _courses(community: Community, now: datetime) -> list[_Course]:
    cases = Case.objects.of(community).problems()
    cases = cases.filter(reported_at__gt=now - LATELY, reported_at__lte=now)
    courses = {
        pk: _Course(reported_at, due_at, done_at, state == State.CLOSED, reporter)
        for pk, reported_at, due_at, done_at, state, reporter in cases.values_list(
            "pk", "reported_at", "due_at", "work_done_at", "state", "reporter"
        )
    }
    steps = Step.objects.of(community).filter(case__in=cases.values("pk"), at__lte=now)
    for case, kind, at, actor in steps.values_list("case", "kind", "at", "actor"):
        courses[case].take(kind, at, actor)
    return list(courses.values())


def _answers(courses: list[_Course]) -> Rate:
    answers = [kind for one in courses for kind in one.kinds]
    yes = answers.count(StepKind.CONFIRMED)
    no = answers.count(StepKind.HALF_FIXED) + answers.count(StepKind.NOT_FIXED)
    return Rate(part=yes, whole=yes + no)


def _rate(held: Iterable[bool]) -> Rate:
    every = list(held)
    return Rate(part=sum(every), whole=len(every))
