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
class ProjectClosed(ProjectFact):
    pass


@dataclass(frozen=True, kw_only=True)
class ProjectReopened(ProjectFact):
    """It came back; `case_id` is the complaint that shows it, if one does."""

    case_id: int | None


@dataclass(frozen=True, kw_only=True)
class HomeHeard(ProjectFact):
    """A home near a new site was heard; what it said is no part of the fact."""

    dwelling_id: int


@dataclass(frozen=True, kw_only=True)
class MeetingFact(Fact):
    matter: ClassVar[str] = "meeting"
    meeting_id: int


@dataclass(frozen=True, kw_only=True)
class MeetingPlanned(MeetingFact):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingNoticed(MeetingFact):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingCancelled(MeetingFact):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingBegun(MeetingFact):
    pass


@dataclass(frozen=True, kw_only=True)
class SignedIn(MeetingFact):
    person_id: int


@dataclass(frozen=True, kw_only=True)
class GuestsCounted(MeetingFact):
    stakeholder_kind: str
    people: int


@dataclass(frozen=True, kw_only=True)
class TopicFact(Fact):
    matter: ClassVar[str] = "topic"
    topic_id: int


@dataclass(frozen=True, kw_only=True)
class TopicProposed(TopicFact):
    pass


@dataclass(frozen=True, kw_only=True)
class TopicAnswered(TopicFact):
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class TopicOpened(TopicFact):
    pass


@dataclass(frozen=True, kw_only=True)
class TopicEnded(TopicFact):
    pass


@dataclass(frozen=True, kw_only=True)
class FloorAsked(TopicFact):
    side: str


@dataclass(frozen=True, kw_only=True)
class FloorGiven(TopicFact):
    side: str


@dataclass(frozen=True, kw_only=True)
class MinutesWritten(MeetingFact):
    pass


@dataclass(frozen=True, kw_only=True)
class MinutesAnswered(MeetingFact):
    right: bool


@dataclass(frozen=True, kw_only=True)
class MinutesPublished(MeetingFact):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingHeld(MeetingFact):
    """It took place; `missing` names the required kinds that were not there, joined by commas."""

    missing: str


@dataclass(frozen=True, kw_only=True)
class ResolutionVoted(MeetingFact):
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
class GroupLeft(Fact):
    matter: ClassVar[str] = "group"
    group_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class GroupIssueFunded(Fact):
    matter: ClassVar[str] = "group"
    group_id: int
    group_issue_id: int
    funding: str


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
    """A dwelling took part, `first` for the first time; what it thinks is no part of it (E09)."""

    matter: ClassVar[str] = "poll"
    poll_id: int
    dwelling_id: int
    first: bool
