from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from linli.core.time import day_of
from linli.journal.by import By
from linli.people.models import Appointment, Consent, FamilyMember, Ownership, Person, Team
from linli.people.roles import Role
from linli.people.rules import is_minor
from linli.places.models import Dwelling, DwellingQuerySet, Place, Shop
from linli.places.queries import around

Party = Person | Shop | Dwelling
"""Who can agree to something: a person, a shop or a dwelling."""


def holds(
    by: By,
    at: datetime,
    roles: Iterable[Role],
    *,
    place: Place | None = None,
    team: Team | None = None,
) -> bool:
    """Whether the one whose permission is asked holds one of the roles.

    With a place or a team: there, or in what it lies in, or in the whole community. Without:
    anywhere in the community. The machine's operator holds every role.
    """
    if by.operator:
        return True
    if by.asked_id is None:
        return False
    mine = Appointment.objects.of(by.community_id).running(day_of(at))
    mine = mine.filter(person_id=by.asked_id, role__in=set(roles))
    return mine.filter(_reaching(place, team)).exists()


def roles_of(person_id: int, at: datetime) -> set[Role]:
    """The roles that a person holds at that time, anywhere in their community."""
    running = Appointment.objects.running(day_of(at)).filter(person_id=person_id)
    return {Role(role) for role in running.values_list("role", flat=True)}


def household(person: Person) -> list[Person]:
    """The people of a person's dwelling, the person among them."""
    if person.dwelling_id is None:
        return [person]
    return list(Person.objects.filter(dwelling_id=person.dwelling_id).order_by("code"))


def at_home_in(dwelling: Dwelling, at: datetime) -> list[Person]:
    """Those who live in a dwelling or own it at that time."""
    owning = Ownership.objects.on(day_of(at)).filter(dwelling=dwelling).values("owner_id")
    inside = Q(dwelling=dwelling) | Q(pk__in=owning)
    return list(Person.objects.of(dwelling.community_id).filter(inside).order_by("code"))


def homes_of(person: Person, at: datetime) -> DwellingQuerySet:
    """The dwellings that a person lives in or owns at that time."""
    owned = Ownership.objects.on(day_of(at)).filter(owner=person).values("dwelling_id")
    homes = Dwelling.objects.of(person.community_id)
    return homes.filter(Q(pk=person.dwelling_id) | Q(pk__in=owned))


def same_household_or_family(one: Person, other: Person) -> bool:
    """Whether two people live together or are confirmed members of one family (guardrail E12)."""
    if one.pk == other.pk:
        return True
    if one.dwelling_id is not None and one.dwelling_id == other.dwelling_id:
        return True
    confirmed = FamilyMember.objects.filter(confirmed_at__isnull=False)
    families = confirmed.filter(person=one).values("family_id")
    return confirmed.filter(person=other, family_id__in=families).exists()


def consented(party: Party, purpose: str, channel: str | None, at: datetime) -> bool:
    """Whether a party has a live consent for a purpose, on a channel (None: on whichever)."""
    live = Consent.objects.of(party.community_id).live(at)
    if channel is not None:
        live = live.for_channel(channel)
    return live.filter(purpose=purpose, **as_party(party)).exists()


def as_party(party: Party) -> dict[str, Party]:
    """The column in which a consent keeps its party."""
    return {type(party).__name__.lower(): party}


def minor_on(person: Person, day: date) -> bool:
    """Whether a person may be under 18 on a day: see `rules.is_minor`."""
    return is_minor(person.birth_year, day)


def home_of(person: Person) -> Place | None:
    """The stairwell in which a person lives."""
    return person.dwelling.unit if person.dwelling else None


def _reaching(place: Place | None, team: Team | None) -> Q:
    if place is None and team is None:
        return Q()
    reaching = Q(place__isnull=True, team__isnull=True)
    if place is not None:
        reaching |= Q(place_id__in=around(place))
    if team is not None:
        reaching |= Q(team=team)
    return reaching


def home_dwelling_of(person_id: int) -> int | None:
    """The id of the dwelling in which a person lives."""
    return Person.objects.filter(pk=person_id).values_list("dwelling", flat=True).first()
