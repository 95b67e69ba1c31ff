"""Serve first, then the answer, then the money (A17, A22, A65)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext as _

from linli.core.fen import yuan
from linli.core.refused import Refused
from linli.core.words import one_line
from linli.estate.facts import FeePaid, FeePartPaid, FeeRefunded, ServiceConfirmed
from linli.estate.models import Answer, Bill, Confirmation, FeePayment, FeeRefund
from linli.estate.permissions import may_bill, may_collect_fee, may_confirm_for
from linli.estate.rules import Mode
from linli.journal.by import By
from linli.journal.record import action, record
from linli.payments.actions.cash import Fund, give_back, given_before, receive
from linli.places.codes import fresh_codes


@action
def confirm(*, bill: Bill, by: By, at: datetime, answer: str, code: str = "") -> Confirmation:
    """A household says whether it is satisfied with the service; its last answer counts."""
    if not may_confirm_for(by, bill, at):
        raise Refused("NOT_YOURS_TO_ANSWER", _("Only this household answers for itself."))
    said = Confirmation.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Confirmation, by.community_id, "SC")[0],
        bill=bill,
        answer=Answer(answer),
        at=at,
        recorded_by_id=by.recorded_by_id,
    )
    later = Q(answered_at__isnull=True) | Q(answered_at__lte=at)
    Bill.objects.filter(later, pk=bill.pk).update(answer=answer, answered_at=at)
    record(ServiceConfirmed(bill_id=bill.pk, answer=answer), by=by, at=at)
    return said


@action
def pay(
    *,
    bill: Bill,
    by: By,
    at: datetime,
    key: str,
    amount_fen: int,
    channel: str,
    external_no: str = "",
    code: str | None = None,
) -> FeePayment:
    """Take money for a bill and give a numbered receipt; the same form twice pays once.

    Refused: NOT_YOURS_TO_COLLECT, PAYMENT_BEFORE_SATISFACTION in a serve-first scheme,
    MORE_THAN_OWED, SAME_ID_OTHER_CONTENT.
    """
    if not may_collect_fee(by, bill, at):
        raise Refused("NOT_YOURS_TO_COLLECT", _("Only those who collect there take money."))
    before = given_before(
        by=by, key=key, dwelling=bill.dwelling, amount_fen=amount_fen, channel=channel
    )
    if before is not None:
        return FeePayment.objects.get(receipt=before)
    _check_satisfied(bill, at)
    was_paid = _book(bill, by, amount_fen)
    receipt = receive(
        by=by,
        at=at,
        key=key,
        fund=fund_of(bill, by),
        dwelling=bill.dwelling,
        amount_fen=amount_fen,
        channel=channel,
        external_no=external_no,
        code=code,
    )
    payment = FeePayment.objects.create(
        community_id=by.community_id, code=receipt.code, bill=bill, receipt=receipt
    )
    kind = FeePaid if bill.is_paid and not was_paid else FeePartPaid
    record(kind(bill_id=bill.pk, receipt_number=receipt.number), by=by, at=at)
    return payment


@action
def refund(
    *,
    payment: FeePayment,
    by: By,
    at: datetime,
    amount_fen: int,
    reason: str,
    code: str = "",
) -> FeeRefund:
    """Give money back. Refused: MORE_THAN_PAID, REASON_NEEDED."""
    if not may_bill(by, at):
        raise Refused("NOT_YOURS_TO_BILL", _("The committee decides on refunds."))
    if not one_line(reason):
        raise Refused("REASON_NEEDED", _("Please write why it is given back."), field="reason")
    bill = payment.bill
    was_paid = bill.is_paid
    mine = Bill.objects.filter(pk=bill.pk, received_fen__gte=amount_fen)
    if amount_fen <= 0 or not mine.update(received_fen=F("received_fen") - amount_fen):
        raise Refused("MORE_THAN_PAID", _("That is more than was paid."), field="amount")
    bill.refresh_from_db(fields=["received_fen"])
    move_id = give_back(
        by=by,
        at=at,
        receipt=payment.receipt,
        fund=fund_of(bill, by),
        amount_fen=amount_fen,
        reason=one_line(reason),
    )
    made = FeeRefund.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(FeeRefund, by.community_id, "FR")[0],
        payment=payment,
        at=at,
        amount_fen=amount_fen,
        reason=one_line(reason),
        move_id=move_id,
    )
    fact = FeeRefunded(
        bill_id=bill.pk, refund_id=made.pk, unpaid_again=was_paid and not bill.is_paid
    )
    record(fact, by=by, at=at)
    return made


def fund_of(bill: Bill, by: By) -> Fund:
    """Whose money it is: the scheme's. Entered afterwards, it is only known to be the scheme's."""
    scheme = bill.period.scheme
    return Fund(scheme.fund, f"{scheme.title} {bill.period.code}", standing=True, pooled=by.history)


def _check_satisfied(bill: Bill, at: datetime) -> None:
    """In a serve-first scheme the last answer up to that time has to be "satisfied"."""
    if bill.period.scheme.mode != Mode.PILOT:
        return
    last = bill.confirmations.filter(at__lte=at).last()
    if last is None or last.answer != Answer.SATISFIED:
        raise Refused(
            "PAYMENT_BEFORE_SATISFACTION",
            _("First the service, then the money: this household has not said it is satisfied."),
        )


def _book(bill: Bill, by: By, amount_fen: int) -> bool:
    """Add to what was received, never beyond the bill. Returns whether it was paid before."""
    mine = Bill.objects.filter(pk=bill.pk)
    if not by.history:
        mine = mine.filter(received_fen__lte=bill.amount_fen - amount_fen)
    if not mine.update(received_fen=F("received_fen") + amount_fen):
        bill.refresh_from_db(fields=["received_fen"])
        owed = max(0, bill.amount_fen - bill.received_fen)
        raise Refused(
            "MORE_THAN_OWED",
            _("This household still owes %(owed)s yuan, not more.") % {"owed": yuan(owed)}
            if owed
            else _("This bill is already paid."),
            field="amount",
        )
    bill.refresh_from_db(fields=["received_fen"])
    return bill.received_fen - amount_fen >= bill.amount_fen
