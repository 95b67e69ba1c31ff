from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ProjectFact(Fact):
    matter: ClassVar[str] = "project"
    project_id: int


@dataclass(frozen=True, kw_only=True)
class ProjectProposed(ProjectFact):
    reports: int


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(ProjectFact):
    case_id: int


@dataclass(frozen=True, kw_only=True)
class ProjectVerified(ProjectFact):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingPlanned(Fact):
    matter: ClassVar[str] = "meeting"
    meeting_id: int


@dataclass(frozen=True, kw_only=True)
class MeetingHeld(Fact):
    """It took place; `missing` names the required kinds that were not there, joined by commas."""

    matter: ClassVar[str] = "meeting"
    meeting_id: int
    missing: str


@dataclass(frozen=True, kw_only=True)
class ResolutionVoted(Fact):
    matter: ClassVar[str] = "meeting"
    meeting_id: int
    resolution_id: int
    passed: bool


@dataclass(frozen=True, kw_only=True)
class CommitmentMade(Fact):
    matter: ClassVar[str] = "commitment"
    commitment_id: int


@dataclass(frozen=True, kw_only=True)
class CommitmentKept(Fact):
    matter: ClassVar[str] = "commitment"
    commitment_id: int
    late: bool


@dataclass(frozen=True, kw_only=True)
class GroupFounded(Fact):
    matter: ClassVar[str] = "group"
    group_id: int


@dataclass(frozen=True, kw_only=True)
class GroupJoined(Fact):
    matter: ClassVar[str] = "group"
    group_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class GroupIssueOpened(Fact):
    matter: ClassVar[str] = "group"
    group_id: int
    group_issue_id: int


@dataclass(frozen=True, kw_only=True)
class GroupIssueSolved(Fact):
    matter: ClassVar[str] = "group"
    group_id: int
    group_issue_id: int
    led_by_id: int | None


@dataclass(frozen=True, kw_only=True)
class PlanMade(Fact):
    matter: ClassVar[str] = "plan"
    plan_id: int


@dataclass(frozen=True, kw_only=True)
class PollOpened(Fact):
    matter: ClassVar[str] = "poll"
    poll_id: int


@dataclass(frozen=True, kw_only=True)
class PollAnswered(Fact):
    """A dwelling took part; what it thinks is no part of the fact (E09)."""

    matter: ClassVar[str] = "poll"
    poll_id: int
    dwelling_id: int
