from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PersonRegistered(Fact):
    matter: ClassVar[str] = "person"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class Appointed(Fact):
    matter: ClassVar[str] = "person"
    person_id: int
    appointment_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(Fact):
    matter: ClassVar[str] = "consent"
    consent_id: int
    purpose: str
    channel: str


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(Fact):
    matter: ClassVar[str] = "consent"
    consent_id: int
    purpose: str
    channel: str


@dataclass(frozen=True, kw_only=True)
class DetailSeen(Fact):
    """Somebody read a sensitive detail of a person, and said why (guardrail E63)."""

    matter: ClassVar[str] = "person"
    person_id: int
    detail: str
    reason: str
