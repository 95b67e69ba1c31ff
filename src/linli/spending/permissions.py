"""Who lays out a budget, and who chooses for a home."""

from __future__ import annotations

from datetime import datetime

from linli.core.time import day_of
from linli.journal.by import By
from linli.people.models import Person
from linli.people.queries import holds, homes_of, minor_on
from linli.people.roles import COMMITTEE
from linli.places.models import Dwelling


def may_lay_out(by: By, at: datetime) -> bool:
    """The committee lays out a surplus and looks at the wishes."""
    return holds(by, at, COMMITTEE)


def may_choose_for(by: By, home: Dwelling, at: datetime) -> bool:
    """A grown-up of the home chooses; the committee enters what a home says on paper."""
    if by.recorded_by_id is not None or by.operator:
        return holds(by, at, COMMITTEE)
    person = Person.objects.of(by.community_id).filter(pk=by.person_id or 0).first()
    if person is None or minor_on(person, day_of(at)):
        return False
    return home in homes_of(person, at)
