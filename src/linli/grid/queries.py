from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from linli.core.time import day_of
from linli.grid.models import (
    Case,
    Category,
    MeToo,
    Rectification,
    State,
    Step,
    StepKind,
    VisitCampaign,
)
from linli.grid.models.cases import CaseQuerySet
from linli.grid.rules import month_of
from linli.journal.by import By
from linli.people.models import Appointment, Person
from linli.people.queries import holds
from linli.people.roles import COMMITTEE, GRID_STAFF, STAFF, Role
from linli.places.geometry import grid_at, spot_of
from linli.places.models import Community, Place, PlaceQuerySet

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
    """What somebody reported, leads or said "me too" to, the latest first."""
    said = MeToo.objects.filter(person=person).values("case")
    mine = Q(reporter=person) | Q(led_by=person) | Q(pk__in=said)
    return (
        Case.objects.of(person.community_id)
        .filter(mine)
        .select_related(*NAMED, "merged_into")
        .order_by("-reported_at", "-pk")
    )


def concerning(person: Person) -> CaseQuerySet:
    """The matters whose end somebody is told: what they lead, told or said "me too" to, and what
    their report was joined to.
    """
    mine = of_person(person)
    joined = mine.filter(merged_into__isnull=False).order_by().values("merged_into")
    here = Case.objects.of(person.community_id).exclude(state=State.MERGED)
    here = here.filter(Q(pk__in=mine.order_by().values("pk")) | Q(pk__in=joined))
    return here.select_related(*NAMED).order_by("-reported_at", "-pk")


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


def handed_up(community: Community) -> CaseQuerySet:
    """The cases that were ever handed on, the open ones first."""
    steps = Step.objects.of(community).filter(kind=StepKind.ESCALATED)
    up = Q(state=State.ESCALATED) | Q(pk__in=steps.values("case"))
    latest = F("closed_at").desc(nulls_first=True)
    ordered = Case.objects.of(community).filter(up).order_by(latest, "due_at", "pk")
    return ordered.select_related("community", *NAMED)


def of_the_month(cases: CaseQuerySet, now: datetime) -> tuple[int, int]:
    """How many of the cases were closed this month, and of those how many within the grid."""
    closed = cases.filter(state=State.CLOSED, closed_at__gte=month_of(now), closed_at__lte=now)
    handed_on = Count("pk", filter=Q(steps__kind=StepKind.ESCALATED), distinct=True)
    counts = closed.aggregate(all=Count("pk", distinct=True), handed_on=handed_on)
    return counts["all"], counts["all"] - counts["handed_on"]


def grid_of(place: Place | None) -> Place | None:
    """The grid in which a place lies: as the register says, else the one drawn around it."""
    inner = place
    while inner is not None:
        if inner.kind == "grid":
            return inner
        if inner.grid is not None:
            return inner.grid
        inner = inner.parent
    spot = spot_of(place) if place is not None else None
    return grid_at(place.community_id, *spot) if place is not None and spot else None


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


def round_grids(by: By, at: datetime) -> PlaceQuerySet:
    """The grids in which somebody may make rounds: all of them for the committee."""
    return _grids_held(by, at, STAFF)


def care_grids(by: By, at: datetime) -> PlaceQuerySet:
    """The grids in which somebody is grid staff, and so knows whom to look in on."""
    return _grids_held(by, at, GRID_STAFF)


def campaigns_of(by: By, at: datetime) -> QuerySet[VisitCampaign]:
    """The visit campaigns that reach into the grids in which somebody makes rounds."""
    grids = round_grids(by, at)
    reaching = Q(scope__in=grids) | Q(scope__grid__in=grids) | Q(scope__parent__grid__in=grids)
    reaching |= Q(scope__children__grid__in=grids)
    here = VisitCampaign.objects.of(by.community_id).filter(reaching).distinct()
    return here.select_related("scope__parent").order_by("-pk")


def rectified_by(by: By, at: datetime) -> QuerySet[Rectification]:
    """What stands where it may not in the grids of somebody, or at no place of the register."""
    grids = round_grids(by, at)
    there = Q(place__grid__in=grids) | Q(place__parent__grid__in=grids) | Q(place__in=grids)
    found = Rectification.objects.of(by.community_id).filter(there | Q(place__isnull=True))
    return found.select_related("place__parent", "shop").order_by("-found_on", "-pk")


def officers(community: Community, at: datetime) -> list[Person]:
    """The community police officers of today."""
    held = Appointment.objects.of(community).running(day_of(at))
    held = held.filter(role=Role.COMMUNITY_POLICE_OFFICER).select_related("person")
    return list({one.person_id: one.person for one in held.order_by("since", "pk")}.values())


def _grids_held(by: By, at: datetime, roles: Iterable[Role]) -> PlaceQuerySet:
    grids = Place.objects.of(by.community_id).grids().order_by("order", "code")
    if by.operator:
        return grids
    if by.asked_id is None:
        return grids.none()
    held = Appointment.objects.of(by.community_id).running(day_of(at))
    held = held.filter(person_id=by.asked_id, role__in=set(roles), team__isnull=True)
    places = list(held.values_list("place_id", flat=True))
    return grids if None in places else grids.filter(pk__in=places)
