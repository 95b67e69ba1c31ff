"""Fees, their answers and refunds, and the book of a self-run scheme in a story."""

from __future__ import annotations

from datetime import datetime

from linli.core.time import end_of
from linli.estate.actions import books, fees
from linli.estate.models import Bill, FeePayment, Scheme
from linli.ops.story.clerk import Clerk, Entry
from linli.ops.story.tables import Row, Story


def _confirmation(row: Row, clerk: Clerk) -> None:
    fees.confirm(
        bill=_bill(row, clerk),
        by=clerk.by(),
        at=row.when("answered_at"),
        answer=row.text("answer"),
        code=row.text("confirmation_id"),
    )


def _payment(row: Row, clerk: Clerk) -> None:
    fees.pay(
        bill=_bill(row, clerk),
        by=clerk.by(),
        at=row.when("at"),
        key=row.text("payment_id"),
        code=row.text("payment_id"),
        amount_fen=row.number("amount_fen"),
        channel=row.text("channel"),
        external_no=row.text("receipt_no"),
    )


def _refund(row: Row, clerk: Clerk) -> None:
    payments = FeePayment.objects.of(clerk.community_id)
    fees.refund(
        payment=payments.select_related("bill__period__scheme", "receipt").get(
            code=row.text("payment_id")
        ),
        by=clerk.by(),
        at=row.when("at"),
        amount_fen=row.number("amount_fen"),
        reason=row.text("reason"),
        code=row.text("refund_id"),
    )


def _book_entry(row: Row, clerk: Clerk) -> None:
    books.enter(
        scheme=Scheme.objects.of(clerk.community_id).get(code=row.text("scheme_id")),
        by=clerk.by(),
        at=_end_of_day(row, clerk.story),
        account=row.text("account"),
        amount_fen=row.number("amount_fen"),
        memo=row.text("memo"),
        code=row.text("entry_id"),
    )


def _bill(row: Row, clerk: Clerk) -> Bill:
    """The bill, with what the register knows of its home and scheme."""
    dwelling = clerk.dwelling(row.text("dwelling_id"))
    bill = clerk.bills[row.text("period_id"), dwelling.pk]
    bill.dwelling = dwelling
    return bill


def _end_of_day(row: Row, story: Story) -> datetime:
    return end_of(row.when("on_date").date())


ESTATE: dict[str, tuple[Entry, ...]] = {
    "service_confirmations": (Entry("answered_at", "confirmation_id", _confirmation),),
    "fee_payments": (Entry("at", "payment_id", _payment, once=True),),
    "fee_refunds": (Entry("at", "refund_id", _refund),),
    "book_entries": (Entry(_end_of_day, "entry_id", _book_entry),),
}
