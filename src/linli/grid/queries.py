from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, F, Max, Q
from django.db.models.functions import Coalesce

from linli.core.time import day_of
from linli.grid.models import Case, Category, State, StepKind
from linli.grid.models.cases import CaseQuerySet
from linli.grid.rules import month_of
from linli.journal.by import By
from linli.people.models import Appointment, Person
from linli.people.queries import holds
from linli.people.roles import COMMITTEE, GRID_STAFF, Role
from linli.places.models import Community, Place

NAMED = ("category", "place__parent", "near__parent", "grid")
"""What is read with a case to say what it is called and where it is."""


def by_use(community: Community) -> list[Category]:
    """The categories, the most used first; among equals in the community's order."""
    used = Category.objects.of(community).annotate(used=Count("cases"))
    return list(used.order_by("-used", "order", "pk"))


def handled_by(by: By, at: datetime) -> CaseQuerySet:
    """The cases that somebody handles: all of them, or those of their grids and of none."""
    cases = Case.objects.of(by.community_id).select_related(*NAMED)
    if holds(by, at, COMMITTEE):
        return cases
    if by.asked_id is None:
        return cases.none()
    held = Appointment.objects.of(by.community_id).running(day_of(at))
    held = held.filter(person_id=by.asked_id, role__in=GRID_STAFF)
    places = list(held.values_list("place_id", flat=True))
    if None in places:
        return cases
    return cases.filter(Q(grid__in=places) | Q(grid__isnull=True)) if places else cases.none()


def with_clock(cases: CaseQuerySet) -> CaseQuerySet:
    """Each with `since`: when its clock began, at the report or when it was last opened again."""
    again = Max("steps__at", filter=Q(steps__kind=StepKind.REOPENED))
    return cases.annotate(since=Coalesce(again, F("reported_at")))


def of_person(person: Person) -> CaseQuerySet:
    """What somebody reported or leads, the latest first."""
    mine = Q(reporter=person) | Q(led_by=person)
    return (
        Case.objects.of(person.community_id)
        .filter(mine)
        .select_related(*NAMED, "merged_into")
        .order_by("-reported_at", "-pk")
    )


def solved_lately(community: Community) -> CaseQuerySet:
    """What everybody may read of the matters that are closed, the latest first."""
    closed = Case.objects.of(community).shown_to_all().closed()
    return closed.select_related(*NAMED).order_by("-closed_at", "-pk")


def found_in(cases: CaseQuerySet, words: str) -> CaseQuerySet:
    """Those in whose code, title, words or place the text stands."""
    return cases.filter(
        Q(code__icontains=words)
        | Q(title__icontains=words)
        | Q(description__icontains=words)
        | Q(where__icontains=words)
        | Q(place__name__icontains=words)
        | Q(near__name__icontains=words)
    )


def like(case: Case) -> CaseQuerySet:
    """Other matters that may be the same: open, of its place or its kind in its grid."""
    same = Q(category=case.category_id, grid=case.grid_id)
    if case.place_id is not None:
        same |= Q(place=case.place_id)
    others = Case.objects.of(case.community_id).problems().filter(same).exclude(pk=case.pk)
    return others.select_related(*NAMED).order_by("closed_at", "-reported_at")


def of_the_month(cases: CaseQuerySet, now: datetime) -> tuple[int, int]:
    """How many of the cases were closed this month, and of those how many within the grid."""
    closed = cases.filter(state=State.CLOSED, closed_at__gte=month_of(now), closed_at__lte=now)
    handed_on = Count("pk", filter=Q(steps__kind=StepKind.ESCALATED), distinct=True)
    counts = closed.aggregate(all=Count("pk", distinct=True), handed_on=handed_on)
    return counts["all"], counts["all"] - counts["handed_on"]


def grid_of(place: Place | None) -> Place | None:
    """The grid in which a place lies."""
    while place is not None:
        if place.kind == "grid":
            return place
        if place.grid is not None:
            return place.grid
        place = place.parent
    return None


def members_of(grid: Place | None, at: datetime) -> list[Person]:
    """The grid members of a grid, those first who have served longest."""
    if grid is None:
        return []
    held = Appointment.objects.of(grid.community_id).running(day_of(at))
    held = held.filter(role=Role.GRID_MEMBER).filter(Q(place=grid) | Q(place__isnull=True))
    return [one.person for one in held.select_related("person").order_by("since", "pk")]


def grids_of(by: By, at: datetime) -> Iterable[Place]:
    """The grids somebody serves as grid staff."""
    if by.asked_id is None:
        return []
    held = Appointment.objects.of(by.community_id).running(day_of(at))
    mine = held.filter(person_id=by.asked_id, role__in=GRID_STAFF, place__isnull=False)
    return Place.objects.grids().filter(pk__in=mine.values("place_id")).order_by("order", "code")
