from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class RegisterEntered(Fact):
    """Many entries of one noun came onto the register together, as from a file."""

    matter: ClassVar[str] = "community"
    community_id: int
    noun: str
    count: int


@dataclass(frozen=True, kw_only=True)
class PersonRegistered(Fact):
    matter: ClassVar[str] = "person"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class OwnershipRegistered(Fact):
    matter: ClassVar[str] = "person"
    person_id: int
    dwelling_id: int


@dataclass(frozen=True, kw_only=True)
class TeamFounded(Fact):
    matter: ClassVar[str] = "team"
    team_id: int


@dataclass(frozen=True, kw_only=True)
class Appointed(Fact):
    matter: ClassVar[str] = "person"
    person_id: int
    appointment_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class AppointmentEnded(Fact):
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
class FamilyLinked(Fact):
    """Somebody was named as one of a family; it counts once they have confirmed it."""

    matter: ClassVar[str] = "person"
    person_id: int
    family_id: int


@dataclass(frozen=True, kw_only=True)
class FamilyLinkConfirmed(Fact):
    matter: ClassVar[str] = "person"
    person_id: int
    family_id: int


@dataclass(frozen=True, kw_only=True)
class PhoneSet(Fact):
    matter: ClassVar[str] = "person"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class DetailSeen(Fact):
    """Somebody read a sensitive detail of a person, and said why (guardrail E63)."""

    matter: ClassVar[str] = "person"
    person_id: int
    detail: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DetailsErased(Fact):
    """What is not needed any more was deleted at the person's wish (guardrail E61)."""

    matter: ClassVar[str] = "person"
    person_id: int
