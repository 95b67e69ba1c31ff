from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet, Sum

from linli.deliberation.models import (
    AgendaItem,
    Commitment,
    Group,
    GroupIssue,
    Meeting,
    Poll,
    PollAnswer,
    Project,
)
from linli.deliberation.rules import distance_dm, missing_kinds
from linli.grid.models import Case
from linli.people.models import Person
from linli.places.models import Community, Dwelling, Place
from linli.places.queries import around

CLUSTER = 3
"""So many open matters of one kind and place are a nuisance that many share."""

NEAR_M = 300
"""Whoever lives within this straight line of a new site is heard before it is put up."""


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """Open matters of one kind and place that no project has taken up."""

    category: str
    place: Place | None
    cases: list[Case]
    people: int


@dataclass(frozen=True, kw_only=True)
class NearHomes:
    """A building near a new site: how far at the nearest, its homes, how many were heard."""

    building: Place
    metres: int
    homes: int
    heard: int
    against: int


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How many homes a poll asks, and how many answered."""

    asked: int
    answered: int


def kinds_there(meeting: Meeting) -> Counter[str]:
    """How many people are there, by stakeholder kind, counted once."""
    there: Counter[str] = Counter()
    for kind, people in meeting.attendance.values_list("stakeholder_kind", "people"):
        there[kind] += people
    if not meeting.over:  # at its end those who signed in are written into the attendance
        for kind in meeting.sign_ins.values_list("stakeholder_kind", flat=True):
            there[kind] += 1
    return there


def people_there(meeting: Meeting) -> int:
    return kinds_there(meeting).total()


def missing_at(meeting: Meeting) -> list[str]:
    """The required stakeholder kinds of which nobody is there."""
    return missing_kinds(meeting.required_kinds, kinds_there(meeting))


def clusters(cases: QuerySet[Case]) -> list[Cluster]:
    """Where many of these cases have one kind and place, the most told first."""
    loose = cases.filter(projects__isnull=True, place__isnull=False)
    groups = loose.values("category", "place").annotate(told=Count("pk"))
    found = []
    for group in groups.filter(told__gte=CLUSTER).order_by("-told", "place")[:10]:
        several = loose.filter(category=group["category"], place=group["place"])
        rows = list(several.select_related("category", "place__parent").order_by("-reported_at"))
        found.append(
            Cluster(
                category=str(rows[0].category),
                place=rows[0].place,
                cases=rows,
                people=several.exclude(reporter=None).values("reporter").distinct().count(),
            )
        )
    return found


def much_asked(cases: QuerySet[Case], least: int) -> QuerySet[Case]:
    """Cases of which so many neighbours said "me too" that a meeting is due."""
    asked = cases.filter(projects__isnull=True, me_too__gte=least)
    return asked.select_related("category", "place__parent", "near").order_by("-me_too", "pk")


def overdue(community: Community | int, today: date) -> QuerySet[Commitment]:
    """What was promised and is late, the longest first."""
    open_ones = Commitment.objects.of(community).filter(done_on=None, due_on__lt=today)
    return open_ones.select_related(*WITH_COMMITMENT).order_by("due_on", "code")


WITH_COMMITMENT = (
    "resolution__meeting__project",
    "facility",
    "from_facility",
    "owner",
    "evidence",
)


def took_part(project: Project) -> QuerySet[Person]:
    """Who told of it, said "me too", proposed a topic or came: they hear of each step."""
    people = Person.objects.of(project.community_id).filter(
        Q(reported_cases__projects=project)
        | Q(me_toos__case__projects=project)
        | Q(meeting_sign_ins__meeting__project=project)
        | Q(topics_proposed__meeting__project=project)
    )
    return people.distinct()


def projects_of(person: Person) -> QuerySet[Project]:
    """The projects in which a person took part."""
    return (
        Project.objects.of(person.community_id)
        .filter(
            Q(cases__reporter=person)
            | Q(cases__me_toos__person=person)
            | Q(meetings__sign_ins__person=person)
            | Q(meetings__agenda__proposed_by=person)
        )
        .distinct()
    )


def new_sites(project: Project) -> list[Place]:
    """Where the project means to put something up."""
    return list(
        Place.objects.of(project.community_id)
        .filter(
            commitments__resolution__meeting__project=project,
            commitments__kind=Commitment.Kind.ADD_FACILITY,
            x_m__isnull=False,
        )
        .distinct()
        .order_by("code")
    )


def hearing_list(project: Project) -> list[NearHomes]:
    """The buildings near the new sites, the nearest first."""
    sites = new_sites(project)
    if not sites:
        return []
    here = Place.objects.of(project.community_id).buildings().filter(x_m__isnull=False)
    heard = {
        building: (number, against)
        for building, number, against in project.hearings.values_list("dwelling__unit__parent")
        .annotate(number=Count("pk"), against=Count("pk", filter=Q(against=True)))
        .values_list("dwelling__unit__parent", "number", "against")
    }
    homes = dict(
        here.values_list("pk")
        .annotate(homes=Count("children__dwellings"))
        .values_list("pk", "homes")
    )
    rows = []
    for building in here:
        metres = _nearest_m(building, sites)
        if metres <= NEAR_M and homes[building.pk]:
            number, against = heard.get(building.pk, (0, 0))
            rows.append(
                NearHomes(
                    building=building,
                    metres=metres,
                    homes=homes[building.pk],
                    heard=number,
                    against=against,
                )
            )
    return sorted(rows, key=lambda row: (row.metres, row.building.order))


def topics_waiting(community: Community | int) -> QuerySet[AgendaItem]:
    """What residents want talked over and nobody has answered yet."""
    waiting = AgendaItem.objects.of(community).filter(state=AgendaItem.State.PROPOSED)
    return waiting.select_related("proposed_by", "meeting").order_by("proposed_at", "pk")


def homes_asked(poll: Poll) -> QuerySet[Dwelling]:
    """The homes that a poll asks."""
    every = Dwelling.objects.of(poll.community_id)
    return every.inside(poll.scope) if poll.scope else every


def asks_home(poll: Poll, home: Dwelling) -> bool:
    """Whether a poll asks this home."""
    return poll.scope is None or poll.scope.pk in around(home.unit)


def last_answers(poll: Poll) -> dict[int, str]:
    """What each home said last, by the dwelling's id."""
    said = PollAnswer.objects.filter(poll=poll).order_by("at", "pk")
    return dict(said.values_list("dwelling", "answer"))


def reach_of(poll: Poll) -> Reach:
    asked = homes_asked(poll)
    answered = PollAnswer.objects.filter(poll=poll).values("dwelling").distinct().count()
    return Reach(asked=asked.count(), answered=answered)


def not_reached(poll: Poll) -> QuerySet[Dwelling]:
    """The homes that have not answered, stairwell by stairwell: for staff only."""
    homes = homes_asked(poll).exclude(poll_answers__poll=poll)
    return homes.select_related("unit__parent").order_by(
        "unit__parent__order", "unit__parent__code", "unit__order", "floor", "room"
    )


def members_on(group: Group, day: date) -> QuerySet[Person]:
    """Who belongs to a group on a day, the convenor first."""
    running = Q(group_memberships__until=None) | Q(group_memberships__until__gte=day)
    mine = Q(group_memberships__group=group, group_memberships__since__lte=day)
    return Person.objects.filter(mine, running).distinct().order_by("code")


def settled_by(community: Community, since: datetime, until: datetime) -> tuple[int, int]:
    """How many matters were settled by residents' groups and by the committee (A12)."""
    by_groups = GroupIssue.objects.of(community).filter(
        solved_on__gt=since.date(), solved_on__lte=until.date()
    )
    by_committee = Case.objects.of(community).closed()
    by_committee = by_committee.filter(closed_at__gt=since, closed_at__lte=until)
    return by_groups.count(), by_committee.count()


def spent_by(group: Group) -> int:
    """What a group's matters cost together, in fen."""
    return group.issues.aggregate(fen=Sum("cost_fen"))["fen"] or 0


def _nearest_m(building: Place, sites: Iterable[Place]) -> int:
    """The straight line to the nearest of the sites in whole metres, rounded down."""
    return min(
        distance_dm(building.x_m or 0, building.y_m or 0, site.x_m or 0, site.y_m or 0) // 10
        for site in sites
    )
