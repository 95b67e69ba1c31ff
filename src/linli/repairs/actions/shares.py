"""Sharing the cost: both bases shown, agreement recorded, collected, paid out (A54, A55)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext as _

from linli.core import allocation
from linli.core.fen import yuan
from linli.core.refused import Refused
from linli.core.words import one_line
from linli.grid.models import Case
from linli.grid.permissions import may_handle
from linli.journal.by import By
from linli.journal.record import action, record
from linli.payments.actions.cash import Fund, check_amount, given_before, receive, spend
from linli.payments.actions.quotes import hold
from linli.payments.models import Expense, PaymentChannel, Quote, Receipt
from linli.payments.queries import pouches
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling, Place
from linli.repairs import facts
from linli.repairs.models import Share, ShareAnswer, SharePayment, ShareRequest
from linli.repairs.permissions import may_answer_for, may_collect_share
from linli.repairs.rules import Answer, Basis, basis_in_force


@action
def ask_shares(
    *,
    case: Case,
    quote: Quote,
    scope: Place,
    by: By,
    at: datetime,
    asked_basis: str = Basis.BY_AREA,
    reason: str = "",
    answer_by: datetime | None = None,
    code: str | None = None,
) -> ShareRequest:
    """Choose a quote and lay both bases before every dwelling of the scope.

    Refused: ANSWER_BY_PAST, NO_PAYERS, QUOTE_OF_ANOTHER_CASE, OFFER_REVISED, ALREADY_CHOSEN.
    """
    if not may_handle(by, case, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Only the grid member in charge can do this."))
    if answer_by is not None and answer_by < at and not by.history:
        raise Refused(
            "ANSWER_BY_PAST", _("That day is over. Leave the neighbours time."), field="answer_by"
        )
    _check_quote(case, quote, by)
    dwellings = list(Dwelling.objects.of(by.community_id).inside(scope))
    if not dwellings:
        raise Refused("NO_PAYERS", _("No homes are registered there."), field="scope")
    request = ShareRequest.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(ShareRequest, by.community_id, "F")[0],
        case=case,
        quote=quote,
        scope=scope,
        asked_basis=asked_basis,
        basis=Basis.BY_AREA,
        total_fen=quote.amount_fen,
        reason=one_line(reason),
        chosen_at=at,
        answer_by=answer_by,
    )
    _create_shares(request, dwellings)
    fact = facts.QuoteChosen(
        case_id=case.pk,
        quote_id=quote.pk,
        share_request_id=request.pk,
        total_fen=request.total_fen,
    )
    record(fact, by=by, at=at)
    return request


@action
def answer(*, share: Share, by: By, at: datetime, answer: str, channel: str) -> ShareAnswer:
    """A household agrees to an equal split or does not; its last answer counts.

    Refused: NOT_YOURS_TO_ANSWER; COLLECTING_BEGAN once the basis is fixed.
    """
    if not may_answer_for(by, share, at):
        raise Refused("NOT_YOURS_TO_ANSWER", _("Only this household answers for itself."))
    if answer not in list(Answer):
        raise Refused("NOTHING_SAID", _("Please choose: agree, or not."), field="answer")
    request = share.request
    _hold(request)
    if request.state != ShareRequest.State.ASKING and not by.history:
        raise Refused(
            "COLLECTING_BEGAN",
            _("Collecting has begun. If something is wrong, tell the grid member."),
        )
    said = ShareAnswer.objects.create(
        community_id=by.community_id,
        share=share,
        answer=answer,
        at=at,
        channel=channel,
        answered_by_id=by.person_id,
        recorded_by_id=by.recorded_by_id,
    )
    later = Q(answered_at__isnull=True) | Q(answered_at__lte=at)
    Share.objects.filter(later, pk=share.pk).update(answer=answer, answered_at=at)
    _follow_answers(request, by)
    fact = facts.ShareAnswered(case_id=request.case_id, share_id=share.pk, answer=answer)
    record(fact, by=by, at=at)
    return said


@action
def begin_collecting(*, request: ShareRequest, by: By, at: datetime, basis: str) -> ShareRequest:
    """Fix the basis and start to collect. `basis` is one of `rules.Basis`.

    Refused: EQUAL_SPLIT_NEEDS_AGREEMENT (E32) while a payer has not agreed; COLLECTING_BEGAN.
    """
    if not may_handle(by, request.case, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Only the grid member in charge can do this."))
    _hold(request)
    agreed = basis_in_force(request.asked_basis, _last_answers(request))
    if Basis(basis) == Basis.EQUAL and agreed != Basis.EQUAL:
        raise Refused(
            "EQUAL_SPLIT_NEEDS_AGREEMENT",
            _("Not every household has agreed to an equal split. Collect by area, or ask again."),
            field="basis",
        )
    mine = ShareRequest.objects.filter(pk=request.pk, state=ShareRequest.State.ASKING)
    if not mine.update(state=ShareRequest.State.COLLECTING, basis=basis):
        raise Refused("COLLECTING_BEGAN", _("Collecting has already begun."))
    request.state, request.basis = ShareRequest.State.COLLECTING, basis
    fact = facts.CollectingBegan(case_id=request.case_id, share_request_id=request.pk, basis=basis)
    record(fact, by=by, at=at)
    return request


@action
def pay(
    *,
    share: Share,
    by: By,
    at: datetime,
    key: str,
    amount_fen: int,
    channel: str,
    external_no: str = "",
    code: str | None = None,
) -> Receipt:
    """A collector takes money for a share and gives a numbered receipt; pressing twice pays once.

    Refused: NOT_YOURS_TO_COLLECT, NOT_COLLECTING, NO_AMOUNT, MORE_THAN_OWED,
    SAME_ID_OTHER_CONTENT.
    """
    request = share.request
    if not may_collect_share(by, share, at):
        raise Refused(
            "NOT_YOURS_TO_COLLECT", _("Only the unit leader or the grid member collects here.")
        )
    check_amount(amount_fen)
    _hold(request)
    before = given_before(
        by=by, key=key, dwelling=share.dwelling, amount_fen=amount_fen, channel=channel
    )
    if before is not None:
        return before
    _check_collecting(request, by)
    _book(share, by, amount_fen)
    receipt = receive(
        by=by,
        at=at,
        key=key,
        fund=_fund(request),
        dwelling=share.dwelling,
        amount_fen=amount_fen,
        channel=channel,
        external_no=external_no,
        code=code,
    )
    SharePayment.objects.create(community_id=by.community_id, share=share, receipt=receipt)
    _note_payment(share, by, at, receipt)
    return receipt


@action
def pay_contractor(
    *, request: ShareRequest, by: By, at: datetime, key: str, channel: str, invoice_no: str
) -> Expense:
    """Pay the contractor what was collected for it.

    Refused: THREE_WAY for a collector of this request (E36); NOT_ALL_COLLECTED; CASH_IN_HAND while
    a collector of it still holds cash; ALREADY_PAID.
    """
    if SharePayment.objects.filter(
        share__request=request, receipt__collector_id=by.asked_id, receipt__collector__isnull=False
    ).exists():
        raise Refused("THREE_WAY", _("Whoever collected does not pay out. Ask a colleague."))
    if request.shares.exclude(pk__in=request.shares.paid()).exists():
        raise Refused("NOT_ALL_COLLECTED", _("Not every share is paid yet."))
    if not by.history:
        _check_counted_in(request)
    mine = ShareRequest.objects.filter(pk=request.pk).exclude(state=ShareRequest.State.SETTLED)
    if not mine.update(state=ShareRequest.State.SETTLED):
        raise Refused("ALREADY_PAID", _("The contractor was paid before."))
    expense = spend(
        by=by,
        at=at,
        key=key,
        fund=_fund(request),
        vendor=request.quote.vendor,
        amount_fen=request.total_fen,
        channel=channel,
        invoice_no=invoice_no,
    )
    fact = facts.ContractorPaid(
        case_id=request.case_id, share_request_id=request.pk, amount_fen=request.total_fen
    )
    record(fact, by=by, at=at)
    return expense


def _check_counted_in(request: ShareRequest) -> None:
    """The bill is not paid with other people's money while its own is still on the way (E36)."""
    took_cash = Receipt.objects.filter(
        share_payment__share__request=request, channel=PaymentChannel.CASH
    ).values_list("collector_id", flat=True)
    collectors = set(took_cash)
    for pouch in pouches(request.community_id):
        if pouch.collector.pk in collectors:
            raise Refused(
                "CASH_IN_HAND",
                _("%(name)s still holds %(held)s yuan in cash. The bookkeeper counts it in first.")
                % {"name": pouch.collector.name, "held": yuan(pouch.amount_fen)},
            )


def _fund(request: ShareRequest) -> Fund:
    return Fund(request.fund, request.case.headline[:160])


def _hold(request: ShareRequest) -> None:
    """Read it again, and let nobody else answer, begin or pay until this action ends."""
    held = ShareRequest.objects.select_for_update(no_key=True)
    request.refresh_from_db(fields=["state", "basis"], from_queryset=held)


def _check_quote(case: Case, quote: Quote, by: By) -> None:
    hold(quote.inquiry)
    if quote.inquiry.repair.case_id != case.pk:
        raise Refused("QUOTE_OF_ANOTHER_CASE", _("That price belongs to another matter."))
    if Quote.objects.filter(supersedes=quote).exists():
        raise Refused("OFFER_REVISED", _("This vendor named a later price: choose that."))
    if ShareRequest.objects.filter(quote=quote).exists():
        raise Refused("ALREADY_CHOSEN", _("This price was already chosen."))
    running = ShareRequest.objects.filter(case=case).exclude(state=ShareRequest.State.SETTLED)
    if running.exists() and not by.history:
        raise Refused("ALREADY_CHOSEN", _("The neighbours are already sharing one price."))


def _create_shares(request: ShareRequest, dwellings: list[Dwelling]) -> None:
    areas = {dwelling.code: dwelling.area for dwelling in dwellings}
    equal = allocation.equally(request.total_fen, areas)
    by_area = allocation.by_area(request.total_fen, areas)
    Share.objects.bulk_create(
        Share(
            community_id=request.community_id,
            request=request,
            dwelling=dwelling,
            equal_fen=equal[dwelling.code],
            by_area_fen=by_area[dwelling.code],
        )
        for dwelling in dwellings
    )


def _last_answers(request: ShareRequest) -> list[str]:
    return list(request.shares.values_list("answer", flat=True))


def _follow_answers(request: ShareRequest, by: By) -> None:
    """The basis follows the answers until collecting has begun; afterwards entered ones too."""
    basis = basis_in_force(request.asked_basis, _last_answers(request))
    mine = ShareRequest.objects.filter(pk=request.pk)
    if not by.history:
        mine = mine.filter(state=ShareRequest.State.ASKING)
    if mine.update(basis=basis):
        request.basis = basis


def _check_collecting(request: ShareRequest, by: By) -> None:
    if request.state == ShareRequest.State.COLLECTING:
        return
    if not by.history:
        raise Refused("NOT_COLLECTING", _("Collecting has not begun, or is over."))
    ShareRequest.objects.filter(pk=request.pk).update(state=ShareRequest.State.COLLECTING)


def _book(share: Share, by: By, amount_fen: int) -> None:
    """Add to what the share has paid, never beyond it: two payers at once cannot both pay it."""
    rest = share.amount_fen - amount_fen
    mine = Share.objects.filter(pk=share.pk)
    if not by.history:
        mine = mine.filter(paid_fen__lte=rest)
    if not mine.update(paid_fen=F("paid_fen") + amount_fen):
        share.refresh_from_db(fields=["paid_fen"])
        raise Refused(
            "MORE_THAN_OWED",
            _("This household still owes %(owed)s yuan, not more.") % {"owed": yuan(share.owed_fen)}
            if share.owed_fen
            else _("This household has already paid its share."),
            field="amount",
        )
    share.refresh_from_db(fields=["paid_fen", "paid_at"])


def _note_payment(share: Share, by: By, at: datetime, receipt: Receipt) -> None:
    request = share.request
    reached = share.paid_at is None and share.paid_fen >= share.amount_fen
    kind = facts.SharePaid if reached else facts.SharePartPaid
    record(
        kind(case_id=request.case_id, share_id=share.pk, receipt_number=receipt.number),
        by=by,
        at=at,
    )
    if not reached:
        return
    share.paid_at = at
    share.save(update_fields=["paid_at"])
    if not request.shares.filter(paid_at__isnull=True).exists():
        fact = facts.AllSharesPaid(case_id=request.case_id, share_request_id=request.pk)
        record(fact, by=by, at=at)
