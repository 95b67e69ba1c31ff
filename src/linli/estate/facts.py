from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SchemeBegun(Fact):
    matter: ClassVar[str] = "scheme"
    scheme_id: int
    mode: str


@dataclass(frozen=True, kw_only=True)
class BillsIssued(Fact):
    matter: ClassVar[str] = "period"
    period_id: int
    bills: int
    total_fen: int


@dataclass(frozen=True, kw_only=True)
class BillFact(Fact):
    matter: ClassVar[str] = "bill"
    bill_id: int


@dataclass(frozen=True, kw_only=True)
class ServiceConfirmed(BillFact):
    answer: str


@dataclass(frozen=True, kw_only=True)
class FeePaid(BillFact):
    """A payment turned a bill from unpaid to paid."""

    receipt_number: int


@dataclass(frozen=True, kw_only=True)
class FeePartPaid(BillFact):
    receipt_number: int


@dataclass(frozen=True, kw_only=True)
class FeeRefunded(BillFact):
    """Money went back; `unpaid_again` when the bill is no longer paid."""

    refund_id: int
    unpaid_again: bool


@dataclass(frozen=True, kw_only=True)
class BookEntered(Fact):
    matter: ClassVar[str] = "scheme"
    scheme_id: int
    account: str
    amount_fen: int
