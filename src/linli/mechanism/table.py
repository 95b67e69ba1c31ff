"""What follows from what: the whole mechanism on one page.

A reaction runs in its own savepoint after the act it answers, is answered exactly once, and never
undoes what people did. Facts that nothing follows from are listed as quiet, so that none is
forgotten.
"""

from __future__ import annotations

from linli.credit.facts import AwardTakenBack, PointsAwarded, RuleAdopted
from linli.grid.facts import (
    CaseAccepted,
    CaseClosed,
    CaseEscalated,
    CaseMerged,
    CaseNoted,
    CaseRejected,
    CaseReopened,
    CaseReported,
    CaseResumed,
    CaseSuspended,
    CaseVerified,
    ContactCalled,
    ContactListed,
    ContactVerified,
    LeaderNamed,
    WorkDone,
    WorkStarted,
)
from linli.journal.facts import Fact
from linli.journal.record import when
from linli.mechanism.reactions import reward_leader, take_back_reward, tell_stairwell
from linli.notices.facts import NoticeHungUp, NoticePosted, NoticeTakenDown
from linli.payments.facts import CashHandedOver, FundSpent, QuoteReceived, ReceiptGiven
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


def connect() -> None:
    """Register the table; called once, when the application starts."""
    when(CaseClosed, reward_leader, tell_stairwell)
    when(CaseReopened, take_back_reward)


QUIET: frozenset[type[Fact]] = frozenset(
    {
        AllSharesPaid,
        Appointed,
        AppointmentEnded,
        AwardTakenBack,
        CaseAccepted,
        CaseEscalated,
        CaseMerged,
        CaseNoted,
        CaseRejected,
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
        ContactListed,
        ContactVerified,
        ContractorPaid,
        DetailSeen,
        DetailsErased,
        FamilyLinkConfirmed,
        FamilyLinked,
        FundSpent,
        LeaderNamed,
        NeighboursTold,
        NoticeHungUp,
        NoticePosted,
        NoticeTakenDown,
        OwnershipRegistered,
        PersonRegistered,
        PhoneSet,
        PlacesRegistered,
        PointsAwarded,
        QuoteChosen,
        QuoteNoted,
        QuoteReceived,
        ReceiptGiven,
        RegisterEntered,
        ResponsibilityFound,
        RuleAdopted,
        ShareAnswered,
        SharePaid,
        SharePartPaid,
        TeamFounded,
        WorkDone,
        WorkStarted,
    }
)
