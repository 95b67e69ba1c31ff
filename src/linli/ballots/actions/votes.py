"""Preparing, opening and counting an owners' vote (A14, A62; guardrails E40 to E44)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from linli.ballots.facts import VoteCounted, VoteDrafted, VoteOpened, VotePublicised
from linli.ballots.models import RollEntry, Vote
from linli.ballots.permissions import may_conduct
from linli.ballots.queries import count_of, frozen_roll
from linli.ballots.rules import RollLine, law_on, passes
from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.codes import fresh_codes
from linli.places.models import Place

PUBLICISED_FOR = timedelta(days=15)
"""A vote is laid out for everybody to read for 15 days before it opens."""


@action
def draft(
    *,
    by: By,
    at: datetime,
    title: str,
    decision_type: str,
    scope: Place | None,
    opens_at: datetime,
    closes_at: datetime,
    code: str = "",
) -> Vote:
    """Prepare a question to the owners of a scope. Refused: NOTHING_SAID, WRONG_SPAN."""
    _conducts(by, at)
    if not one_line(title):
        raise Refused("NOTHING_SAID", _("Please write the question."), field="title")
    if closes_at <= opens_at:
        raise Refused("WRONG_SPAN", _("It has to close after it opens."), field="closes_at")
    vote = Vote.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Vote, by.community_id, "V")[0],
        title=one_line(title),
        decision_type=decision_type,
        scope=scope,
        opens_at=opens_at,
        closes_at=closes_at,
    )
    record(VoteDrafted(vote_id=vote.pk, decision_type=decision_type), by=by, at=at)
    return vote


@action
def publicise(*, vote: Vote, by: By, at: datetime) -> Vote:
    """Lay the question out for everybody to read. Its wording and class are fixed from now on."""
    _conducts(by, at)
    _advance(vote, Vote.State.DRAFTED, Vote.State.PUBLICISED, by, publicised_at=at)
    record(VotePublicised(vote_id=vote.pk), by=by, at=at)
    return vote


@action
def open_vote(*, vote: Vote, by: By, at: datetime, roll: Sequence[RollLine] | None = None) -> Vote:
    """Freeze the roll: a change of owner afterwards changes nothing (Shandong art. 25).

    The roll is that of the register unless it is given, as from a signed list. Refused:
    NOT_PUBLICISED before 15 days of publication, EMPTY_ROLL.
    """
    _conducts(by, at)
    remarks = []
    if vote.publicised_at is None or at - vote.publicised_at < PUBLICISED_FOR:
        if not by.history:
            raise Refused("NOT_PUBLICISED", _("It has to be laid out for 15 days before it opens."))
        remarks.append("NOT_PUBLICISED")
    lines = list(roll) if roll is not None else frozen_roll(vote, day_of(at))
    if not lines:
        raise Refused("EMPTY_ROLL", _("No home with a known owner lies in the scope."))
    before = Vote.State.DRAFTED if by.history else Vote.State.PUBLICISED
    _advance(vote, before, Vote.State.OPEN, by)
    RollEntry.objects.bulk_create(
        RollEntry(
            community_id=by.community_id,
            vote=vote,
            dwelling_id=line.dwelling,
            owner_id=line.owner,
            area=line.area,
        )
        for line in lines
    )
    fact = VoteOpened(vote_id=vote.pk, dwellings=len(lines), area=sum(line.area for line in lines))
    record(fact, by=by, at=at, remarks=remarks)
    return vote


@action
def close(*, vote: Vote, by: By, at: datetime) -> Vote:
    """Count after the last minute, by the law of that day (E43). Refused: STILL_OPEN."""
    _conducts(by, at)
    if at < vote.closes_at:
        raise Refused("STILL_OPEN", _("It is open until its closing time."))
    passed = passes(count_of(vote), vote.decision_type, law_on(day_of(vote.closes_at)))
    _advance(vote, Vote.State.OPEN, Vote.State.COUNTED, by, counted_at=at, passed=passed)
    record(VoteCounted(vote_id=vote.pk, passed=passed), by=by, at=at)
    return vote


def _conducts(by: By, at: datetime) -> None:
    if not may_conduct(by, at):
        raise Refused("NOT_YOURS_TO_CONDUCT", _("The committee conducts the owners' votes."))


def _advance(vote: Vote, before: str, after: str, by: By, **changes: object) -> None:
    mine = Vote.objects.of(by.community_id).filter(pk=vote.pk, state=before)
    if not mine.update(state=after, **changes):
        raise Refused("NOT_AT_THIS_STEP", _("A colleague was quicker. Please look again."))
    vote.state = after
    for name, value in changes.items():
        setattr(vote, name, value)
