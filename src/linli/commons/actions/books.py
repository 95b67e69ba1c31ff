"""图书漂流: books are given, lent, and come back (A68)."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linli.commons.facts import BookDonated, BookLent, BookReturned
from linli.commons.models import Book, Loan
from linli.commons.permissions import may_keep_room
from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.codes import fresh_codes


@action
def donate(*, by: By, at: datetime, title: str, donor_alias: str, code: str = "") -> Book:
    """Somebody gives a book, under a nickname."""
    _keeps(by, at)
    if not one_line(title):
        raise Refused("NOTHING_SAID", _("Please write the title."), field="title")
    book = Book.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Book, by.community_id, "BK")[0],
        title=one_line(title),
        donor_alias=one_line(donor_alias),
        donated_on=day_of(at),
    )
    record(BookDonated(book_id=book.pk), by=by, at=at)
    return book


@action
def lend(*, book: Book, borrower_alias: str, by: By, at: datetime, code: str = "") -> Loan:
    """A reader takes it. Refused: BOOK_ALREADY_LENT until it is back."""
    _keeps(by, at)
    day = day_of(at)
    out = Q(returned_on__isnull=True) | Q(returned_on__gt=day)
    if book.loans.filter(out).exists():
        raise _out()
    try:
        with transaction.atomic():
            loan = Loan.objects.create(
                community_id=by.community_id,
                code=code or fresh_codes(Loan, by.community_id, "BL")[0],
                book=book,
                borrower_alias=one_line(borrower_alias),
                lent_on=day,
            )
    except IntegrityError:
        raise _out() from None
    record(BookLent(book_id=book.pk, loan_id=loan.pk), by=by, at=at)
    return loan


@action
def take_back(*, loan: Loan, by: By, at: datetime) -> Loan:
    """It is back. Refused: ALREADY_BACK."""
    _keeps(by, at)
    mine = Loan.objects.of(by.community_id).filter(pk=loan.pk, returned_on__isnull=True)
    if not mine.update(returned_on=day_of(at)):
        raise Refused("ALREADY_BACK", _("This book is already back."))
    loan.returned_on = day_of(at)
    record(BookReturned(book_id=loan.book_id, loan_id=loan.pk), by=by, at=at)
    return loan


def _out() -> Refused:
    return Refused("BOOK_ALREADY_LENT", _("Somebody is reading it. Please ask again later."))


def _keeps(by: By, at: datetime) -> None:
    if not may_keep_room(by, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Staff keep the reading room."))
