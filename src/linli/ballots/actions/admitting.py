"""What every ballot has to meet, on whatever channel, and how it is put into the box."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ballots.facts import BallotCast, BallotReplaced
from linli.ballots.models import Ballot, Channel, Paper, RollEntry, Vote
from linli.ballots.seals import new_receipt, new_salt, seal_of
from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.record import record
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a ballot comes in: a proxy brings a signed paper, a telephone call has a witness."""

    channel: str
    proxy_document: bool = False
    document: str = ""
    witness: Person | None = None


def lock_open(vote: Vote, by: By) -> None:
    """Keep the vote from being counted until this act is done. Refused: VOTE_NOT_OPEN."""
    mine = Vote.objects.of(by.community_id).select_for_update().filter(pk=vote.pk).first()
    if mine is None or mine.state != Vote.State.OPEN:
        raise not_open()


def admit(vote: Vote, dwelling: Dwelling, at: datetime) -> RollEntry:
    """The home's line on the roll, between the first and the last second of the vote.

    Refused: VOTE_NOT_OPEN, NOT_ON_ROLL.
    """
    if not vote.opens_at <= at <= vote.closes_at:
        raise not_open()
    entry = RollEntry.objects.filter(vote=vote, dwelling=dwelling).first()
    if entry is None:
        raise Refused("NOT_ON_ROLL", _("This home is not on the roll of this vote."))
    return entry


def given_by(entry: RollEntry, cast_by_id: int, channel: str) -> Ballot | None:
    """The ballot that stands, if this one may replace it: the owner, after a telephone call.

    Refused: SECOND_BALLOT, where another ballot of the home stands or its paper is in the box.
    """
    if channel != Channel.PAPER and _in_the_box(entry):
        raise second_ballot()
    given = Ballot.objects.filter(entry=entry, replaced_by__isnull=True).first()
    if given is None:
        return None
    in_person = channel in (Channel.ONLINE, Channel.PAPER) and cast_by_id == entry.owner_id
    if given.channel != Channel.TELEPHONE or not in_person:
        raise second_ballot()
    return given


def filled_in(
    entry: RollEntry, cast_by_id: int, way: Way, choice: str, by: By, code: str
) -> Ballot:
    """A ballot, made but not yet in the box."""
    return Ballot(
        community_id=by.community_id,
        code=code or fresh_codes(Ballot, by.community_id, "B")[0],
        entry=entry,
        cast_by_id=cast_by_id,
        choice=choice,
        channel=way.channel,
        proxy_document=way.proxy_document,
        document=way.document,
        witness=way.witness,
        receipt=new_receipt(),
        salt=new_salt(),
        recorded_by_id=by.recorded_by_id,
    )


def drop_in(ballot: Ballot, given: Ballot | None, by: By, at: datetime) -> Ballot:
    """Into the box; of two at the same instant on two channels one wins."""
    ballot.at = at
    try:
        with transaction.atomic():
            if given is not None:
                # The constraint allows one standing ballot: the old one steps back first.
                given.replaced_by_id = given.pk
                given.save(update_fields=["replaced_by"])
            ballot.save(force_insert=True)
            if given is not None:
                given.replaced_by = ballot
                given.save(update_fields=["replaced_by"])
    except IntegrityError:
        raise second_ballot() from None
    entry = ballot.entry
    fact = BallotCast(
        vote_id=entry.vote_id,
        dwelling_id=entry.dwelling_id,
        ballot_id=ballot.pk,
        channel=ballot.channel,
        seal=seal_in(ballot),
    )
    record(fact, by=by, at=at)
    if given is not None:
        replaced = BallotReplaced(vote_id=entry.vote_id, dwelling_id=entry.dwelling_id)
        record(replaced, by=by, at=at)
    return ballot


def seal_in(ballot: Ballot) -> str:
    """The seal of a ballot as it stands in its row."""
    return seal_of(
        salt=ballot.salt,
        receipt=ballot.receipt,
        tag=ballot.entry.tag,
        choice=ballot.choice,
        channel=ballot.channel,
    )


def not_open() -> Refused:
    return Refused("VOTE_NOT_OPEN", _("This vote is not open now."))


def second_ballot() -> Refused:
    return Refused("SECOND_BALLOT", _("This home has voted; the first ballot stands."))


def _in_the_box(entry: RollEntry) -> bool:
    waiting = (Paper.State.WAITING, Paper.State.DISPUTED)
    return Paper.objects.filter(entry=entry, state__in=waiting).exists()
