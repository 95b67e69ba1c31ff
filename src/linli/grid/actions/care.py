"""Looking in on those who agreed to it: elders living alone every two days (E50, E55)."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.grid.actions.steps import refuse_other_community
from linli.grid.facts import CareAgreed, CareEnded
from linli.grid.models import CarePlan
from linli.grid.permissions import may_look_in
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.models import Dwelling


@action
def agree_care(
    *,
    by: By,
    at: datetime,
    dwelling: Dwelling,
    reason: str,
    agreement: str,
    agreed_on: date,
    every_days: int = 2,
    person: Person | None = None,
) -> CarePlan:
    """A home agreed to be looked in on. `person` is whom it is about, where it is about one.

    Refused: NOT_YOURS_TO_HANDLE, CONSENT_NEEDED without an agreement of today or before,
    LIVES_ELSEWHERE, ALREADY_ON_THE_LIST.
    """
    _refuse_unless_theirs(by, dwelling, at)
    refuse_other_community(by, person)
    if not agreement or agreed_on > day_of(at):
        raise Refused(
            "CONSENT_NEEDED",
            _("Ask them first. Only who agreed comes onto this list."),
            field="agreed_on",
        )
    if person is not None and person.dwelling_id != dwelling.pk:
        raise Refused("LIVES_ELSEWHERE", _("They do not live in this home."), field="person")
    plan, new = CarePlan.objects.get_or_create(
        community_id=by.community_id,
        dwelling=dwelling,
        until=None,
        defaults={
            "person": person,
            "every_days": every_days,
            "reason": reason,
            "agreement": agreement,
            "agreed_on": agreed_on,
            "since": day_of(at),
        },
    )
    if not new:
        raise Refused("ALREADY_ON_THE_LIST", _("Somebody looks in on this home already."))
    record(CareAgreed(dwelling_id=dwelling.pk, every_days=every_days), by=by, at=at)
    return plan


@action
def end_care(*, plan: CarePlan, by: By, at: datetime) -> CarePlan:
    """They do not want it any more, or do not need it. Refused: ALREADY_ENDED."""
    _refuse_unless_theirs(by, plan.dwelling, at)
    running = CarePlan.objects.of(by.community_id).filter(pk=plan.pk, until__isnull=True)
    if not running.update(until=day_of(at)):
        raise Refused("ALREADY_ENDED", _("They are off the list already."))
    plan.until = day_of(at)
    record(CareEnded(dwelling_id=plan.dwelling_id), by=by, at=at)
    return plan


def _refuse_unless_theirs(by: By, dwelling: Dwelling, at: datetime) -> None:
    if not may_look_in(by, dwelling, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Only the grid staff of this grid can do this."))
