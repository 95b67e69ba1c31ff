from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class VoteFact(Fact):
    matter: ClassVar[str] = "vote"
    vote_id: int


@dataclass(frozen=True, kw_only=True)
class VoteDrafted(VoteFact):
    decision_type: str


@dataclass(frozen=True, kw_only=True)
class VotePublicised(VoteFact):
    pass


@dataclass(frozen=True, kw_only=True)
class VoteOpened(VoteFact):
    """The roll is frozen: so many dwellings and 0.01 m²."""

    dwellings: int
    area: int


@dataclass(frozen=True, kw_only=True)
class BallotCast(VoteFact):
    """A dwelling took part; how it voted is no part of the fact (E09, E42)."""

    dwelling_id: int
    channel: str


@dataclass(frozen=True, kw_only=True)
class VoteCounted(VoteFact):
    passed: bool
