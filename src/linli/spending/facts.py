from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class BudgetFact(Fact):
    matter: ClassVar[str] = "budget"
    budget_id: int


@dataclass(frozen=True, kw_only=True)
class BudgetLaidOut(BudgetFact):
    amount_fen: int
    method: str


@dataclass(frozen=True, kw_only=True)
class ImprovementProposed(BudgetFact):
    improvement_id: int
    cost_fen: int


@dataclass(frozen=True, kw_only=True)
class ImprovementAdmitted(BudgetFact):
    improvement_id: int
    cost_fen: int


@dataclass(frozen=True, kw_only=True)
class ImprovementDeclined(BudgetFact):
    improvement_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ChoosingBegan(BudgetFact):
    improvements: int


@dataclass(frozen=True, kw_only=True)
class HomeChose(BudgetFact):
    """A home said what it would like; what, is no part of the fact."""

    dwelling_id: int


@dataclass(frozen=True, kw_only=True)
class BudgetDecided(BudgetFact):
    won: int
    spent_fen: int
