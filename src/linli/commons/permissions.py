"""Who keeps the reading room and what belongs to it."""

from __future__ import annotations

from datetime import datetime

from linli.journal.by import By
from linli.people.queries import holds
from linli.people.roles import STAFF


def may_keep_room(by: By, at: datetime) -> bool:
    """Staff of the community."""
    return holds(by, at, STAFF)
