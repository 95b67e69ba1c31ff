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
    CaseMerged,
    CaseNoted,
    CasePhotoAdded,
    CasePhotoCleared,
    CaseRejected,
    CaseReopened,
    CaseReported,
    CaseResumed,
    CaseSuspended,
    CaseVerified,
    ContactCalled,
    ContactChanged,
    ContactListed,
    ContactVerified,
    LeaderNamed,
    PatrolMade,
    RectificationAgreed,
    RectificationFound,
    RectificationReferred,
    RectificationRefused,
    RectificationReinspected,
    RectificationRemoved,
    RectificationTalked,
    StopMade,
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
from linli.payments.facts import CashHandedOver, FundSpent, QuoteReceived, ReceiptGiven
from linli.people.facts import (
    Appointed,
    ConsentGiven,
    ConsentWithdrawn,
    DetailSeen,
    PersonRegistered,
)
from linli.places.facts import CommunityFounded, PlacesRegistered
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
        AwardTakenBack,
        CampaignBegun,
        CaseAccepted,
        CaseEscalated,
        CaseNoted,
        CasePhotoAdded,
        CasePhotoCleared,
        CaseReported,
        CaseResumed,
        CaseSuspended,
        CaseVerified,
        CashHandedOver,
        CauseFound,
        CollectingBegan,
        CommunityFounded,
        ConsentGiven,
        ConsentWithdrawn,
        ContactCalled,
        ContactChanged,
        ContactListed,
        ContactVerified,
        ContractorPaid,
        DetailSeen,
        FundSpent,
        LeaderNamed,
        NeighboursTold,
        NoticeHungUp,
        NoticePosted,
        NoticeTakenDown,
        PatrolMade,
        PersonRegistered,
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
        ResponsibilityFound,
        RuleAdopted,
        ShareAnswered,
        SharePaid,
        SharePartPaid,
        StopMade,
        TrainingHeld,
        VisitMade,
        WorkDone,
        WorkStarted,
    }
)
