"""Preparing, opening and counting an owners' vote (A14, A62; guardrails E40 to E44)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from linli.ballots.facts import (
    BallotsExported,
    VoteAnnulled,
    VoteCounted,
    VoteDrafted,
    VoteOpened,
    VotePublicised,
)
from linli.ballots.matters import track_of
from linli.ballots.models import RollEntry, Vote
from linli.ballots.permissions import may_conduct, may_tell
from linli.ballots.queries import count_of, frozen_roll, papers_waiting
from linli.ballots.rules import Decision, RollLine, law_on, passes
from linli.ballots.seals import digest_of, new_tag
from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import clean, one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling, Place

PUBLICISED_FOR = timedelta(days=15)
"""A vote is laid out for everybody to read for 15 days before it opens."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the owners are asked. `decision_type` is given only where the matter is not told."""

    title: str
    about: str = ""
    decision_type: str = ""
    words: str = ""
    fire_document: str = ""
    signed: bool = False


@action
def draft(
    *,
    by: By,
    at: datetime,
    question: Question,
    scope: Place | None,
    opens_at: datetime,
    closes_at: datetime,
    code: str = "",
) -> Vote:
    """Prepare a question to the owners of a scope; None is the whole community.

    Refused: NOTHING_SAID, WRONG_SPAN; WRONG_TRACK for what owners cannot decide, and for a matter
    put to another majority than its own (E40).
    """
    _conducts(by, at)
    if not one_line(question.title):
        raise Refused("NOTHING_SAID", _("Please write the question."), field="title")
    if closes_at <= opens_at:
        raise Refused("WRONG_SPAN", _("It has to close after it opens."), field="closes_at")
    decision = _decision(question, closes_at, by)
    vote = Vote.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Vote, by.community_id, "V")[0],
        title=one_line(question.title),
        question=clean(question.words),
        about=question.about,
        decision_type=decision,
        signed=question.signed,
        fire_document=one_line(question.fire_document),
        scope=scope,
        opens_at=opens_at,
        closes_at=closes_at,
    )
    record(VoteDrafted(vote_id=vote.pk, decision_type=decision), by=by, at=at)
    return vote


@action
def publicise(*, vote: Vote, by: By, at: datetime) -> Vote:
    """Lay the question out for everybody to read. Its wording and class are fixed from now on.

    Refused: NOT_PUBLICISED where its 15 days would not be over when it opens.
    """
    _conducts(by, at)
    if vote.opens_at - at < PUBLICISED_FOR and not by.history:
        raise _too_short()
    _advance(vote, Vote.State.DRAFTED, Vote.State.PUBLICISED, by, publicised_at=at)
    record(VotePublicised(vote_id=vote.pk), by=by, at=at)
    return vote


@action
def open_vote(*, vote: Vote, by: By, at: datetime, roll: Sequence[RollLine] | None = None) -> Vote:
    """Freeze the roll: a change of owner afterwards changes nothing (Shandong art. 25).

    The roll is that of the register unless it is given, as from a signed list. Refused:
    NOT_PUBLICISED before 15 days of publication, NO_FIRE_DOCUMENT where stairs are touched (E44),
    TOO_LATE_TO_OPEN after the announced day, EMPTY_ROLL, WRONG_ROLL.
    """
    _conducts(by, at)
    remarks = _protecting(vote, by, at)
    lines = list(roll) if roll is not None else frozen_roll(vote, day_of(at))
    _check_roll(lines, by)
    entries = _entries(vote, lines, by)
    digest = digest_of((entry.tag, entry.head, entry.area) for entry in entries)
    before = Vote.State.DRAFTED if by.history else Vote.State.PUBLICISED
    _advance(vote, before, Vote.State.OPEN, by, roll_digest=digest)
    RollEntry.objects.bulk_create(entries)
    area = sum(line.area for line in lines)
    fact = VoteOpened(vote_id=vote.pk, dwellings=len(lines), area=area, roll_digest=digest)
    record(fact, by=by, at=at, remarks=remarks)
    return vote


@action
def close(*, vote: Vote, by: By, at: datetime) -> Vote:
    """Count after the last second, by the law of that day (E43).

    Refused: STILL_OPEN, PAPERS_WAITING while two people have not read every paper alike.
    """
    _conducts(by, at)
    if at < vote.closes_at or (at == vote.closes_at and not by.history):
        raise Refused("STILL_OPEN", _("It is open until its closing time."))
    # From here on no ballot gets in: the state is what a ballot waits for (`ballots.admit`).
    _advance(vote, Vote.State.OPEN, Vote.State.COUNTED, by, counted_at=at)
    waiting = papers_waiting(vote).count()
    if waiting:
        raise Refused(
            "PAPERS_WAITING",
            _("%(papers)d papers still wait for a second pair of eyes.") % {"papers": waiting},
        )
    passed = passes(count_of(vote), vote.decision_type, law_on(day_of(vote.closes_at)))
    Vote.objects.filter(pk=vote.pk).update(passed=passed)
    vote.passed = passed
    record(VoteCounted(vote_id=vote.pk, passed=passed), by=by, at=at)
    return vote


@action
def annul(*, vote: Vote, by: By, at: datetime, reason: str) -> Vote:
    """Stop a vote, or take back a counted one (a court may, art. 280). Nothing is deleted."""
    _conducts(by, at)
    said = one_line(reason)
    if not said:
        raise Refused("NO_REASON", _("Please say why; everybody may read it."), field="reason")
    if vote.state == Vote.State.ANNULLED:
        raise _quicker()
    _advance(vote, vote.state, Vote.State.ANNULLED, by, annulled_because=said)
    record(VoteAnnulled(vote_id=vote.pk, reason=said), by=by, at=at)
    return vote


@action
def hand_out_for_recount(*, vote: Vote, by: By, at: datetime) -> None:
    """Note that somebody takes the ballots, without names, to count them again (E42)."""
    if not may_tell(by, at):
        raise Refused("NOT_YOURS_TO_COUNT", _("Only a teller takes the ballots away."))
    if vote.state != Vote.State.COUNTED:
        raise Refused("NOT_COUNTED", _("Before it is counted nobody looks into the box."))
    record(BallotsExported(vote_id=vote.pk), by=by, at=at)


def _conducts(by: By, at: datetime) -> None:
    if not may_conduct(by, at):
        raise Refused("NOT_YOURS_TO_CONDUCT", _("The committee conducts the owners' votes."))


def _decision(question: Question, closes_at: datetime, by: By) -> Decision:
    if not question.about:
        if not by.history:
            raise Refused("NO_MATTER", _("Please say what it is about."), field="about")
        return Decision(question.decision_type)
    track = track_of(question.about)
    if track.instead:
        raise Refused("WRONG_TRACK", track.instead, field="about")
    decision = track.decision_on(day_of(closes_at))
    if question.decision_type not in ("", decision):
        raise Refused("WRONG_TRACK", _other_majority(decision), field="about")
    return decision


def _other_majority(decision: Decision) -> str:
    if decision == Decision.SPECIAL:
        return _("This is a special matter: it needs three quarters, by heads and by area.")
    return _("This is an ordinary matter: more than half decides, by heads and by area.")


def _protecting(vote: Vote, by: By, at: datetime) -> list[str]:
    """The checks that protect owners from a vote about to open; of a past one, remarks."""
    refusals = []
    if vote.publicised_at is None or at - vote.publicised_at < PUBLICISED_FOR:
        refusals.append(_too_short())
    if vote.about and track_of(vote.about).needs_fire_document and not vote.fire_document:
        words = _("It touches stairs or exits: first comes the paper of the fire service.")
        refusals.append(Refused("NO_FIRE_DOCUMENT", words))
    if day_of(at) > day_of(vote.opens_at):
        words = _("It was announced to open earlier. Please prepare it anew with other times.")
        refusals.append(Refused("TOO_LATE_TO_OPEN", words))
    if refusals and not by.history:
        raise refusals[0]
    return [refusal.code for refusal in refusals]


def _check_roll(lines: Sequence[RollLine], by: By) -> None:
    """A roll, from wherever it comes: each home once, and no soul that the register lacks."""
    if not lines:
        raise Refused("EMPTY_ROLL", _("No home with a known owner lies in the scope."))
    homes, owners = {line.dwelling for line in lines}, {line.owner for line in lines}
    here = by.community_id
    known = Dwelling.objects.of(here).in_bulk(homes).keys() == homes
    alive = Person.objects.of(here).in_bulk(owners).keys() == owners
    if len(homes) < len(lines) or not known or not alive:
        raise Refused("WRONG_ROLL", _("The roll names a home twice, or one that is not here."))
    if any(line.area <= 0 for line in lines):
        raise Refused("WRONG_ROLL", _("Every home on the roll needs its area."))


def _entries(vote: Vote, lines: Sequence[RollLine], by: By) -> list[RollEntry]:
    heads = {owner: new_tag() for owner in {line.owner for line in lines}}
    return [
        RollEntry(
            community_id=by.community_id,
            vote=vote,
            dwelling_id=line.dwelling,
            owner_id=line.owner,
            area=line.area,
            tag=new_tag(),
            head=heads[line.owner],
        )
        for line in lines
    ]


def _advance(vote: Vote, before: str, after: str, by: By, **changes: object) -> None:
    mine = Vote.objects.of(by.community_id).filter(pk=vote.pk, state=before)
    if not mine.update(state=after, **changes):
        raise _quicker()
    vote.state = after
    for name, value in changes.items():
        setattr(vote, name, value)


def _too_short() -> Refused:
    return Refused("NOT_PUBLICISED", _("It has to be laid out for 15 days before it opens."))


def _quicker() -> Refused:
    return Refused("NOT_AT_THIS_STEP", _("A colleague was quicker. Please look again."))
