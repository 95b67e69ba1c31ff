"""Who conducts an owners' vote, who counts it, and whose own ballot it is."""

from __future__ import annotations

from datetime import datetime

from linli.journal.by import By
from linli.people.models import Person
from linli.people.queries import holds
from linli.people.roles import COMMITTEE


def may_conduct(by: By, at: datetime) -> bool:
    """The committee conducts votes on the owners' behalf."""
    return holds(by, at, COMMITTEE)


def may_tell(by: By, at: datetime) -> bool:
    """The committee's tellers take down and count; grid staff never see a ballot (E42)."""
    return holds(by, at, COMMITTEE)


def casts_in_person(by: By, cast_by: Person) -> bool:
    """A ballot online is its owner's own hand: nobody enters it for them."""
    return by.recorded_by_id is None and by.person_id == cast_by.pk
