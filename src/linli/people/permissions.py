from __future__ import annotations

from datetime import datetime

from linli.core.time import day_of
from linli.journal.by import By
from linli.people.models import Consent, Person
from linli.people.queries import Party, at_home_in, holds, home_of, minor_on
from linli.people.roles import COMMITTEE, STAFF
from linli.places.models import Shop


def may_keep_register(by: By, at: datetime) -> bool:
    """The committee keeps the register of people, owners, families, teams and appointments."""
    return holds(by, at, COMMITTEE)


def may_act_for(by: By, person: Person, at: datetime) -> bool:
    """A person acts for themself; the committee, or the grid member of their home, writes it in."""
    if by.operator or by.person_id != person.pk:
        return by.operator
    return by.recorded_by_id is None or holds(by, at, STAFF, place=home_of(person))


def may_reach(by: By, person: Person, at: datetime) -> bool:
    """The person themself, the committee, and the grid staff of the person's home."""
    if person.community_id != by.community_id:
        return False
    return by.asked_id == person.pk or holds(by, at, STAFF, place=home_of(person))


def may_consent(by: By, party: Party, guardian: Person | None, at: datetime) -> bool:
    """A person or their guardian; an owner or resident for a dwelling; a shop through the desk."""
    if party.community_id != by.community_id:
        return False
    if by.operator:
        return True
    if isinstance(party, Person):
        speaker = guardian if guardian and minor_on(party, day_of(at)) else party
        return may_act_for(by, speaker, at) or may_act_for(by, party, at)
    if isinstance(party, Shop):
        return holds(by, at, STAFF)
    return any(may_act_for(by, person, at) for person in at_home_in(party, at))


def may_withdraw(by: By, consent: Consent, at: datetime) -> bool:
    """Whoever could give it may take it back."""
    return may_consent(by, consent.party, consent.guardian, at)
