"""An owners' vote from its draft to its result."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from linli.ballots.actions.ballots import cast_online
from linli.ballots.actions.representatives import name_representative
from linli.ballots.actions.votes import (
    Question,
    annul,
    close,
    draft,
    hand_out_for_recount,
    open_vote,
    publicise,
)
from linli.ballots.invariants import (
    ballots_are_as_cast,
    results_are_as_counted,
    rolls_are_as_frozen,
)
from linli.ballots.matters import Matter
from linli.ballots.models import Ballot, Paper, RollEntry, Vote
from linli.ballots.queries import count_of, marks_of
from linli.ballots.seals import digest_of
from linli.journal.by import By
from linli.journal.models import RecordedFact
from linli.people.actions import OwnershipRow, register_ownerships
from linli.people.models import Ownership
from tests import polling
from tests.cast import NOW, Cast
from tests.polling import AFTER, CLOSES, DURING, OPENS, online, opened, read, telephoned
from tests.scenes import refused

pytestmark = pytest.mark.django_db


# -- on the right track --------------------------------------------------------------------------


def test_e40_a_public_road_is_sent_to_the_traffic_police(cast: Cast) -> None:
    with refused("WRONG_TRACK"):
        polling.drafted(cast, about=Matter.ROAD_PARKING)


@pytest.mark.parametrize("about", [Matter.LANDING_ENCLOSURE, Matter.SHARED_PARKING])
def test_e40_what_changes_common_parts_is_no_ordinary_matter(cast: Cast, about: str) -> None:
    with refused("WRONG_TRACK"):
        polling.drafted(cast, about=about, decision_type="ordinary")
    assert polling.drafted(cast, about=about).decision_type == "special"


def test_e44_the_fire_document_comes_before_closing_a_landing(cast: Cast) -> None:
    secretary = cast.by("书记")
    vote = polling.drafted(cast, about=Matter.LANDING_ENCLOSURE)
    publicise(vote=vote, by=secretary, at=NOW)
    with refused("NO_FIRE_DOCUMENT"):
        open_vote(vote=vote, by=secretary, at=OPENS)
    cleared = opened(cast, about=Matter.LANDING_ENCLOSURE, fire_document="消审〔2021〕8号")
    assert cleared.state == Vote.State.OPEN


def test_a_vote_lies_open_for_fifteen_days_first(cast: Cast) -> None:
    secretary = cast.by("书记")
    late = polling.drafted(cast)
    with refused("NOT_PUBLICISED"):
        publicise(vote=late, by=secretary, at=NOW + timedelta(seconds=1))
    with refused("NOT_PUBLICISED"):
        open_vote(vote=late, by=secretary, at=OPENS)
    vote = publicise(vote=polling.drafted(cast), by=secretary, at=NOW)
    with refused("NOT_PUBLICISED"):
        open_vote(vote=vote, by=secretary, at=OPENS - timedelta(seconds=1))
    open_vote(vote=vote, by=secretary, at=OPENS)


def test_a_past_vote_is_entered_afterwards_with_remarks(cast: Cast) -> None:
    clerk = By(community_id=cast.community.pk, operator=True, history=True)
    question = Question(title="封堵小平台", about=Matter.LANDING_ENCLOSURE)
    vote = draft(
        by=clerk,
        at=OPENS,
        question=question,
        scope=cast.place("B1"),
        opens_at=OPENS,
        closes_at=CLOSES,
    )
    open_vote(vote=vote, by=clerk, at=OPENS)
    fact = RecordedFact.objects.get(kind="ballots.VoteOpened")
    assert fact.remarks == ["NOT_PUBLICISED", "NO_FIRE_DOCUMENT"]


# -- the roll ------------------------------------------------------------------------------------


def test_the_roll_is_frozen_at_the_opening(cast: Cast) -> None:
    vote = opened(cast)
    entries = RollEntry.objects.filter(vote=vote)
    assert {entry.owner.name for entry in entries} == {
        cast.people[who].name for who in polling.OWNERS
    }
    assert vote.roll_digest == digest_of(entries.values_list("tag", "head", "area"))


def test_who_buys_a_home_after_the_opening_votes_next_time(cast: Cast) -> None:
    vote, home = opened(cast), cast.dwelling("B1-1-0101")
    Ownership.objects.filter(dwelling=home).update(until=DURING.date())
    buyer = cast.people["郝雯"]
    sale = OwnershipRow(dwelling=home.code, owner=buyer.code, since=DURING.date())
    register_ownerships(rows=[sale], by=cast.house, at=DURING)
    with refused("NOT_AN_OWNER"):
        cast_online(vote=vote, homes=[home], by=cast.by("郝雯"), at=DURING, choice="for")
    online(cast, vote, "郝姐")


def test_co_owners_speak_through_the_one_whom_they_name(cast: Cast) -> None:
    home, wen = cast.dwelling("B1-1-0101"), cast.people["郝雯"]
    shared = OwnershipRow(dwelling=home.code, owner=wen.code, since=NOW.date())
    register_ownerships(rows=[shared], by=cast.house, at=NOW)
    named = {"dwelling": home, "person": wen, "by": cast.by("书记"), "at": NOW}
    with refused("NO_DOCUMENT"):
        name_representative(**named, document=" ")
    name_representative(**named, document="推选书3号")
    entry = RollEntry.objects.get(vote=opened(cast), dwelling=home)
    assert entry.owner == wen


def test_the_database_itself_keeps_the_roll_and_every_ballot(cast: Cast) -> None:
    vote = opened(cast)
    ballot = online(cast, vote, "郝姐")
    rows = [RollEntry.objects.filter(vote=vote), Ballot.objects.filter(pk=ballot.pk)]
    with pytest.raises(IntegrityError), transaction.atomic():
        rows[0].update(area=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows[1].update(choice="against")
    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            row._raw_delete(row.db)


# -- ballots -------------------------------------------------------------------------------------


def test_a_ballot_in_the_last_second_counts_and_one_second_later_does_not(cast: Cast) -> None:
    vote = opened(cast)
    assert online(cast, vote, "郝姐", at=CLOSES).at == CLOSES
    with refused("VOTE_NOT_OPEN"):
        online(cast, vote, "老周", at=CLOSES + timedelta(seconds=1))
    with refused("VOTE_NOT_OPEN"):
        online(cast, vote, "老周", at=OPENS - timedelta(seconds=1))


def test_the_first_ballot_of_a_home_stands(cast: Cast) -> None:
    vote = opened(cast)
    first = online(cast, vote, "郝姐", "for")
    with refused("SECOND_BALLOT"):
        online(cast, vote, "郝姐", "against")
    assert Ballot.objects.get() == first


def test_an_owner_replaces_what_was_taken_down_by_telephone_and_both_stay_on_record(
    cast: Cast,
) -> None:
    vote = opened(cast)
    called = telephoned(cast, vote, "老周", "for")
    own = online(cast, vote, "老周", "against")
    called.refresh_from_db()
    assert called.replaced_by == own
    assert RecordedFact.objects.filter(kind="ballots.BallotReplaced").count() == 1
    with refused("SECOND_BALLOT"):
        telephoned(cast, vote, "老周", "for")
    assert count_of(vote).approving_heads == 0


def test_an_owner_of_several_homes_votes_for_all_of_them_or_none(cast: Cast) -> None:
    second = cast.dwelling("B1-1-0601")
    row = OwnershipRow(dwelling=second.code, owner=cast.people["郝姐"].code, since=NOW.date())
    register_ownerships(rows=[row], by=cast.house, at=NOW)
    vote = opened(cast)
    both = [cast.dwelling("B1-1-0101"), second]
    cast_online(vote=vote, homes=both, by=cast.by("郝姐"), at=DURING, choice="for")
    counted = count_of(vote)
    assert (counted.participating_heads, counted.participating_area) == (1, 11_940)
    strangers = [cast.dwelling("B1-1-0102"), cast.dwelling("B1-1-0201")]
    with refused("NOT_AN_OWNER"):
        cast_online(vote=vote, homes=strangers, by=cast.by("老周"), at=DURING, choice="for")
    assert Ballot.objects.count() == 2


def test_e37_paper_counts_when_two_people_read_the_same(cast: Cast) -> None:
    vote = opened(cast)
    assert read(cast, vote, "老周", "for", "书记").state == Paper.State.WAITING
    assert not Ballot.objects.exists()
    with refused("SAME_HAND"):
        read(cast, vote, "老周", "for", "书记")
    assert read(cast, vote, "老周", "for", "居委委员").state == Paper.State.COUNTED
    ballot = Ballot.objects.get()
    assert (ballot.choice, ballot.channel, ballot.at) == ("for", "paper", DURING)


def test_papers_read_in_two_ways_are_looked_at_again(cast: Cast) -> None:
    vote = opened(cast)
    read(cast, vote, "老周", "for", "书记")
    assert read(cast, vote, "老周", "against", "居委委员").state == Paper.State.DISPUTED
    with refused("PAPERS_WAITING"):
        polling.counted(cast, vote)
    vote.refresh_from_db()
    assert read(cast, vote, "老周", "against", "书记", AFTER).state == Paper.State.COUNTED
    assert Ballot.objects.get().choice == "against"


def test_a_paper_is_in_time_when_its_first_reading_is(cast: Cast) -> None:
    vote = opened(cast)
    read(cast, vote, "老周", "for", "书记", CLOSES)
    read(cast, vote, "老周", "for", "居委委员", AFTER)
    with refused("VOTE_NOT_OPEN"):
        read(cast, vote, "郝姐", "for", "书记", AFTER)
    assert Ballot.objects.get().at == CLOSES


def test_a_paper_that_says_nothing_counts_for_nothing(cast: Cast) -> None:
    vote = opened(cast)
    read(cast, vote, "老周", "spoilt", "书记")
    assert read(cast, vote, "老周", "spoilt", "居委委员").state == Paper.State.SPOILT
    polling.counted(cast, vote)
    assert not Ballot.objects.exists()


def test_a_paper_in_the_box_keeps_its_home_from_voting_elsewhere(cast: Cast) -> None:
    vote = opened(cast)
    read(cast, vote, "老周", "for", "书记")
    with refused("SECOND_BALLOT"):
        online(cast, vote, "老周", "against")


# -- the end -------------------------------------------------------------------------------------


def test_it_is_counted_after_its_last_second(cast: Cast) -> None:
    vote = opened(cast)
    with refused("STILL_OPEN"):
        close(vote=vote, by=cast.by("书记"), at=CLOSES)
    for who in polling.OWNERS:
        online(cast, vote, who)
    assert polling.counted(cast, vote).passed
    with refused("NOT_AT_THIS_STEP"):
        polling.counted(cast, vote)


def test_a_vote_is_stopped_with_a_reason_that_everybody_can_read(cast: Cast) -> None:
    vote = opened(cast)
    with refused("NO_REASON"):
        annul(vote=vote, by=cast.by("书记"), at=DURING, reason=" ")
    annul(vote=vote, by=cast.by("书记"), at=DURING, reason="名册漏了三户")
    with refused("VOTE_NOT_OPEN"):
        online(cast, vote, "郝姐")


def test_e42_the_mark_off_list_says_who_took_part_and_never_how(cast: Cast) -> None:
    vote = opened(cast)
    online(cast, vote, "郝姐", "against")
    marks = [mark for stairwell in marks_of(vote) for mark in stairwell.marks]
    assert [mark.entry.owner.name for mark in marks if mark.channel] == ["郝桂兰"]
    assert "against" not in repr(marks)


def test_e42_how_somebody_voted_is_in_no_fact(cast: Cast) -> None:
    vote = opened(cast)
    for who, choice in (("郝姐", "for"), ("老周", "against")):
        online(cast, vote, who, choice)
    read(cast, vote, "单元长", "abstain", "书记")
    read(cast, vote, "单元长", "abstain", "居委委员")
    told = str(list(RecordedFact.objects.values_list("values", flat=True)))
    assert not any(f"'{choice}'" in told for choice in ("for", "against", "abstain"))


def test_e42_nobody_looks_into_the_box_before_it_is_counted(cast: Cast) -> None:
    vote = opened(cast)
    with refused("NOT_COUNTED"):
        hand_out_for_recount(vote=vote, by=cast.by("书记"), at=DURING)
    polling.counted(cast, vote)
    with refused("NOT_YOURS_TO_COUNT"):
        hand_out_for_recount(vote=vote, by=cast.by("方晓"), at=AFTER)
    hand_out_for_recount(vote=vote, by=cast.by("书记"), at=AFTER)


def test_the_doctor_finds_a_ballot_and_a_roll_that_were_altered(cast: Cast) -> None:
    """Past the guards, as whoever has the database file could."""
    vote = opened(cast)
    ballot = online(cast, vote, "郝姐", "against")
    polling.counted(cast, vote)
    assert [*rolls_are_as_frozen(), *ballots_are_as_cast(), *results_are_as_counted()] == []
    with connection.cursor() as cursor:
        for table in ("ballots_ballot", "ballots_rollentry"):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {table}_no_update{on}")
    Ballot.objects.filter(pk=ballot.pk).update(choice="for")
    RollEntry.objects.filter(pk=ballot.entry_id).update(area=1)
    Vote.objects.filter(pk=vote.pk).update(passed=True)
    assert ballots_are_as_cast() == [f"ballot {ballot.code} is not as it was cast"]
    assert rolls_are_as_frozen() == [f"the roll of {vote.code} is not the one that was frozen"]
    assert len(results_are_as_counted()) == 1
