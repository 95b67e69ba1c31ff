"""Who convenes, writes down and carries out."""

from __future__ import annotations

from datetime import datetime

from linli.deliberation.models import Group, Meeting
from linli.journal.by import By
from linli.people.models import Ownership, Person
from linli.people.queries import holds, home_dwelling_of
from linli.people.roles import COMMITTEE, LEADERS, STAFF
from linli.places.models import Dwelling


def may_convene(by: By, at: datetime) -> bool:
    """The committee and the grid staff propose projects, convene and keep minutes."""
    return holds(by, at, STAFF)


def may_plan(by: By, at: datetime) -> bool:
    """The committee."""
    return holds(by, at, COMMITTEE)


def may_lead_group(by: By, group: Group, at: datetime) -> bool:
    """Its convenor, and the committee."""
    return by.person_id == group.convenor_id or holds(by, at, COMMITTEE)


def may_be_there(by: By, person: Person, at: datetime) -> bool:
    """Everybody signs in for themselves; staff take over the paper list."""
    return by.person_id == person.pk or holds(by, at, STAFF)


def may_see_names(by: By, at: datetime) -> bool:
    """Who signed in, who was heard and who was not reached is for staff (E20)."""
    return holds(by, at, STAFF)


def may_answer_minutes(by: By, meeting: Meeting) -> bool:
    """Those who were there."""
    return by.person_id is not None and meeting.sign_ins.filter(person=by.person_id).exists()


def may_read_minutes(by: By, meeting: Meeting, at: datetime) -> bool:
    """Once published everybody; before that those who were there, and staff."""
    if meeting.published_at is not None:
        return True
    return may_answer_minutes(by, meeting) or holds(by, at, STAFF)


def may_answer_poll(by: By, dwelling: Dwelling, at: datetime) -> bool:
    """Those who live in it or own it; staff and leaders write down what they were told (E37)."""
    if holds(by, at, STAFF) or holds(by, at, LEADERS, place=dwelling.unit):
        return True
    if by.person_id is None or by.recorded_by_id is not None:
        return False
    owning = Ownership.objects.on(at.date()).filter(owner=by.person_id, dwelling=dwelling)
    return home_dwelling_of(by.person_id) == dwelling.pk or owning.exists()
