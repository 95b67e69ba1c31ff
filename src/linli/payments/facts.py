from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class QuoteReceived(Fact):
    matter: ClassVar[str] = "inquiry"
    inquiry_id: int
    quote_id: int
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class ReceiptGiven(Fact):
    """Money was received from a dwelling and a numbered receipt given."""

    matter: ClassVar[str] = "dwelling"
    dwelling_id: int
    number: int
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class MoneyGivenBack(Fact):
    """Money of a receipt went back to its dwelling."""

    matter: ClassVar[str] = "dwelling"
    dwelling_id: int
    number: int
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class CashHandedOver(Fact):
    matter: ClassVar[str] = "person"
    person_id: int
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class CashBanked(Fact):
    """Cash of the box was paid into the bank account."""

    matter: ClassVar[str] = "community"
    community_id: int
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class FundSpent(Fact):
    """Money of a fund was paid to a vendor; `fund` is its holder, such as 'share_request:3'."""

    matter: ClassVar[str] = "community"
    community_id: int
    fund: str
    amount_fen: int
