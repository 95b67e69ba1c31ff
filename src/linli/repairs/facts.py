from __future__ import annotations

from dataclasses import dataclass

from linli.grid.facts import CaseFact


@dataclass(frozen=True, kw_only=True)
class CauseFound(CaseFact):
    pass


@dataclass(frozen=True, kw_only=True)
class ResponsibilityFound(CaseFact):
    pass


@dataclass(frozen=True, kw_only=True)
class NeighboursTold(CaseFact):
    """Every household that shares the cost was told why, how much, and how to object."""


@dataclass(frozen=True, kw_only=True)
class QuoteNoted(CaseFact):
    quote_id: int


@dataclass(frozen=True, kw_only=True)
class QuoteChosen(CaseFact):
    quote_id: int
    share_request_id: int
    total_fen: int


@dataclass(frozen=True, kw_only=True)
class ShareAnswered(CaseFact):
    share_id: int
    answer: str


@dataclass(frozen=True, kw_only=True)
class CollectingBegan(CaseFact):
    share_request_id: int
    basis: str


@dataclass(frozen=True, kw_only=True)
class SharePaid(CaseFact):
    """A dwelling's payments have reached its share."""

    share_id: int
    receipt_number: int


@dataclass(frozen=True, kw_only=True)
class SharePartPaid(CaseFact):
    share_id: int
    receipt_number: int


@dataclass(frozen=True, kw_only=True)
class AllSharesPaid(CaseFact):
    share_request_id: int


@dataclass(frozen=True, kw_only=True)
class ContractorPaid(CaseFact):
    share_request_id: int
    amount_fen: int
