from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CaseFact(Fact):
    """A fact about a case: it belongs to the case's thread."""

    matter: ClassVar[str] = "case"
    case_id: int


@dataclass(frozen=True, kw_only=True)
class CaseReported(CaseFact):
    channel: str


@dataclass(frozen=True, kw_only=True)
class CaseAccepted(CaseFact):
    pass


@dataclass(frozen=True, kw_only=True)
class CaseRejected(CaseFact):
    pass


@dataclass(frozen=True, kw_only=True)
class CaseMerged(CaseFact):
    into_case_id: int


@dataclass(frozen=True, kw_only=True)
class ContactCalled(CaseFact):
    contact_id: int


@dataclass(frozen=True, kw_only=True)
class CaseEscalated(CaseFact):
    level: int


@dataclass(frozen=True, kw_only=True)
class CaseSuspended(CaseFact):
    pass


@dataclass(frozen=True, kw_only=True)
class CaseResumed(CaseFact):
    pass


@dataclass(frozen=True, kw_only=True)
class WorkStarted(CaseFact):
    pass


@dataclass(frozen=True, kw_only=True)
class WorkDone(CaseFact):
    """Whoever did the work says that it is done; whether it helped is another fact."""


@dataclass(frozen=True, kw_only=True)
class CaseVerified(CaseFact):
    """Somebody looked, or the reporter confirmed, that it is solved."""


@dataclass(frozen=True, kw_only=True)
class CaseClosed(CaseFact):
    led_by_id: int | None


@dataclass(frozen=True, kw_only=True)
class CaseReopened(CaseFact):
    pass


@dataclass(frozen=True, kw_only=True)
class CaseHanded(CaseFact):
    """It was given to whoever is responsible."""

    contact_id: int


@dataclass(frozen=True, kw_only=True)
class CaseTaken(CaseFact):
    """Whoever is responsible takes it."""

    contact_id: int


@dataclass(frozen=True, kw_only=True)
class CaseReturned(CaseFact):
    """They say that it is not theirs, and whose it is instead."""

    contact_id: int
    instead_contact_id: int | None


@dataclass(frozen=True, kw_only=True)
class DepartmentCalled(CaseFact):
    whistle_id: int


@dataclass(frozen=True, kw_only=True)
class DepartmentCame(CaseFact):
    whistle_id: int
    in_time: bool


@dataclass(frozen=True, kw_only=True)
class TimeExtended(CaseFact):
    pass


@dataclass(frozen=True, kw_only=True)
class GridChanged(CaseFact):
    grid_id: int


@dataclass(frozen=True, kw_only=True)
class CaseSupervised(CaseFact):
    """The sub-district looked at what was handed up to it, and says what it expects."""


@dataclass(frozen=True, kw_only=True)
class FixConfirmed(CaseFact):
    """A neighbour whom it concerns says that it is solved."""


@dataclass(frozen=True, kw_only=True)
class FixDenied(CaseFact):
    """A neighbour whom it concerns says that it is not solved, or only half."""

    half: bool


@dataclass(frozen=True, kw_only=True)
class MeTooSaid(CaseFact):
    count: int


@dataclass(frozen=True, kw_only=True)
class ManyConcerned(CaseFact):
    """So many neighbours are concerned that it might belong on a meeting."""

    count: int


@dataclass(frozen=True, kw_only=True)
class RecurrenceSeen(CaseFact):
    """The same kind of thing was reported at the same place, within the watch of a closed case."""

    earlier_case_id: int
    days: int


@dataclass(frozen=True, kw_only=True)
class RecurrenceJudged(CaseFact):
    earlier_case_id: int
    came_back: bool


@dataclass(frozen=True, kw_only=True)
class HandedDown(CaseFact):
    """Another office gave it to the community, until when; no moment: it did not say."""

    due_at: str


@dataclass(frozen=True, kw_only=True)
class CaseNoted(CaseFact):
    public: bool


@dataclass(frozen=True, kw_only=True)
class LeaderNamed(CaseFact):
    led_by_id: int


@dataclass(frozen=True, kw_only=True)
class CasePhotoAdded(CaseFact):
    photo_id: int


@dataclass(frozen=True, kw_only=True)
class CasePhotoCleared(CaseFact):
    """Somebody looked for faces and number plates; everybody may see the photo now."""

    photo_id: int


@dataclass(frozen=True, kw_only=True)
class DutyNoted(Fact):
    matter: ClassVar[str] = "duty"
    duty_id: int


@dataclass(frozen=True, kw_only=True)
class DutyEnded(Fact):
    matter: ClassVar[str] = "duty"
    duty_id: int


@dataclass(frozen=True, kw_only=True)
class KindAdded(Fact):
    """The community names a kind of matter of its own."""

    matter: ClassVar[str] = "category"
    category_id: int


@dataclass(frozen=True, kw_only=True)
class KindChanged(Fact):
    matter: ClassVar[str] = "category"
    category_id: int


@dataclass(frozen=True, kw_only=True)
class ContactListed(Fact):
    matter: ClassVar[str] = "contact"
    contact_id: int


@dataclass(frozen=True, kw_only=True)
class ContactChanged(Fact):
    matter: ClassVar[str] = "contact"
    contact_id: int


@dataclass(frozen=True, kw_only=True)
class ContactVerified(Fact):
    """Somebody rang and the number still answers."""

    matter: ClassVar[str] = "contact"
    contact_id: int


@dataclass(frozen=True, kw_only=True)
class PatrolMade(Fact):
    matter: ClassVar[str] = "patrol"
    patrol_id: int
    joint: bool


@dataclass(frozen=True, kw_only=True)
class StopMade(Fact):
    """A building on a round was looked at."""

    matter: ClassVar[str] = "patrol"
    patrol_id: int
    place_id: int
    finding: str


@dataclass(frozen=True, kw_only=True)
class PatrolFinished(Fact):
    matter: ClassVar[str] = "patrol"
    patrol_id: int
    stops: int


@dataclass(frozen=True, kw_only=True)
class StopPhotoAdded(Fact):
    matter: ClassVar[str] = "patrol"
    patrol_id: int
    photo_id: int


@dataclass(frozen=True, kw_only=True)
class StopPhotoCleared(Fact):
    """Somebody looked for faces and number plates; everybody may see the photo now."""

    matter: ClassVar[str] = "patrol"
    patrol_id: int
    photo_id: int


@dataclass(frozen=True, kw_only=True)
class CampaignBegun(Fact):
    matter: ClassVar[str] = "visit_campaign"
    visit_campaign_id: int


@dataclass(frozen=True, kw_only=True)
class VisitMade(Fact):
    matter: ClassVar[str] = "dwelling"
    dwelling_id: int
    visit_id: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class VisitPartsNamed(Fact):
    """The community gave the four parts of a visit its own names."""

    matter: ClassVar[str] = "community"
    community_id: int


@dataclass(frozen=True, kw_only=True)
class CareAgreed(Fact):
    """A home agreed that somebody looks in on it every few days."""

    matter: ClassVar[str] = "dwelling"
    dwelling_id: int
    every_days: int


@dataclass(frozen=True, kw_only=True)
class CareEnded(Fact):
    matter: ClassVar[str] = "dwelling"
    dwelling_id: int


@dataclass(frozen=True, kw_only=True)
class CaseShared(CaseFact):
    """The community police officer may read it from now on."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class CaseSharingEnded(CaseFact):
    person_id: int


@dataclass(frozen=True, kw_only=True)
class RectificationFact(Fact):
    matter: ClassVar[str] = "rectification"
    rectification_id: int


@dataclass(frozen=True, kw_only=True)
class RectificationFound(RectificationFact):
    pass


@dataclass(frozen=True, kw_only=True)
class RectificationTalked(RectificationFact):
    pass


@dataclass(frozen=True, kw_only=True)
class RectificationAgreed(RectificationFact):
    pass


@dataclass(frozen=True, kw_only=True)
class RectificationRefused(RectificationFact):
    """They did not agree; that costs nobody anything."""


@dataclass(frozen=True, kw_only=True)
class RectificationReferred(RectificationFact):
    """It was handed to the authority, whose document is named."""


@dataclass(frozen=True, kw_only=True)
class RectificationRemoved(RectificationFact):
    by_agreement: bool


@dataclass(frozen=True, kw_only=True)
class RectificationReinspected(RectificationFact):
    pass
