"""Honours: nominated, laid out for comment, awarded by the body entitled to it (A34)."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.credit.facts import HonourAwarded, HonourProposed
from linli.credit.models import AwardingBody, Honour, Title
from linli.credit.permissions import may_award_honour
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes


@action
def propose(
    *,
    by: By,
    at: datetime,
    nominee: Person,
    title: str,
    year: int,
    comment_until: date,
    awarding_body: str,
    code: str = "",
) -> Honour:
    """Propose somebody; everybody may comment until a day."""
    honour = Honour.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Honour, by.community_id, "HN")[0],
        year=year,
        title=Title(title),
        nominee=nominee,
        nominated_by_id=by.person_id,
        nominated_on=day_of(at),
        comment_until=comment_until,
        awarding_body=AwardingBody(awarding_body),
    )
    record(HonourProposed(honour_id=honour.pk), by=by, at=at)
    return honour


@action
def award(*, honour: Honour, approved_by: Person, by: By, at: datetime) -> Honour:
    """The awarding body has decided.

    Refused: SELF_AWARD, WRONG_AWARDING_BODY, COMMENT_PERIOD_OPEN until the day after comments end.
    """
    if not may_award_honour(by, at):
        raise Refused("NOT_YOURS_TO_AWARD", _("The committee enters what was decided."))
    if approved_by.pk == honour.nominee_id:
        raise Refused("SELF_AWARD", _("Nobody approves an honour for themself."))
    party_only = honour.title == Title.EXCELLENT_PARTY_MEMBER
    if party_only and honour.awarding_body != AwardingBody.PARTY_BRANCH:
        raise Refused("WRONG_AWARDING_BODY", _("Only the Party branch awards this one."))
    day = day_of(at)
    if day <= honour.comment_until:
        raise Refused("COMMENT_PERIOD_OPEN", _("People may still comment until that day is over."))
    mine = Honour.objects.of(by.community_id).filter(pk=honour.pk, awarded_on__isnull=True)
    if not mine.update(approved_by=approved_by, awarded_on=day):
        raise Refused("ALREADY_DONE", _("This honour is already awarded."))
    honour.approved_by, honour.awarded_on = approved_by, day
    record(HonourAwarded(honour_id=honour.pk, title=honour.title), by=by, at=at)
    return honour
