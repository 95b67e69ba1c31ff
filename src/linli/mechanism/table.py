"""What follows from what: the whole mechanism on one page.

A reaction runs in its own savepoint after the act it answers, is answered exactly once, and never
undoes what people did. Facts that nothing follows from are listed as quiet, so that none is
forgotten.
"""

from __future__ import annotations

from linli.credit.facts import AwardTakenBack, PointsAwarded, RuleAdopted
from linli.grid.facts import (
    CampaignBegun,
    CaseAccepted,
    CaseClosed,
    CaseEscalated,
    CaseHanded,
    CaseMerged,
    CaseNoted,
    CasePhotoAdded,
    CasePhotoCleared,
    CaseRejected,
    CaseReopened,
    CaseReported,
    CaseResumed,
    CaseReturned,
    CaseSuspended,
    CaseTaken,
    CaseVerified,
    ContactCalled,
    ContactChanged,
    ContactListed,
    ContactVerified,
    DepartmentCalled,
    DepartmentCame,
    FixConfirmed,
    FixDenied,
    LeaderNamed,
    ManyConcerned,
    MeTooSaid,
    PatrolMade,
    RectificationAgreed,
    RectificationFound,
    RectificationReferred,
    RectificationRefused,
    RectificationReinspected,
    RectificationRemoved,
    RectificationTalked,
    RecurrenceJudged,
    RecurrenceSeen,
    StopMade,
    TimeExtended,
    VisitMade,
    WorkDone,
    WorkStarted,
)
from linli.journal.facts import Fact
from linli.journal.record import when
from linli.mechanism.reactions import (
    reward_cooperation,
    reward_leader,
    take_back_reward,
    tell_stairwell,
)
from linli.notices.facts import NoticeHungUp, NoticePosted, NoticeTakenDown
from linli.payments.facts import CashBanked, CashHandedOver, FundSpent, QuoteReceived, ReceiptGiven
from linli.people.facts import (
    Appointed,
    AppointmentEnded,
    ConsentGiven,
    ConsentWithdrawn,
    DetailSeen,
    DetailsErased,
    FamilyLinkConfirmed,
    FamilyLinked,
    OwnershipRegistered,
    PersonRegistered,
    PhoneSet,
    RegisterEntered,
    TeamFounded,
)
from linli.places.facts import (
    BoundaryDrawn,
    CommunityBoundaryDrawn,
    CommunityFounded,
    GroundSet,
    PlacesRegistered,
    SpotMarked,
)
from linli.repairs.facts import (
    AllSharesPaid,
    CauseFound,
    CollectingBegan,
    ContractorPaid,
    NeighboursTold,
    QuoteChosen,
    QuoteNoted,
    ResponsibilityFound,
    ShareAnswered,
    SharePaid,
    SharePartPaid,
)
from linli.volunteers.facts import TrainingHeld


def connect() -> None:
    """Register the table; called once, when the application starts."""
    when(CaseClosed, reward_leader, tell_stairwell)
    when(CaseReopened, take_back_reward)
    when(CaseMerged, take_back_reward)
    when(CaseRejected, take_back_reward)
    when(RectificationRemoved, reward_cooperation)


QUIET: frozenset[type[Fact]] = frozenset(
    {
        AllSharesPaid,
        Appointed,
        AppointmentEnded,
        AwardTakenBack,
        BoundaryDrawn,
        CampaignBegun,
        CaseAccepted,
        CaseEscalated,
        CaseHanded,
        CaseNoted,
        CasePhotoAdded,
        CasePhotoCleared,
        CaseReported,
        CaseResumed,
        CaseReturned,
        CaseSuspended,
        CaseTaken,
        CaseVerified,
        CashBanked,
        CashHandedOver,
        CauseFound,
        CollectingBegan,
        CommunityBoundaryDrawn,
        CommunityFounded,
        ConsentGiven,
        ConsentWithdrawn,
        ContactCalled,
        ContactChanged,
        ContactListed,
        ContactVerified,
        ContractorPaid,
        DepartmentCalled,
        DepartmentCame,
        DetailSeen,
        DetailsErased,
        FamilyLinkConfirmed,
        FamilyLinked,
        FixConfirmed,
        FixDenied,
        FundSpent,
        GroundSet,
        LeaderNamed,
        ManyConcerned,
        MeTooSaid,
        NeighboursTold,
        NoticeHungUp,
        NoticePosted,
        NoticeTakenDown,
        OwnershipRegistered,
        PatrolMade,
        PersonRegistered,
        PhoneSet,
        PlacesRegistered,
        PointsAwarded,
        QuoteChosen,
        QuoteNoted,
        QuoteReceived,
        ReceiptGiven,
        RectificationAgreed,
        RectificationFound,
        RectificationReferred,
        RectificationRefused,
        RectificationReinspected,
        RectificationTalked,
        RecurrenceJudged,
        RecurrenceSeen,
        RegisterEntered,
        ResponsibilityFound,
        RuleAdopted,
        ShareAnswered,
        SharePaid,
        SharePartPaid,
        SpotMarked,
        StopMade,
        TeamFounded,
        TimeExtended,
        TrainingHeld,
        VisitMade,
        WorkDone,
        WorkStarted,
    }
)
