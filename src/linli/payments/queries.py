"""Reads over money: whose receipts, whose cash, and what each move in a book was for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from linli.journal.by import By
from linli.ledger.books import balances
from linli.ledger.models import Entry
from linli.payments.models import Expense, HandOver, Receipt
from linli.payments.permissions import may_read_books
from linli.people.models import Person
from linli.people.queries import homes_of


@dataclass(frozen=True, kw_only=True)
class Pouch:
    """Cash in a collector's hands, in fen."""

    collector: Person
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class BookLine:
    """An entry of a book and the paper that stands behind it."""

    entry: Entry
    receipt: Receipt | None = None
    hand_over: HandOver | None = None
    expense: Expense | None = None


def receipts_seen_by(by: By, at: datetime) -> QuerySet[Receipt]:
    """The receipts somebody may read: of their home, those they gave, or all for the books."""
    receipts = Receipt.objects.of(by.community_id)
    if may_read_books(by, at):
        return receipts
    if by.person_id is None:
        return receipts.none()
    person = Person.objects.get(pk=by.person_id)
    return receipts.filter(Q(dwelling__in=homes_of(person, at)) | Q(collector=person))


def pouches(community_id: int) -> list[Pouch]:
    """Who holds how much cash now, the most first; empty hands are left out."""
    held = balances(community_id, unit="fen", kind="pouch")
    amounts = {int(holder.removeprefix("person:")): fen for holder, fen in held.items() if fen > 0}
    people = Person.objects.of(community_id).in_bulk(list(amounts))
    full = [Pouch(collector=people[pk], amount_fen=fen) for pk, fen in amounts.items()]
    return sorted(full, key=lambda pouch: (-pouch.amount_fen, pouch.collector.code))


def box_of(community_id: int) -> int:
    """Fen of cash in the committee's box now."""
    return sum(balances(community_id, unit="fen", kind="cash_box").values())


def cash_of(person: Person) -> int:
    """Fen of cash in a person's hands now."""
    held = balances(person.community_id, unit="fen", kind="pouch")
    return held.get(f"person:{person.pk}", 0)


def papers_of(entries: Iterable[Entry]) -> list[BookLine]:
    """Entries of a book, each with its receipt, hand-over or invoice."""
    entries = list(entries)
    moves = [entry.move_id for entry in entries]
    receipts = {one.move_id: one for one in Receipt.objects.filter(move_id__in=moves)}
    expenses = {one.move_id: one for one in Expense.objects.filter(move_id__in=moves)}
    counted = HandOver.objects.filter(move_id__in=moves).select_related("collector", "received_by")
    hand_overs = {one.move_id: one for one in counted}
    return [
        BookLine(
            entry=entry,
            receipt=receipts.get(entry.move_id),
            hand_over=hand_overs.get(entry.move_id),
            expense=expenses.get(entry.move_id),
        )
        for entry in entries
    ]
