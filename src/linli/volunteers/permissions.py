"""Who may enter what about teams."""

from __future__ import annotations

from datetime import datetime

from linli.journal.by import By
from linli.people.models import Team
from linli.people.queries import holds
from linli.people.roles import COMMITTEE, STAFF, Role


def may_note_training(by: By, team: Team, at: datetime) -> bool:
    """The committee, and the community police officer for the neighbourhood watch."""
    if holds(by, at, COMMITTEE):
        return True
    officer = holds(by, at, [Role.COMMUNITY_POLICE_OFFICER])
    return officer and team.kind == Team.Kind.NEIGHBOURHOOD_WATCH


def may_keep_services(by: By, at: datetime) -> bool:
    """Staff note sessions, shifts and visits for the volunteers."""
    return holds(by, at, STAFF)
