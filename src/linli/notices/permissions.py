"""Who may post a notice, and who may hang one up."""

from __future__ import annotations

from datetime import datetime

from linli.journal.by import By
from linli.notices.models import Notice
from linli.people.queries import holds
from linli.people.roles import LEADERS, STAFF


def may_post(by: By, at: datetime) -> bool:
    """Staff of the community."""
    return holds(by, at, STAFF)


def may_hang_up(by: By, notice: Notice, at: datetime) -> bool:
    """Staff, and the leaders of the building or stairwell that the notice addresses."""
    if by.community_id != notice.community_id:
        return False
    return may_post(by, at) or holds(by, at, LEADERS, place=notice.audience)
