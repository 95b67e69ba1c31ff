"""Two hands at one ballot box: one ballot a home, and none after the count began."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from linli.ballots.models import Ballot, Paper, Vote
from linli.ballots.queries import count_of
from linli.ballots.rules import passes
from tests import polling
from tests.cast import Cast, settle
from tests.polling import AFTER, CLOSES, DURING, OWNERS
from tests.races.harness import Outcome, Runners
from tests.real_database import RealDatabase

pytestmark = [pytest.mark.database, pytest.mark.slow]
ROUNDS = 10
_streets = count(1)


@pytest.fixture(scope="module")
def runners(shared_database: RealDatabase) -> Iterator[Runners]:
    with Runners(2, shared_database) as two:
        yield two


class Poll:
    """A vote that is open in a community of its own."""

    def __init__(self, runners: Runners) -> None:
        self.runners = runners
        self.cast: Cast = settle(f"poll-{next(_streets)}", "桃花社区")
        self.vote = polling.opened(self.cast)

    def who(self, nickname: str, *, recorded_by: str = "") -> dict[str, int]:
        people = self.cast.people
        who = {"community_id": self.cast.community.pk, "person_id": people[nickname].pk}
        return who | ({"recorded_by_id": people[recorded_by].pk} if recorded_by else {})

    def act(self, what: str, who: dict[str, int], at: Any = DURING, **more: int) -> dict[str, Any]:
        return {"what": what, "who": who, "vote": self.vote.pk, "at": at.isoformat(), **more}

    def home(self, who: str) -> int:
        return self.cast.dwelling(OWNERS[who]).pk

    def race(self, *acts: dict[str, Any]) -> list[Outcome]:
        outcomes = self.runners.race("tests.races.voters:act", list(acts))
        assert [outcome.error for outcome in outcomes] == ["", ""]
        return outcomes

    def standing(self) -> int:
        return Ballot.objects.filter(entry__vote=self.vote, replaced_by=None).count()


def test_one_home_votes_on_two_phones_at_once_and_one_ballot_stands(runners: Runners) -> None:
    poll = Poll(runners)
    for done, who in enumerate(OWNERS, start=1):
        act = poll.act("online", poll.who(who), home=poll.home(who))
        outcomes = poll.race(act, act)
        assert sorted(outcome.refused for outcome in outcomes) == ["", "SECOND_BALLOT"]
        assert poll.standing() == done


def test_own_phone_and_paper_at_once_are_one_ballot(runners: Runners) -> None:
    for _round in range(ROUNDS // 2):
        poll = Poll(runners)
        for who in ("郝姐", "老周"):
            outcomes = poll.race(
                poll.act("online", poll.who(who), home=poll.home(who)),
                poll.act("paper", poll.who("书记"), home=poll.home(who)),
            )
            assert sorted(outcome.refused for outcome in outcomes) == ["", "SECOND_BALLOT"]
        papers = Paper.objects.filter(entry__vote=poll.vote).count()
        assert papers + poll.standing() == 2


def test_own_phone_and_the_tellers_call_at_once_leave_the_owners_word(runners: Runners) -> None:
    """The owner's ballot came first and stands, or replaces what the teller took down."""
    for _round in range(ROUNDS // 2):
        poll = Poll(runners)
        own, _called = poll.race(
            poll.act("online", poll.who("老周"), home=poll.home("老周")),
            poll.act(
                "telephone",
                poll.who("老周", recorded_by="书记"),
                home=poll.home("老周"),
                witness=poll.cast.people["单元长"].pk,
            ),
        )
        assert own.succeeded
        ballot = Ballot.objects.get(entry__vote=poll.vote, replaced_by=None)
        assert (ballot.channel, ballot.choice) == ("online", "for")


def test_two_tellers_read_one_paper_at_once_and_it_counts_once(runners: Runners) -> None:
    for _round in range(ROUNDS // 2):
        poll = Poll(runners)
        home = poll.home("老周")
        readers = [poll.act("paper", poll.who(who), home=home) for who in ("书记", "居委委员")]
        assert all(outcome.succeeded for outcome in poll.race(*readers))
        assert Paper.objects.get(entry__vote=poll.vote).state == Paper.State.COUNTED
        assert poll.standing() == 1


def test_a_ballot_of_the_last_second_is_counted_or_refused_and_never_forgotten(
    runners: Runners,
) -> None:
    """It was sent in time; the tellers press the button at the same instant."""
    came = Counter[str]()
    for _round in range(ROUNDS):
        poll = Poll(runners)
        for who in ("郝姐", "单元长", "楼长"):
            polling.online(poll.cast, poll.vote, who)
        counted, late = poll.race(
            poll.act("count", poll.who("书记"), AFTER),
            poll.act("online", poll.who("老周"), CLOSES, home=poll.home("老周")),
        )
        assert counted.succeeded
        assert late.refused in ("", "VOTE_NOT_OPEN")
        came[late.refused] += 1
        vote = Vote.objects.get(pk=poll.vote.pk)
        assert vote.passed == passes(count_of(vote), vote.decision_type)
    assert came.total() == ROUNDS
