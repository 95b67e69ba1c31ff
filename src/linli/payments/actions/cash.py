"""Money in, money on, money out: each a move in the ledger, each by another hand (E36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.fen import yuan
from linli.core.refused import Refused
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.ledger.books import balance
from linli.ledger.posting import post
from linli.ledger.refusals import OtherContent
from linli.ledger.rules import Leg
from linli.payments import accounts
from linli.payments.facts import (
    CashBanked,
    CashHandedOver,
    FundSpent,
    MoneyGivenBack,
    ReceiptGiven,
)
from linli.payments.models import Expense, HandOver, PaymentChannel, Receipt
from linli.payments.permissions import may_record, may_spend
from linli.people.models import Person
from linli.places.codes import next_number
from linli.places.models import Dwelling


@dataclass(frozen=True)
class Fund:
    """Money for one purpose: its holder in the ledger, and its name on receipts and vouchers.

    A `standing` fund goes on for years and may run short for a while; any other is never
    overspent. `pooled` money was entered afterwards: nobody remembers whether it lay in a pouch,
    the box or the bank.
    """

    holder: str
    purpose: str
    standing: bool = False
    pooled: bool = False

    def account(self, community_id: int) -> int:
        """Its account in the ledger."""
        opened = accounts.open_fund if self.standing else accounts.fund
        return opened(community_id, self.holder)


@action
def receive(
    *,
    by: By,
    at: datetime,
    key: str,
    fund: Fund,
    dwelling: Dwelling,
    amount_fen: int,
    channel: str,
    external_no: str = "",
    code: str | None = None,
) -> Receipt:
    """Take money from a dwelling into a fund and give a numbered receipt.

    Cash goes into the pouch of whoever collects (`by`), anything else to the bank. Who may collect
    is asked by the caller, who knows what for. Refused: NO_AMOUNT, SAME_ID_OTHER_CONTENT.
    """
    check_amount(amount_fen)
    community = by.community_id
    number = next_number(community, "receipt")
    fact = ReceiptGiven(dwelling_id=dwelling.pk, number=number, amount_fen=amount_fen)
    recorded = record(fact, by=by, at=at)
    kept = _kept(by, fund, channel)
    posted = post(
        by=by,
        at=at,
        key=f"receipt:{key}",
        kind="payment",
        because_id=recorded.pk,
        legs=[
            Leg(accounts.outside(community, f"dwelling:{dwelling.pk}"), -amount_fen),
            Leg(fund.account(community), amount_fen),
            Leg(kept, amount_fen),
            Leg(accounts.custody(community), -amount_fen),
        ],
    )
    return Receipt.objects.create(
        community_id=community,
        code=code or f"R{number:06d}",
        number=number,
        key=key,
        at=at,
        amount_fen=amount_fen,
        channel=channel,
        dwelling=dwelling,
        purpose=fund.purpose,
        collector_id=by.asked_id,
        external_no=one_line(external_no),
        move_id=posted.move_id,
    )


@action
def give_back(
    *, by: By, at: datetime, receipt: Receipt, fund: Fund, amount_fen: int, reason: str
) -> int:
    """Give money of a receipt back to its dwelling. Returns the ledger's move."""
    check_amount(amount_fen)
    fact = MoneyGivenBack(
        dwelling_id=receipt.dwelling_id, number=receipt.number, amount_fen=amount_fen
    )
    recorded = record(fact, by=by, at=at)
    return pay_out(
        by=by,
        at=at,
        key=f"give_back:{recorded.pk}",
        fund=fund,
        to=f"dwelling:{receipt.dwelling_id}",
        amount_fen=amount_fen,
        because_id=recorded.pk,
        memo=reason[:60],
    )


def take_in(*, by: By, at: datetime, key: str, fund: Fund, amount_fen: int, because_id: int) -> int:
    """Move money from outside into a fund, without a dwelling. Returns the ledger's move."""
    community = by.community_id
    posted = post(
        by=by,
        at=at,
        key=key,
        kind="take_in",
        because_id=because_id,
        legs=[
            Leg(accounts.outside(community, "public"), -amount_fen),
            Leg(fund.account(community), amount_fen),
            Leg(_kept(by, fund, PaymentChannel.CASH), amount_fen),
            Leg(accounts.custody(community), -amount_fen),
        ],
    )
    return posted.move_id


def pay_out(
    *,
    by: By,
    at: datetime,
    key: str,
    fund: Fund,
    to: str,
    amount_fen: int,
    because_id: int,
    memo: str = "",
) -> int:
    """Move money of a fund out of the house, from the bank. Returns the ledger's move."""
    community = by.community_id
    kept = accounts.pool(community, fund.holder) if fund.pooled else accounts.bank(community)
    posted = post(
        by=by,
        at=at,
        key=key,
        kind="pay_out",
        because_id=because_id,
        memo=memo,
        legs=[
            Leg(fund.account(community), -amount_fen),
            Leg(accounts.outside(community, to), amount_fen),
            Leg(kept, -amount_fen),
            Leg(accounts.custody(community), amount_fen),
        ],
    )
    return posted.move_id


def check_amount(amount_fen: int) -> None:
    """Raises Refused NO_AMOUNT for nothing, or less."""
    if amount_fen <= 0:
        raise Refused("NO_AMOUNT", _("Please enter the amount in yuan."), field="amount")


def given_before(
    *, by: By, key: str, dwelling: Dwelling, amount_fen: int, channel: str
) -> Receipt | None:
    """The receipt that this very form was given before; pressing twice pays once.

    Raises Refused SAME_ID_OTHER_CONTENT when the form was used for something else.
    """
    receipt = Receipt.objects.of(by.community_id).filter(key=key).first()
    if receipt is None:
        return None
    if (receipt.dwelling_id, receipt.amount_fen, receipt.channel) != (
        dwelling.pk,
        amount_fen,
        channel,
    ):
        raise Refused(
            "SAME_ID_OTHER_CONTENT",
            _("This form was already used for another payment. Please open it anew."),
        )
    return receipt


@action
def hand_over(
    *, by: By, at: datetime, collector: Person, amount_fen: int, key: str | None = None
) -> HandOver:
    """The bookkeeper counts a collector's cash into the cash box (`by` is the bookkeeper).

    `key` was made by the form: pressing twice counts once. Refused: THREE_WAY when somebody counts
    their own cash; NOT_IN_POUCH for more than there is; SAME_ID_OTHER_CONTENT.
    """
    if not may_record(by, at):
        raise Refused("THREE_WAY", _("Only the bookkeeper counts in what was collected."))
    if by.asked_id is None or by.asked_id == collector.pk:
        raise Refused("THREE_WAY", _("Somebody else has to count the cash you collected."))
    community = by.community_id
    before = HandOver.objects.of(community).filter(key=key).first() if key else None
    if before is not None:
        if (before.collector_id, before.amount_fen) != (collector.pk, amount_fen):
            raise OtherContent
        return before
    pouch = accounts.pouch(community, collector.pk)
    held = balance(pouch)
    if not 0 < amount_fen <= held:
        raise Refused(
            "NOT_IN_POUCH",
            _("%(name)s holds %(held)s yuan.") % {"name": collector.name, "held": yuan(held)},
            field="amount",
        )
    recorded = record(CashHandedOver(person_id=collector.pk, amount_fen=amount_fen), by=by, at=at)
    posted = post(
        by=by,
        at=at,
        key=f"hand_over:{recorded.pk}",
        kind="hand_over",
        because_id=recorded.pk,
        legs=[Leg(pouch, -amount_fen), Leg(accounts.cash_box(community), amount_fen)],
    )
    return HandOver.objects.create(
        community_id=community,
        key=key,
        collector=collector,
        received_by_id=by.asked_id,
        at=at,
        amount_fen=amount_fen,
        move_id=posted.move_id,
    )


@action
def bank(*, by: By, at: datetime, amount_fen: int, slip_no: str) -> int:
    """The bookkeeper pays cash of the box into the bank; `slip_no` is on the bank's slip.

    Returns the ledger's move. Refused: THREE_WAY, NO_AMOUNT, SLIP_NEEDED, NOT_IN_BOX for more than
    there is.
    """
    if not may_record(by, at):
        raise Refused("THREE_WAY", _("Only the bookkeeper pays cash into the bank."))
    check_amount(amount_fen)
    if not one_line(slip_no):
        raise Refused(
            "SLIP_NEEDED", _("Please enter the number on the bank's slip."), field="slip_no"
        )
    community = by.community_id
    box = accounts.cash_box(community)
    held = balance(box)
    if amount_fen > held:
        raise Refused(
            "NOT_IN_BOX",
            _("The box holds %(held)s yuan.") % {"held": yuan(held)},
            field="amount",
        )
    recorded = record(CashBanked(community_id=community, amount_fen=amount_fen), by=by, at=at)
    posted = post(
        by=by,
        at=at,
        key=f"bank:{recorded.pk}",
        kind="bank",
        because_id=recorded.pk,
        memo=one_line(slip_no)[:60],
        legs=[Leg(box, -amount_fen), Leg(accounts.bank(community), amount_fen)],
    )
    return posted.move_id


@action
def spend(
    *,
    by: By,
    at: datetime,
    key: str,
    fund: Fund,
    vendor: str,
    amount_fen: int,
    channel: str,
    invoice_no: str,
) -> Expense:
    """Pay a vendor out of a fund.

    Refused: THREE_WAY for whoever collected or records; INVOICE_NEEDED; OVERDRAFT beyond the fund
    or beyond what the box or the bank holds.
    """
    if not may_spend(by, at):
        raise Refused("THREE_WAY", _("Only the committee pays bills."))
    if not one_line(invoice_no):
        raise Refused(
            "INVOICE_NEEDED", _("Please enter the number of the invoice."), field="invoice_no"
        )
    community = by.community_id
    fact = FundSpent(community_id=community, fund=fund.holder, amount_fen=amount_fen)
    recorded = record(fact, by=by, at=at)
    source = (
        accounts.cash_box(community) if channel == PaymentChannel.CASH else accounts.bank(community)
    )
    posted = post(
        by=by,
        at=at,
        key=f"expense:{key}",
        kind="expense",
        because_id=recorded.pk,
        legs=[
            Leg(fund.account(community), -amount_fen),
            Leg(accounts.outside(community, f"vendor:{one_line(vendor)}"), amount_fen),
            Leg(source, -amount_fen),
            Leg(accounts.custody(community), amount_fen),
        ],
    )
    return Expense.objects.create(
        community_id=community,
        vendor=one_line(vendor),
        purpose=fund.purpose,
        at=at,
        amount_fen=amount_fen,
        channel=channel,
        invoice_no=one_line(invoice_no),
        paid_by_id=by.asked_id,
        key=key,
        move_id=posted.move_id,
    )


def _kept(by: By, fund: Fund, channel: str) -> int:
    if fund.pooled:
        return accounts.pool(by.community_id, fund.holder)
    if channel == PaymentChannel.CASH and by.asked_id is not None:
        return accounts.pouch(by.community_id, by.asked_id)
    if channel == PaymentChannel.CASH:
        return accounts.cash_box(by.community_id)
    return accounts.bank(by.community_id)
