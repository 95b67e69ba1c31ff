from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class TrainingHeld(Fact):
    matter: ClassVar[str] = "team"
    team_id: int
    training_id: int
    attendees: int


@dataclass(frozen=True, kw_only=True)
class SkillOffered(Fact):
    matter: ClassVar[str] = "person"
    person_id: int
    skill: str


@dataclass(frozen=True, kw_only=True)
class SeriesBegun(Fact):
    matter: ClassVar[str] = "series"
    series_id: int


@dataclass(frozen=True, kw_only=True)
class SessionNoted(Fact):
    """What became of one planned date of a series."""

    matter: ClassVar[str] = "series"
    series_id: int
    session_id: int
    outcome: str
    served: int


@dataclass(frozen=True, kw_only=True)
class HomeVisitAsked(Fact):
    matter: ClassVar[str] = "home_visit"
    home_visit_id: int


@dataclass(frozen=True, kw_only=True)
class HomeVisitMade(Fact):
    matter: ClassVar[str] = "home_visit"
    home_visit_id: int


@dataclass(frozen=True, kw_only=True)
class ShiftServed(Fact):
    matter: ClassVar[str] = "shift"
    shift_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class ShiftConfirmed(Fact):
    matter: ClassVar[str] = "shift"
    shift_id: int
    person_id: int
    minutes: int
