"""Thirty ways to cheat a vote. Each is refused, or whoever looks afterwards finds it.

The first table is tried against the actions: what is inside is refused with the code and leaves no
ballot more. The second is tried with the database's file in hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from linli.ballots.actions.admitting import Way
from linli.ballots.actions.ballots import cast as cast_ballot
from linli.ballots.actions.ballots import cast_online
from linli.ballots.actions.representatives import name_representative
from linli.ballots.actions.votes import annul, close, hand_out_for_recount, open_vote, publicise
from linli.ballots.invariants import (
    ballots_are_as_cast,
    results_are_as_counted,
    rolls_are_as_frozen,
)
from linli.ballots.matters import Matter
from linli.ballots.models import Ballot, Channel, RollEntry, Vote
from linli.ballots.rules import RollLine
from linli.people.actions import OwnershipRow, register_ownerships
from tests import polling
from tests.cast import NOW, Cast, settle
from tests.polling import AFTER, CLOSES, DURING, OPENS, by_proxy, online, opened, read, telephoned
from tests.scenes import refused

pytestmark = pytest.mark.django_db

Cheat = Callable[[Cast, Vote], object]


def _enter_online(cast: Cast, vote: Vote) -> object:
    """The secretary votes online for an owner who has no phone."""
    return cast_ballot(
        vote=vote,
        dwelling=cast.dwelling("B1-1-0102"),
        cast_by=cast.people["老周"],
        by=cast.by("老周", recorded_by="书记"),
        at=DURING,
        choice="for",
        way=Way(channel=Channel.ONLINE),
    )


def _enter_paper_alone(cast: Cast, vote: Vote) -> object:
    return cast_ballot(
        vote=vote,
        dwelling=cast.dwelling("B1-1-0102"),
        cast_by=cast.people["老周"],
        by=cast.by("老周", recorded_by="书记"),
        at=DURING,
        choice="for",
        way=Way(channel=Channel.PAPER),
    )


def _own_channel(cast: Cast, vote: Vote, channel: str) -> object:
    """A resident sends the form of the tellers with their own hand."""
    way = Way(channel=channel, proxy_document=True, document="1", witness=cast.people["单元长"])
    return cast_ballot(
        vote=vote,
        dwelling=cast.dwelling("B1-1-0101"),
        cast_by=cast.people["郝姐"],
        by=cast.by("郝姐"),
        at=DURING,
        choice="for",
        way=way,
    )


def _homes(cast: Cast, vote: Vote, who: str, *homes: str) -> object:
    return cast_online(
        vote=vote,
        homes=[cast.dwelling(home) for home in homes],
        by=cast.by(who),
        at=DURING,
        choice="for",
    )


def _fourth_proxy(cast: Cast, vote: Vote) -> object:
    for home_of in ("郝姐", "老周", "单元长"):
        by_proxy(cast, vote, home_of, "郝雯")
    with refused("TOO_MANY_PROXIES"):
        by_proxy(cast, vote, "楼长", "郝雯")
    return by_proxy(cast, vote, "楼长", "郝雯")


def _twice(first: Cheat, second: Cheat) -> Cheat:
    def both(cast: Cast, vote: Vote) -> object:
        first(cast, vote)
        return second(cast, vote)

    return both


def _one_hand_reads_twice(cast: Cast, vote: Vote) -> object:
    read(cast, vote, "老周", "for", "书记")
    return read(cast, vote, "老周", "for", "书记")


def _read_again_when_counted(cast: Cast, vote: Vote) -> object:
    for teller in ("书记", "居委委员"):
        read(cast, vote, "老周", "against", teller)
    return read(cast, vote, "老周", "for", "书记")


def _count_without_the_disputed(cast: Cast, vote: Vote) -> object:
    read(cast, vote, "老周", "against", "书记")
    return close(vote=vote, by=cast.by("书记"), at=AFTER)


def _stuff_after_the_count(cast: Cast, vote: Vote) -> object:
    polling.counted(cast, vote)
    return online(cast, vote, "郝姐", at=CLOSES)


def _phone_over_own(cast: Cast, vote: Vote) -> object:
    online(cast, vote, "老周", "against")
    return telephoned(cast, vote, "老周", "for")


def _proxy_over_phone(cast: Cast, vote: Vote) -> object:
    telephoned(cast, vote, "老周", "against")
    return by_proxy(cast, vote, "老周", "郝雯", "for")


def _teller_by(who: str) -> Cheat:
    return lambda cast, vote: telephoned(cast, vote, "老周", teller=who)


REFUSED: list[tuple[str, str, Cheat]] = [
    ("vote twice on one's phone", "SECOND_BALLOT", _twice(
        lambda c, v: online(c, v, "郝姐"), lambda c, v: online(c, v, "郝姐", "against"))),
    ("vote online after one's paper", "SECOND_BALLOT", _twice(
        lambda c, v: read(c, v, "郝姐", "for", "书记"), lambda c, v: online(c, v, "郝姐"))),
    ("overrule an owner by telephone", "SECOND_BALLOT", _phone_over_own),
    ("overrule a telephone call by proxy", "SECOND_BALLOT", _proxy_over_phone),
    ("read a counted paper otherwise", "SECOND_BALLOT", _read_again_when_counted),
    ("vote before it opens", "VOTE_NOT_OPEN",
        lambda c, v: online(c, v, "郝姐", at=OPENS - timedelta(seconds=1))),
    ("vote a second too late", "VOTE_NOT_OPEN",
        lambda c, v: online(c, v, "郝姐", at=CLOSES + timedelta(seconds=1))),
    ("drop a paper in after closing", "VOTE_NOT_OPEN",
        lambda c, v: read(c, v, "郝姐", "for", "书记", AFTER)),
    ("backdate a ballot after the count", "VOTE_NOT_OPEN", _stuff_after_the_count),
    ("vote for a home of another building", "NOT_ON_ROLL",
        lambda c, v: _homes(c, v, "郝姐", "B2-1-0101")),
    ("vote for an empty home", "NOT_ON_ROLL", lambda c, v: _homes(c, v, "郝姐", "B1-1-0602")),
    ("vote for the neighbour", "NOT_AN_OWNER", lambda c, v: _homes(c, v, "郝姐", "B1-1-0102")),
    ("slip the neighbour's home in with one's own", "NOT_AN_OWNER",
        lambda c, v: _homes(c, v, "郝姐", "B1-1-0101", "B1-1-0102")),
    ("vote as the owner's daughter", "NOT_AN_OWNER",
        lambda c, v: _homes(c, v, "郝雯", "B1-1-0101")),
    ("vote online for somebody, as the clerk", "NOT_YOURS_TO_CAST", _enter_online),
    ("enter a paper alone", "READ_TWICE", _enter_paper_alone),
    ("read a paper twice with one hand", "SAME_HAND", _one_hand_reads_twice),
    ("read papers as the grid member", "NOT_YOURS_TO_COUNT",
        lambda c, v: read(c, v, "郝姐", "for", "方晓")),
    ("take down a call as the grid member", "NOT_YOURS_TO_CAST", _teller_by("方晓")),
    ("take down one's own call", "NOT_YOURS_TO_CAST",
        lambda c, v: _own_channel(c, v, Channel.TELEPHONE)),
    ("bring one's own proxy to no teller", "NOT_YOURS_TO_CAST",
        lambda c, v: _own_channel(c, v, Channel.PROXY)),
    ("call without a witness", "NO_WITNESS", lambda c, v: telephoned(c, v, "老周", witness=None)),
    ("be one's own witness", "NO_WITNESS", lambda c, v: telephoned(c, v, "老周", witness="书记")),
    ("let the owner's household listen", "NO_WITNESS",
        lambda c, v: telephoned(c, v, "郝姐", witness="郝雯")),
    ("bring a proxy without a paper", "NO_PROXY_DOCUMENT",
        lambda c, v: by_proxy(c, v, "老周", "郝雯", proxy_document=False)),
    ("bring a paper that nobody can find again", "NO_PROXY_DOCUMENT",
        lambda c, v: by_proxy(c, v, "老周", "郝雯", document=" ")),
    ("collect proxies", "TOO_MANY_PROXIES", _fourth_proxy),
    ("take down a proxy of one's own", "OWN_PROXY", lambda c, v: by_proxy(c, v, "老周", "书记")),
    ("send a child with the proxy", "NOT_OF_AGE", lambda c, v: by_proxy(c, v, "老周", "郝小满")),
    ("invent a choice", "NO_SUCH_CHOICE", lambda c, v: online(c, v, "郝姐", "for,for")),
    ("close early while it looks good", "STILL_OPEN",
        lambda c, v: close(vote=v, by=c.by("书记"), at=DURING)),
    ("count without the papers one dislikes", "PAPERS_WAITING", _count_without_the_disputed),
    ("look into the box while it is open", "NOT_COUNTED",
        lambda c, v: hand_out_for_recount(vote=v, by=c.by("书记"), at=DURING)),
    ("stop a lost vote quietly", "NO_REASON",
        lambda c, v: annul(vote=v, by=c.by("书记"), at=DURING, reason=" ")),
    ("stop it as somebody who lost", "NOT_YOURS_TO_CONDUCT",
        lambda c, v: annul(vote=v, by=c.by("郝姐"), at=DURING, reason="不服")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "cheat"), [row[1:] for row in REFUSED],
                         ids=[row[0] for row in REFUSED])  # fmt: skip
def test_it_is_refused(cast: Cast, code: str, cheat: Cheat) -> None:
    vote = opened(cast)
    with pytest.raises(Exception, match=code):
        cheat(cast, vote)
    for entry in RollEntry.objects.filter(vote=vote):
        assert Ballot.objects.filter(entry=entry, replaced_by=None).count() <= 1


def test_there_are_thirty() -> None:
    assert len({name for name, _code, _cheat in REFUSED}) >= 30


# -- before it opens -----------------------------------------------------------------------------


def _line(cast: Cast, home: str, who: str, area: int = 5970) -> RollLine:
    return RollLine(cast.dwelling(home).pk, cast.people[who].pk, area)


def test_a_roll_with_a_home_twice_is_refused(cast: Cast) -> None:
    line = _line(cast, "B1-1-0101", "郝姐")
    with pytest.raises(Exception, match="WRONG_ROLL"):
        opened(cast, roll=[line, line])


def test_a_roll_with_dead_souls_is_refused(cast: Cast) -> None:
    soul = replace(_line(cast, "B1-1-0101", "郝姐"), owner=987_654)
    with pytest.raises(Exception, match="WRONG_ROLL"):
        opened(cast, roll=[soul])


def test_a_roll_with_homes_of_next_door_is_refused(cast: Cast) -> None:
    other = settle("yinghua", "樱花社区", prefix="Y")
    home, owner = other.dwelling("B1-1-0101"), other.people["郝姐"]
    with pytest.raises(Exception, match="WRONG_ROLL"):
        opened(cast, roll=[RollLine(home.pk, owner.pk, 5970)])


def test_a_vote_that_was_kept_quiet_does_not_open(cast: Cast) -> None:
    vote = publicise(vote=polling.drafted(cast), by=cast.by("书记"), at=NOW)
    with refused("TOO_LATE_TO_OPEN"):
        open_vote(vote=vote, by=cast.by("书记"), at=CLOSES - timedelta(minutes=1))


def test_a_special_matter_under_a_harmless_name_keeps_its_majority(cast: Cast) -> None:
    with refused("WRONG_TRACK"):
        polling.drafted(cast, about=Matter.COMMON_PART, decision_type="ordinary")


def test_a_couple_makes_one_head_of_two_homes_whomever_it_names(cast: Cast) -> None:
    """They name him for one home and her for the other."""
    homes = ("B1-1-0101", "B1-1-0601")
    rows = [
        OwnershipRow(dwelling=home, owner=cast.people[who].code, since=NOW.date())
        for home, who in ((homes[0], "郝雯"), (homes[1], "郝姐"), (homes[1], "郝雯"))
    ]
    register_ownerships(rows=rows, by=cast.house, at=NOW)
    for home, who in zip(homes, ("郝姐", "郝雯"), strict=True):
        named = {"dwelling": cast.dwelling(home), "person": cast.people[who]}
        name_representative(**named, document="推选书", by=cast.by("书记"), at=NOW)
    vote = opened(cast)
    theirs = RollEntry.objects.filter(vote=vote, dwelling__code__in=homes)
    assert set(theirs.values_list("owner", flat=True)) == {cast.people["郝雯"].pk}


# -- with the database's file in hand ------------------------------------------------------------


def _unguarded(table: str) -> None:
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for event in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER {table}_no_{event}{on}")


def test_the_database_refuses_to_turn_a_ballot(cast: Cast) -> None:
    ballot = online(cast, opened(cast), "郝姐", "against")
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(choice="for")


def test_a_second_standing_ballot_is_refused_by_the_database(cast: Cast) -> None:
    ballot = online(cast, opened(cast), "郝姐")
    ballot.pk, ballot.code, ballot.receipt = None, "B9", "XXXX-XXXX"
    with pytest.raises(IntegrityError), transaction.atomic():
        ballot.save(force_insert=True)


@pytest.mark.parametrize(
    "column", [{"choice": "for"}, {"channel": "paper"}, {"receipt": "X"}, {"salt": "x"}]
)
def test_a_ballot_turned_past_the_guards_is_found(cast: Cast, column: dict[str, str]) -> None:
    ballot = online(cast, opened(cast), "郝姐", "against")
    _unguarded("ballots_ballot")
    Ballot.objects.filter(pk=ballot.pk).update(**column)
    assert ballots_are_as_cast() == [f"ballot {ballot.code} is not as it was cast"]


def test_a_ballot_that_vanishes_is_found(cast: Cast) -> None:
    ballot = online(cast, opened(cast), "郝姐", "against")
    _unguarded("ballots_ballot")
    Ballot.objects.filter(pk=ballot.pk)._raw_delete("default")
    assert ballots_are_as_cast() == [f"ballot {ballot.pk} was cast and is gone"]


def test_a_ballot_that_nobody_cast_is_found(cast: Cast) -> None:
    ballot = online(cast, opened(cast), "郝姐", "against")
    other = RollEntry.objects.exclude(pk=ballot.entry_id).first()
    assert other is not None
    ballot.pk, ballot.code, ballot.receipt, ballot.entry = None, "B9", "XXXX-XXXX", other
    ballot.save(force_insert=True)
    assert ballots_are_as_cast() == ["ballot B9 is not as it was cast"]


def test_a_roll_that_grew_is_found(cast: Cast) -> None:
    vote = opened(cast)
    home, owner = cast.dwelling("B1-1-0602"), cast.people["郝姐"]
    RollEntry.objects.create(
        community=cast.community, vote=vote, dwelling=home, owner=owner, area=1, tag="t", head="h"
    )
    assert rolls_are_as_frozen() == [f"the roll of {vote.code} is not the one that was frozen"]


def test_a_result_announced_otherwise_is_found(cast: Cast) -> None:
    vote = polling.counted(cast, opened(cast))
    Vote.objects.filter(pk=vote.pk).update(passed=True)
    assert results_are_as_counted() == [f"{vote.code} was announced otherwise than it counts"]
