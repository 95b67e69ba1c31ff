"""The book of a self-run scheme: fees go to wages, operation and improvements (A15, E35)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.fen import yuan
from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.estate.facts import BookEntered
from linli.estate.models import BookEntry, Scheme
from linli.estate.permissions import may_keep_books
from linli.estate.rules import Book
from linli.journal.by import By
from linli.journal.record import action, record
from linli.ledger.books import balance
from linli.payments import accounts
from linli.payments.actions.cash import Fund, pay_out
from linli.places.codes import fresh_codes


@action
def enter(
    *,
    scheme: Scheme,
    by: By,
    at: datetime,
    account: str,
    amount_fen: int,
    memo: str = "",
    code: str = "",
) -> BookEntry:
    """Write money out into the book.

    Refused: NOT_A_NON_PROFIT_ACCOUNT; IMPROVEMENT_BEYOND_SURPLUS, for an improvement is paid from
    what was saved up to that day.
    """
    if not may_keep_books(by, at):
        raise Refused("NOT_YOURS_TO_BOOK", _("The bookkeeper writes this book."))
    if account not in list(Book):
        raise Refused(
            "NOT_A_NON_PROFIT_ACCOUNT",
            _("Fees go to wages, operation and improvements; nobody takes a profit."),
            field="account",
        )
    if account == Book.PUBLIC_IMPROVEMENT:
        _check_reserve(scheme, amount_fen)
    fact = BookEntered(scheme_id=scheme.pk, account=account, amount_fen=amount_fen)
    recorded = record(fact, by=by, at=at)
    move_id = pay_out(
        by=by,
        at=at,
        key=f"book:{code or recorded.pk}",
        fund=Fund(scheme.fund, scheme.title, standing=True, pooled=by.history),
        to=f"{account}:{scheme.pk}",
        amount_fen=amount_fen,
        because_id=recorded.pk,
    )
    return BookEntry.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(BookEntry, by.community_id, "BE")[0],
        scheme=scheme,
        on_date=day_of(at),
        account=account,
        amount_fen=amount_fen,
        memo=one_line(memo),
        move_id=move_id,
    )


def _check_reserve(scheme: Scheme, amount_fen: int) -> None:
    """What came in less what went out, as the ledger has it."""
    reserve = balance(accounts.open_fund(scheme.community_id, scheme.fund))
    if amount_fen > reserve:
        raise Refused(
            "IMPROVEMENT_BEYOND_SURPLUS",
            _("There are %(reserve)s yuan saved for improvements.") % {"reserve": yuan(reserve)},
            field="amount",
        )
