"""Who conducts an owners' vote, and who may take down a ballot."""

from __future__ import annotations

from datetime import datetime

from linli.journal.by import By
from linli.people.models import Person
from linli.people.queries import holds
from linli.people.roles import COMMITTEE


def may_conduct(by: By, at: datetime) -> bool:
    """The committee conducts votes on the owners' behalf."""
    return holds(by, at, COMMITTEE)


def may_cast(by: By, cast_by: Person, at: datetime) -> bool:
    """Somebody casts for themself; tellers of the committee take down the rest."""
    in_person = by.recorded_by_id is None and by.person_id == cast_by.pk
    return in_person or holds(by, at, COMMITTEE)
