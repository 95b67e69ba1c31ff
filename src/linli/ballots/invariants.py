"""What must always be true of the owners' votes."""

from __future__ import annotations

from collections.abc import Callable

from linli.ballots.actions.admitting import seal_in
from linli.ballots.facts import BallotCast, VoteOpened
from linli.ballots.models import Ballot, Vote
from linli.ballots.queries import count_of, pinned_roll_of
from linli.ballots.rules import law_on, passes
from linli.ballots.seals import digest_of
from linli.core.time import day_of
from linli.journal.models import RecordedFact


def rolls_are_as_frozen() -> list[str]:
    """Is every roll as it was frozen?"""
    found = []
    for values in RecordedFact.objects.filter(kind=VoteOpened.kind()).values_list(
        "values", flat=True
    ):
        vote = Vote.objects.get(pk=values["vote_id"])
        now = digest_of(pinned_roll_of(vote))
        if not now == values["roll_digest"] == vote.roll_digest:
            found.append(f"the roll of {vote.code} is not the one that was frozen")
    return found


def ballots_are_as_cast() -> list[str]:
    """Is every ballot as it was cast?"""
    facts = RecordedFact.objects.filter(kind=BallotCast.kind()).values_list("values", flat=True)
    seals = {values["ballot_id"]: values["seal"] for values in facts}
    ballots = Ballot.objects.select_related("entry").in_bulk()
    altered = [
        f"ballot {ballot.code} is not as it was cast"
        for pk, ballot in ballots.items()
        if seals.get(pk) != seal_in(ballot)
    ]
    gone = [f"ballot {pk} was cast and is gone" for pk in sorted(seals.keys() - ballots.keys())]
    return altered + gone


def results_are_as_counted() -> list[str]:
    """Does every counted vote come to what was announced?"""
    counted = Vote.objects.filter(state=Vote.State.COUNTED)
    return [
        f"{vote.code} was announced otherwise than it counts"
        for vote in counted
        if vote.passed != passes(count_of(vote), vote.decision_type, law_on(day_of(vote.closes_at)))
    ]


INVARIANTS: list[Callable[[], list[str]]] = [
    rolls_are_as_frozen,
    ballots_are_as_cast,
    results_are_as_counted,
]
