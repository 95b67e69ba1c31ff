"""Through whose eyes a visitor may look at a demo community."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.core.time import day_of
from linli.people.models import Appointment, Person, PersonQuerySet
from linli.people.roles import Role
from linli.places.models import Community
from linli.repairs.models import Share, ShareQuerySet

Find = Callable[[Community, datetime], Person | None]


@dataclass(frozen=True)
class Look:
    """One pair of eyes: what it is called, what one sees with it, and whose it is."""

    key: str
    label: Promise
    words: Promise
    icon: str
    find: Find
    elder: bool = False


def _holder(role: Role) -> Find:
    def find(community: Community, at: datetime) -> Person | None:
        return _first(_running(community, role, at))

    return find


def _unit_leader(community: Community, at: datetime) -> Person | None:
    """One with doors still to collect at; else of the septic tank's building; else any."""
    running = _running(community, Role.UNIT_LEADER, at)
    units = _shares_to_pay(community, at).values("dwelling__unit")
    to_collect = Q(appointments__role=Role.UNIT_LEADER, appointments__place__in=units)
    there = Q(appointments__place__parent__code="TSZL159-1")
    return _first(running.filter(to_collect)) or _first(running.filter(there)) or _first(running)


def _resident(community: Community, at: datetime) -> Person | None:
    """Somebody whom a shared repair concerns, where there is one."""
    homes = _shares_to_pay(community, at).values("dwelling")
    concerned = _at_home(community).filter(dwelling__in=homes)
    grown_up = concerned.filter(birth_year__lte=at.year - 18)
    return _first(grown_up) or _first(_at_home(community))


def _elder(community: Community, at: datetime) -> Person | None:
    return _at_home(community).filter(birth_year__isnull=False).order_by("birth_year").first()


LOOKS = (
    Look("resident", _("A resident"), _("Report, follow, pay, read."), "person", _resident),
    Look(
        "elder",
        _("An older resident"),
        _("The same in large, calm pages."),
        "eye",
        _elder,
        elder=True,
    ),
    Look(
        "grid-member",
        _("The grid member"),
        _("Today's list, the directory, cases."),
        "pin",
        _holder(Role.GRID_MEMBER),
    ),
    Look(
        "unit-leader",
        _("A unit leader"),
        _("Ask the stairwell, collect shares."),
        "stairs",
        _unit_leader,
    ),
    Look(
        "secretary",
        _("The community secretary"),
        _("The committee's desk."),
        "building",
        _holder(Role.COMMUNITY_SECRETARY),
    ),
    Look(
        "bookkeeper",
        _("The bookkeeper"),
        _("Receipts and books, to the fen."),
        "receipt",
        _holder(Role.BOOKKEEPER),
    ),
    Look(
        "police-officer",
        _("The community police officer"),
        _("Only what was shared with him."),
        "shield",
        _holder(Role.COMMUNITY_POLICE_OFFICER),
    ),
    Look(
        "supervisor",
        _("The sub-district supervisor"),
        _("Figures, and no names."),
        "list",
        _holder(Role.SUBDISTRICT_SUPERVISOR),
    ),
)


def _shares_to_pay(community: Community, at: datetime) -> ShareQuerySet:
    """Those of the story's end: whoever is looked as stays the same, whatever visitors do since."""
    end = community.story_as_of or at
    unpaid = Q(paid_at__isnull=True) | Q(paid_at__gt=end)
    return Share.objects.of(community).filter(unpaid, request__chosen_at__lte=end)


def _running(community: Community, role: Role, at: datetime) -> PersonQuerySet:
    running = Appointment.objects.of(community).running(day_of(at)).filter(role=role)
    return Person.objects.of(community).filter(pk__in=running.values("person_id"))


def _at_home(community: Community) -> PersonQuerySet:
    return Person.objects.of(community).filter(dwelling__isnull=False)


def _first(people: PersonQuerySet) -> Person | None:
    return people.order_by("code").first()
