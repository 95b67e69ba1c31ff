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
    """The roll is frozen: so many dwellings and 0.01 m², and the digest that pins every line."""

    dwellings: int
    area: int
    roll_digest: str


@dataclass(frozen=True, kw_only=True)
class BallotCast(VoteFact):
    """A dwelling took part; how it voted is no part of the fact (E09, E42).

    `seal` pins the ballot without telling it: whoever alters the row later is found out.
    """

    dwelling_id: int
    ballot_id: int
    channel: str
    seal: str


@dataclass(frozen=True, kw_only=True)
class BallotReplaced(VoteFact):
    """An owner voted in person after a ballot was taken down by telephone."""

    dwelling_id: int


@dataclass(frozen=True, kw_only=True)
class PaperTaken(VoteFact):
    """A paper ballot came in and was read for the first time."""

    dwelling_id: int


@dataclass(frozen=True, kw_only=True)
class PaperRead(VoteFact):
    """Somebody read a paper ballot once more; `state` is what became of it."""

    dwelling_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class VoteCounted(VoteFact):
    passed: bool


@dataclass(frozen=True, kw_only=True)
class VoteAnnulled(VoteFact):
    reason: str


@dataclass(frozen=True, kw_only=True)
class BallotsExported(VoteFact):
    """Somebody took the ballots away to count them again."""


@dataclass(frozen=True, kw_only=True)
class RepresentativeNamed(Fact):
    """Co-owners say who speaks for their homes in votes to come."""

    matter: ClassVar[str] = "dwelling"
    dwelling_id: int
    person_id: int
