"""Who is responsible for what, where, by which clause: the community's own table (A52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.grid.actions.steps import refuse_other_community
from linli.grid.facts import DutyEnded, DutyNoted
from linli.grid.models import Category, Contact, Duty, DutyKind
from linli.grid.permissions import may_keep_directory
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.models import Place

_WITHOUT_A_NUMBER = {DutyKind.ONE_OWNER, DutyKind.OWNERS_TOGETHER, DutyKind.COMMITTEE}


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What a duty covers: no category means everything, no place the whole community."""

    category: Category | None = None
    place: Place | None = None


@action
def note_duty(
    *,
    by: By,
    at: datetime,
    kind: str,
    clause: str,
    reach: Reach,
    contact: Contact | None = None,
    since: date | None = None,
) -> Duty:
    """Write down whose duty it is. Refused: NOT_YOURS_TO_LIST, CLAUSE_NEEDED, CONTACT_NEEDED."""
    _keeps(by, at)
    refuse_other_community(by, reach.category, reach.place, contact)
    if not one_line(clause):
        raise Refused("CLAUSE_NEEDED", _("Please say where that is written."), field="clause")
    if contact is None and kind not in _WITHOUT_A_NUMBER:
        raise Refused("CONTACT_NEEDED", _("Please pick who is called for it."), field="contact")
    duty = Duty.objects.create(
        community_id=by.community_id,
        kind=kind,
        category=reach.category,
        place=reach.place,
        contact=contact,
        clause=one_line(clause)[:200],
        since=since or day_of(at),
    )
    record(DutyNoted(duty_id=duty.pk), by=by, at=at)
    return duty


@action
def end_duty(*, duty: Duty, by: By, at: datetime) -> Duty:
    """It is no longer theirs, from today. Refused: NOT_YOURS_TO_LIST, ALREADY_ENDED."""
    _keeps(by, at)
    yesterday = day_of(at) - timedelta(days=1)
    running = Duty.objects.of(by.community_id).filter(pk=duty.pk, until__isnull=True)
    if not running.update(until=yesterday):
        raise Refused("ALREADY_ENDED", _("It is no longer theirs already."))
    duty.until = yesterday
    record(DutyEnded(duty_id=duty.pk), by=by, at=at)
    return duty


def _keeps(by: By, at: datetime) -> None:
    if not may_keep_directory(by, at):
        raise Refused("NOT_YOURS_TO_LIST", _("The committee or the grid staff do this."))
