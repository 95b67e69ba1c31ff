"""A charity sale with its accounts, partners, and kind words (A29, A66, A69; guardrail E34)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.activities.models import Event
from linli.commons.facts import CharityGiven, CharityTaken, FeedbackGiven, PartnerAgreed
from linli.commons.models import Feedback, Partner, Payout, Taking
from linli.commons.permissions import may_keep_room
from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import clean, one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.payments.actions.cash import Fund, check_amount, pay_out, take_in
from linli.people.models import Person
from linli.places.codes import fresh_codes


@action
def take(
    *, event: Event, item: str, amount_fen: int, by: By, at: datetime, code: str = ""
) -> Taking:
    """Something was sold at a charity sale."""
    _keeps(by, at)
    check_amount(amount_fen)
    recorded = record(CharityTaken(event_id=event.pk, amount_fen=amount_fen), by=by, at=at)
    move_id = take_in(
        by=by,
        at=at,
        key=f"charity:{recorded.pk}",
        fund=_fund(event),
        amount_fen=amount_fen,
        because_id=recorded.pk,
    )
    return Taking.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Taking, by.community_id, "CT")[0],
        event=event,
        item=one_line(item),
        amount_fen=amount_fen,
        at=at,
        move_id=move_id,
    )


@action
def give(
    *, event: Event, beneficiary: str, amount_fen: int, by: By, at: datetime, code: str = ""
) -> Payout:
    """Money of the sale goes to whom it was for. OVERDRAFT beyond what was taken."""
    _keeps(by, at)
    check_amount(amount_fen)
    recorded = record(CharityGiven(event_id=event.pk, amount_fen=amount_fen), by=by, at=at)
    move_id = pay_out(
        by=by,
        at=at,
        key=f"charity:{recorded.pk}",
        fund=_fund(event),
        to=f"beneficiary:{event.pk}",
        amount_fen=amount_fen,
        because_id=recorded.pk,
    )
    return Payout.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Payout, by.community_id, "CP")[0],
        event=event,
        beneficiary=one_line(beneficiary),
        amount_fen=amount_fen,
        at=at,
        move_id=move_id,
    )


@action
def agree(*, by: By, at: datetime, name: str, kind: str, code: str = "") -> Partner:
    """A school or a shop joins in."""
    _keeps(by, at)
    partner = Partner.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Partner, by.community_id, "PA")[0],
        name=one_line(name),
        kind=kind,
        agreed_on=day_of(at),
    )
    record(PartnerAgreed(partner_id=partner.pk), by=by, at=at)
    return partner


@action
def say(
    *,
    by: By,
    at: datetime,
    about: str,
    words: str,
    may_quote: bool,
    person: Person | None = None,
    code: str = "",
) -> Feedback:
    """What somebody said, and whether it may be quoted."""
    if not clean(words):
        raise Refused("NOTHING_SAID", _("Please write a word first."), field="words")
    feedback = Feedback.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Feedback, by.community_id, "FB")[0],
        person=person,
        about=about,
        words=clean(words),
        may_quote=may_quote,
        at=at,
    )
    record(FeedbackGiven(feedback_id=feedback.pk), by=by, at=at)
    return feedback


def _fund(event: Event) -> Fund:
    return Fund(f"event:{event.pk}", event.code, pooled=True)


def _keeps(by: By, at: datetime) -> None:
    if not may_keep_room(by, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Staff keep these accounts."))
