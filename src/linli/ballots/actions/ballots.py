"""Casting a ballot, on whatever channel: one a dwelling, and the first stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from linli.ballots.actions.admitting import Way, admit, drop_in, filled_in, given_by, lock_open
from linli.ballots.models import Ballot, Channel, RollEntry, Vote
from linli.ballots.permissions import casts_in_person, may_tell
from linli.ballots.queries import standing
from linli.ballots.rules import Choice
from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action
from linli.people.models import Person
from linli.people.queries import minor_on, same_household_or_family
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
    way: Way,
    code: str = "",
) -> Ballot:
    """A dwelling votes. Tested in this order: VOTE_NOT_OPEN, NOT_ON_ROLL, NO_PROXY_DOCUMENT,
    NOT_AN_OWNER, SECOND_BALLOT; but for entries made afterwards also NOT_YOURS_TO_CAST, READ_TWICE,
    TOO_MANY_PROXIES, OWN_PROXY, NOT_OF_AGE, NO_WITNESS.
    """
    if choice not in list(Choice):
        raise Refused("NO_SUCH_CHOICE", _("For, against or abstain?"), field="choice")
    if not by.history:
        _check_hand(cast_by, by, at, way.channel)
    lock_open(vote, by)
    entry = admit(vote, dwelling, at)
    _check_voice(entry, cast_by, way)
    if not by.history:
        _check_way(entry, cast_by, by, at, way)
    given = given_by(entry, cast_by.pk, way.channel)
    return drop_in(filled_in(entry, cast_by.pk, way, choice, by, code), given, by, at)


@action
def cast_online(
    *, vote: Vote, homes: Sequence[Dwelling], by: By, at: datetime, choice: str
) -> list[Ballot]:
    """An owner votes for several homes at once: all of them, or none. Refused: NO_HOME."""
    owner = _person(by.person_id)
    if owner is None or not homes:
        raise Refused("NO_HOME", _("Please say for which home."), field="homes")
    way = Way(channel=Channel.ONLINE)
    return [
        cast(vote=vote, dwelling=home, cast_by=owner, by=by, at=at, choice=choice, way=way)
        for home in homes
    ]


def _check_hand(cast_by: Person, by: By, at: datetime, channel: str) -> None:
    """Whose hand may bring it in."""
    if channel == Channel.PAPER:
        raise Refused("READ_TWICE", _("A paper ballot is read by two people, one after the other."))
    if channel == Channel.ONLINE:
        if not casts_in_person(by, cast_by):
            raise Refused("NOT_YOURS_TO_CAST", _("Online everybody votes with their own hand."))
    elif by.recorded_by_id is None or not may_tell(by, at):
        raise Refused("NOT_YOURS_TO_CAST", _("Only a teller takes down somebody else's ballot."))


def _check_voice(entry: RollEntry, cast_by: Person, way: Way) -> None:
    """Who may speak for the home."""
    if way.channel != Channel.PROXY:
        if cast_by.pk != entry.owner_id:
            raise Refused("NOT_AN_OWNER", _("Only the owner on the roll votes for this home."))
    elif not way.proxy_document:
        raise Refused("NO_PROXY_DOCUMENT", _("A proxy needs the owner's signed paper."))


def _check_way(entry: RollEntry, cast_by: Person, by: By, at: datetime, way: Way) -> None:
    if way.channel == Channel.PROXY:
        _check_proxy(entry, cast_by, by, at, way)
    if way.channel == Channel.TELEPHONE:
        _check_witness(entry, by, way)


def _check_proxy(entry: RollEntry, cast_by: Person, by: By, at: datetime, way: Way) -> None:
    if not one_line(way.document):
        words = _("Please write down where the signed paper is kept.")
        raise Refused("NO_PROXY_DOCUMENT", words, field="document")
    if cast_by.pk == by.recorded_by_id:
        raise Refused("OWN_PROXY", _("A teller does not take down a proxy of their own."))
    if minor_on(cast_by, day_of(at)):
        raise Refused("NOT_OF_AGE", _("Somebody under 18 cannot speak for another home."))
    held = standing(entry.vote).filter(cast_by=cast_by, channel=Channel.PROXY)
    if held.count() >= MOST_PROXIES:
        raise Refused(
            "TOO_MANY_PROXIES",
            _("One person speaks for at most %(most)s homes.") % {"most": MOST_PROXIES},
        )


def _check_witness(entry: RollEntry, by: By, way: Way) -> None:
    """Somebody else listened: not the teller, not the owner, of neither's household or family."""
    witness = way.witness
    teller = _person(by.recorded_by_id)
    near = [person for person in (teller, entry.owner) if person is not None]
    if witness is None or any(same_household_or_family(witness, person) for person in near):
        words = _("A call needs a witness: neither the teller nor the owner, nor their family.")
        raise Refused("NO_WITNESS", words, field="witness")


def _person(pk: int | None) -> Person | None:
    return Person.objects.get(pk=pk) if pk else None
