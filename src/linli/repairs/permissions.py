"""Who may do what with a shared repair."""

from __future__ import annotations

from datetime import datetime

from linli.core.time import day_of
from linli.grid.permissions import may_handle
from linli.journal.by import By
from linli.payments.permissions import may_collect
from linli.people.models import Person
from linli.people.queries import holds, homes_of, minor_on
from linli.people.roles import Role
from linli.repairs.models import Share, ShareRequest


def speaks_for(by: By, share: Share, at: datetime) -> bool:
    """An owner or a grown-up member of the household answers for its own dwelling."""
    if by.person_id is None:
        return False
    person = Person.objects.of(by.community_id).filter(pk=by.person_id).first()
    if person is None or minor_on(person, day_of(at)):
        return False
    return homes_of(person, at).filter(pk=share.dwelling_id).exists()


def may_answer_for(by: By, share: Share, at: datetime) -> bool:
    """Oneself; or staff and leaders who write down what a household told them (E37)."""
    if by.operator or (by.recorded_by_id is None and speaks_for(by, share, at)):
        return True
    return may_collect_share(by, share, at) or may_handle(by, share.request.case, at)


def may_collect_share(by: By, share: Share, at: datetime) -> bool:
    """The leader of the dwelling's stairwell or building, or the grid member."""
    return may_collect(by, share.dwelling.unit, at)


def may_see_amounts(by: By, request: ShareRequest, at: datetime) -> bool:
    """Who owes what is for those who collect, the grid member and the bookkeeper only (E21)."""
    return (
        may_handle(by, request.case, at)
        or may_collect(by, request.scope, at)
        or holds(by, at, [Role.BOOKKEEPER])
    )
