"""Collecting, recording and spending are three roles (guardrail E36)."""

from __future__ import annotations

from datetime import datetime

from linli.journal.by import By
from linli.people.queries import holds
from linli.people.roles import COMMITTEE, GRID_STAFF, LEADERS, Role
from linli.places.models import Place


def may_collect(by: By, scope: Place, at: datetime) -> bool:
    """Building and unit leaders collect where they lead, grid staff in their grid."""
    here = by.community_id == scope.community_id
    return here and holds(by, at, LEADERS | GRID_STAFF, place=scope)


def may_record(by: By, at: datetime) -> bool:
    """The bookkeeper counts what collectors hand over."""
    return holds(by, at, [Role.BOOKKEEPER])


def may_spend(by: By, at: datetime) -> bool:
    """The committee pays what was decided; whoever keeps the books does not."""
    keeps_books = not by.operator and may_record(by, at)
    return holds(by, at, COMMITTEE) and not keeps_books


def may_read_books(by: By, at: datetime) -> bool:
    """The bookkeeper and the committee follow every fen; others see what is their own."""
    return holds(by, at, COMMITTEE | {Role.BOOKKEEPER})
