from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PointsAwarded(Fact):
    """`holder` is 'person:12', 'shop:3' or 'dwelling:7'."""

    matter: ClassVar[str] = "award"
    award_id: int
    holder: str
    points: int
    rule: str


@dataclass(frozen=True, kw_only=True)
class AwardTakenBack(Fact):
    """The counter-move of one award: `points` were given back, `uncollected` were spent before."""

    matter: ClassVar[str] = "award"
    award_id: int
    holder: str
    points: int
    uncollected: int


@dataclass(frozen=True, kw_only=True)
class RuleAdopted(Fact):
    matter: ClassVar[str] = "rule"
    rule_id: int


@dataclass(frozen=True, kw_only=True)
class HoursSettled(Fact):
    matter: ClassVar[str] = "settlement"
    settlement_id: int


@dataclass(frozen=True, kw_only=True)
class ItemOffered(Fact):
    matter: ClassVar[str] = "item"
    item_id: int


@dataclass(frozen=True, kw_only=True)
class PointsRedeemed(Fact):
    matter: ClassVar[str] = "redemption"
    redemption_id: int
    points: int


@dataclass(frozen=True, kw_only=True)
class HonourProposed(Fact):
    matter: ClassVar[str] = "honour"
    honour_id: int


@dataclass(frozen=True, kw_only=True)
class HonourAwarded(Fact):
    matter: ClassVar[str] = "honour"
    honour_id: int
    title: str
