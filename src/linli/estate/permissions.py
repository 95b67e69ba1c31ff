"""Who bills, who collects, who spends; and who answers for a household."""

from __future__ import annotations

from datetime import datetime

from linli.estate.models import Bill
from linli.journal.by import By
from linli.payments.permissions import may_collect
from linli.people.models import Ownership
from linli.people.queries import holds, home_dwelling_of
from linli.people.roles import COMMITTEE, LEADERS, STAFF, Role


def may_bill(by: By, at: datetime) -> bool:
    """The committee sets up schemes and issues bills."""
    return holds(by, at, COMMITTEE)


def may_collect_fee(by: By, bill: Bill, at: datetime) -> bool:
    """Leaders of the stairwell, grid staff there, and the property company's staff."""
    if holds(by, at, [Role.PROPERTY_STAFF], place=bill.dwelling.unit):
        return True
    return may_collect(by, bill.dwelling.unit, at)


def may_keep_books(by: By, at: datetime) -> bool:
    """The bookkeeper writes the book of a self-run scheme."""
    return holds(by, at, [Role.BOOKKEEPER])


def may_confirm_for(by: By, bill: Bill, at: datetime) -> bool:
    """The household itself; staff and leaders write down what they were told (E37)."""
    if holds(by, at, STAFF | LEADERS, place=bill.dwelling.unit):
        return True
    if by.person_id is None or by.recorded_by_id is not None:
        return False
    owning = Ownership.objects.on(at.date()).filter(owner=by.person_id, dwelling=bill.dwelling)
    return home_dwelling_of(by.person_id) == bill.dwelling_id or owning.exists()
