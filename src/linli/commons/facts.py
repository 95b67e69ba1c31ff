from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class BookDonated(Fact):
    matter: ClassVar[str] = "book"
    book_id: int


@dataclass(frozen=True, kw_only=True)
class BookLent(Fact):
    matter: ClassVar[str] = "book"
    book_id: int
    loan_id: int


@dataclass(frozen=True, kw_only=True)
class BookReturned(Fact):
    matter: ClassVar[str] = "book"
    book_id: int
    loan_id: int


@dataclass(frozen=True, kw_only=True)
class CharityTaken(Fact):
    matter: ClassVar[str] = "event"
    event_id: int
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class CharityGiven(Fact):
    matter: ClassVar[str] = "event"
    event_id: int
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class PartnerAgreed(Fact):
    matter: ClassVar[str] = "partner"
    partner_id: int


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven(Fact):
    matter: ClassVar[str] = "feedback"
    feedback_id: int
