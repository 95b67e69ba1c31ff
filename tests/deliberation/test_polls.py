"""Asking every home: taking part may be thanked, what one says never."""

from __future__ import annotations

import pytest

from linli.credit.actions import adopt_rule
from linli.credit.models import Award, RuleCode
from linli.deliberation import queries
from linli.deliberation.actions import polls
from linli.journal.models import RecordedFact
from linli.people.actions import give_consent
from linli.people.models import Purpose
from tests import talks
from tests.cast import NOW, SINCE, Cast
from tests.scenes import later, refused


@pytest.fixture
def thanked(cast: Cast) -> None:
    """Taking part earns two points, and these two collect points."""
    adopt_rule(
        by=cast.by("书记"),
        at=NOW,
        code="POLL-1",
        rewards=RuleCode.POLL_ANSWERED,
        points=2,
        since=SINCE,
    )
    for who in ("郝姐", "老周"):
        give_consent(party=cast.people[who], purpose=Purpose.POINTS, by=cast.by(who), at=NOW)


@pytest.mark.usefixtures("thanked")
def test_e09_points_are_for_taking_part_and_never_for_the_answer(cast: Cast) -> None:
    poll = talks.poll(cast)
    for who, home, said in (("郝姐", "B1-1-0101", "agree"), ("老周", "B1-1-0102", "disagree")):
        polls.answer(poll=poll, dwelling=cast.dwelling(home), by=cast.by(who), at=NOW, answer=said)
    assert sorted(Award.objects.values_list("points", flat=True)) == [2, 2]
    facts = RecordedFact.objects.filter(kind="deliberation.PollAnswered")
    for fact in facts:
        assert "agree" not in str(fact.values), "the reaction cannot know the answer"


@pytest.mark.usefixtures("thanked")
def test_e09_answering_again_earns_nothing_more(cast: Cast) -> None:
    poll, home = talks.poll(cast), cast.dwelling("B1-1-0101")
    for hour, said in enumerate(["agree", "disagree", "unsure"]):
        polls.answer(poll=poll, dwelling=home, by=cast.by("郝姐"), at=later(hour), answer=said)
    assert Award.objects.count() == 1
    assert queries.last_answers(poll) == {home.pk: "unsure"}
    assert queries.reach_of(poll).answered == 1


@pytest.mark.usefixtures("thanked")
def test_e12_who_writes_down_what_others_say_earns_nothing_by_it(cast: Cast) -> None:
    give_consent(party=cast.people["单元长"], purpose=Purpose.POINTS, by=cast.by("单元长"), at=NOW)
    polls.answer(
        poll=talks.poll(cast),
        dwelling=cast.dwelling("B1-1-0101"),
        by=cast.by("单元长"),
        at=NOW,
        answer="agree",
        channel="door",
    )
    assert not Award.objects.exists()


def test_a_home_answers_for_itself_and_leaders_at_its_door(cast: Cast) -> None:
    poll, home = talks.poll(cast), cast.dwelling("B1-1-0101")
    with refused("NOT_YOURS_TO_ANSWER"):
        polls.answer(poll=poll, dwelling=home, by=cast.by("老周"), at=NOW, answer="agree")
    said = polls.answer(
        poll=poll, dwelling=home, by=cast.by("单元长"), at=NOW, answer="agree", channel="door"
    )
    assert said.channel == "door"


def test_only_what_was_offered_and_only_while_it_is_open(cast: Cast) -> None:
    poll, home = talks.poll(cast), cast.dwelling("B1-1-0101")
    with refused("NO_SUCH_ANSWER"):
        polls.answer(poll=poll, dwelling=home, by=cast.by("郝姐"), at=NOW, answer="随便")
    with refused("POLL_NOT_OPEN"):
        polls.answer(poll=poll, dwelling=home, by=cast.by("郝姐"), at=later(200), answer="agree")
    with refused("OVER_BEFORE_IT_BEGINS"):
        talks.poll(cast, closes_at=NOW)


def test_a_stairwell_is_asked_and_whoever_is_not_reached_is_known(cast: Cast) -> None:
    poll = talks.poll(cast, scope=cast.place("B1-1"))
    with refused("NOT_ASKED"):
        polls.answer(
            poll=poll, dwelling=cast.dwelling("B1-2-0101"), by=cast.house, at=NOW, answer="agree"
        )
    polls.answer(
        poll=poll, dwelling=cast.dwelling("B1-1-0101"), by=cast.house, at=NOW, answer="agree"
    )
    assert (queries.reach_of(poll).asked, queries.reach_of(poll).answered) == (12, 1)
    assert queries.not_reached(poll).count() == 11
