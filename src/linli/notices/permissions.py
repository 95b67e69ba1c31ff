"""Who may post a notice, and who may hang one up."""

from __future__ import annotations

from datetime import datetime

from linli.journal.by import By
from linli.notices.models import Notice
from linli.people.queries import holds
from linli.people.roles import LEADERS, STAFF
from linli.places.models import Place
from linli.places.queries import around


def may_post(by: By, at: datetime) -> bool:
    """Staff of the community."""
    return holds(by, at, STAFF)


def may_hang_up(by: By, notice: Notice, place: Place | None, at: datetime) -> bool:
    """Staff, and the leader of that building or stairwell, if the notice addresses it."""
    if by.community_id != notice.community_id:
        return False
    where = place or notice.audience
    if may_post(by, at):
        return True
    if where and notice.audience_id and notice.audience_id not in around(where):
        return False
    return holds(by, at, LEADERS, place=where)
