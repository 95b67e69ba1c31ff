"""Casting a ballot, on whatever channel: one a dwelling, and the first stands."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ballots.facts import BallotCast
from linli.ballots.models import Ballot, Channel, RollEntry, Vote
from linli.ballots.permissions import may_cast
from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling

MOST_PROXIES = 3
"""So many homes one person may speak for by proxy in one vote."""


@action
def cast(
    *,
    vote: Vote,
    dwelling: Dwelling,
    cast_by: Person,
    by: By,
    at: datetime,
    choice: str,
    channel: str,
    proxy_document: bool = False,
    code: str = "",
) -> Ballot:
    """A dwelling votes. Tested in this order: VOTE_NOT_OPEN, NOT_ON_ROLL, NO_PROXY_DOCUMENT,
    NOT_AN_OWNER, SECOND_BALLOT; and, but for entries made afterwards, TOO_MANY_PROXIES.
    """
    if not may_cast(by, cast_by, at):
        raise Refused("NOT_YOURS_TO_CAST", _("Only a teller takes down somebody else's ballot."))
    entry = _admitted(vote, dwelling, cast_by, at, channel, proxy_document)
    if channel == Channel.PROXY and not by.history:
        _check_proxies(vote, cast_by)
    given = _given(entry, cast_by, channel)
    ballot = Ballot(
        community_id=by.community_id,
        code=code or fresh_codes(Ballot, by.community_id, "B")[0],
        entry=entry,
        cast_by=cast_by,
        choice=choice,
        channel=channel,
        proxy_document=proxy_document,
        at=at,
        recorded_by_id=by.recorded_by_id,
    )
    _put(ballot, given)
    fact = BallotCast(vote_id=vote.pk, dwelling_id=dwelling.pk, channel=channel)
    record(fact, by=by, at=at)
    return ballot


def _admitted(
    vote: Vote,
    dwelling: Dwelling,
    cast_by: Person,
    at: datetime,
    channel: str,
    proxy_document: bool,
) -> RollEntry:
    opened = vote.state not in (Vote.State.DRAFTED, Vote.State.PUBLICISED, Vote.State.ANNULLED)
    if not opened or not vote.opens_at <= at <= vote.closes_at:
        raise Refused("VOTE_NOT_OPEN", _("This vote is not open now."))
    entry = RollEntry.objects.filter(vote=vote, dwelling=dwelling).first()
    if entry is None:
        raise Refused("NOT_ON_ROLL", _("This home is not on the roll of this vote."))
    if channel == Channel.PROXY:
        if not proxy_document:
            raise Refused("NO_PROXY_DOCUMENT", _("A proxy needs the owner's signed paper."))
    elif cast_by.pk != entry.owner_id:
        raise Refused("NOT_AN_OWNER", _("Only the owner on the roll votes for this home."))
    return entry


def _check_proxies(vote: Vote, cast_by: Person) -> None:
    held = Ballot.objects.filter(entry__vote=vote, cast_by=cast_by, channel=Channel.PROXY)
    if held.filter(replaced_by__isnull=True).count() >= MOST_PROXIES:
        raise Refused(
            "TOO_MANY_PROXIES",
            _("One person speaks for at most %(most)s homes.") % {"most": MOST_PROXIES},
        )


def _given(entry: RollEntry, cast_by: Person, channel: str) -> Ballot | None:
    """The ballot that stands, if this one may replace it: the owner, after a telephone call."""
    given = Ballot.objects.filter(entry=entry, replaced_by__isnull=True).first()
    if given is None:
        return None
    in_person = channel in (Channel.ONLINE, Channel.PAPER) and cast_by.pk == entry.owner_id
    if given.channel != Channel.TELEPHONE or not in_person:
        raise _second()
    return given


def _put(ballot: Ballot, given: Ballot | None) -> None:
    """Write it; of two at the same instant on two channels one wins."""
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
        raise _second() from None


def _second() -> Refused:
    return Refused("SECOND_BALLOT", _("This home has voted; the first ballot stands."))
