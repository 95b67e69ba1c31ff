"""Who may change the rulebook and who may give points."""

from __future__ import annotations

from datetime import datetime

from linli.journal.by import By
from linli.people.models import Person
from linli.people.queries import holds
from linli.people.roles import COMMITTEE


def may_adopt_rules(by: By, at: datetime) -> bool:
    """The committee writes down what a meeting adopted."""
    return holds(by, at, COMMITTEE)


def may_look(by: By, person: Person, at: datetime) -> bool:
    """The committee, which answers for the points and hears objections."""
    return person.community_id == by.community_id and holds(by, at, COMMITTEE)
