"""Two people at one case at the same instant: one is first, and what is kept makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from linli.grid.actions import cases
from linli.grid.models import Case, MeToo, State
from linli.journal.models import RecordedFact
from tests import scenes
from tests.cast import Cast, settle
from tests.races.harness import Outcome, Runners
from tests.real_database import RealDatabase
from tests.scenes import later

pytestmark = [pytest.mark.database, pytest.mark.slow]
ROUNDS = 8
_streets = count(1)


@pytest.fixture(scope="module")
def runners(shared_database: RealDatabase) -> Iterator[Runners]:
    with Runners(2, shared_database) as two:
        yield two


@pytest.fixture
def cast(shared_database: RealDatabase) -> Cast:
    return settle(f"corner-{next(_streets)}", "桃花社区")


def who(cast: Cast, nickname: str) -> dict[str, int]:
    return {"community_id": cast.community.pk, "person_id": cast.people[nickname].pk}


def race(runners: Runners, *acts: dict[str, object]) -> list[Outcome]:
    """Both at once; what nobody foresaw fails the test."""
    outcomes = runners.race("tests.races.racers:act_on_case", list(acts))
    assert [outcome.error for outcome in outcomes] == ["", ""]
    return outcomes


def act(
    cast: Cast, name: str, case: Case, nickname: str = "方晓", **more: object
) -> dict[str, object]:
    return {"act": name, "who": who(cast, nickname), "case": case.pk, **more}


def facts(case: Case, kind: str) -> int:
    return RecordedFact.objects.filter(kind=kind, matter="case", matter_id=case.pk).count()


def test_two_members_take_one_case(cast: Cast, runners: Runners) -> None:
    for _ in range(ROUNDS):
        case = scenes.told(cast)
        outcomes = race(runners, act(cast, "accept", case), act(cast, "accept", case, "书记"))
        assert sorted(one.refused for one in outcomes) == ["", "ALREADY_TAKEN"]
        assert facts(case, "grid.CaseAccepted") == 1


def mended(cast: Cast) -> Case:
    case = cases.accept(case=scenes.told(cast), by=cast.by("方晓"), at=later(1))
    return cases.finish_work(case=case, by=cast.by("方晓"), at=later(2))


def test_a_yes_against_a_no(cast: Cast, runners: Runners) -> None:
    for _ in range(ROUNDS):
        case = mended(cast)
        race(runners, act(cast, "confirm", case, "郝姐"), act(cast, "deny", case))
        case.refresh_from_db()
        assert case.state == State.REOPENED, "whoever says no is heard"
        assert case.work_done_at is None


def test_a_yes_against_opening_again(cast: Cast, runners: Runners) -> None:
    for _ in range(ROUNDS):
        case = mended(cast)
        cases.close(case=case, by=cast.by("方晓"), at=later(3))
        race(runners, act(cast, "confirm", case, "郝姐"), act(cast, "reopen", case))
        case.refresh_from_db()
        assert case.state == State.REOPENED
        assert facts(case, "grid.CaseReopened") == 1


def test_joining_against_closing(cast: Cast, runners: Runners) -> None:
    for _ in range(ROUNDS):
        into, case = scenes.told(cast), mended(cast)
        outcomes = race(runners, act(cast, "merge", case, into=into.pk), act(cast, "close", case))
        assert sorted(one.refused for one in outcomes) == ["", "ALREADY_ENDED"]
        assert facts(case, "grid.CaseMerged") + facts(case, "grid.CaseClosed") == 1
        case.refresh_from_db()
        into.refresh_from_db()
        assert into.me_too == (case.state == State.MERGED)


def test_two_joined_to_each_other_do_not_both_end(cast: Cast, runners: Runners) -> None:
    for _ in range(ROUNDS):
        one, other = scenes.told(cast), scenes.told(cast, "老周")
        outcomes = race(
            runners,
            act(cast, "merge", one, into=other.pk),
            act(cast, "merge", other, "书记", into=one.pk),
        )
        assert sorted(outcome.refused for outcome in outcomes) == ["", "CANNOT_JOIN"]
        states = Case.objects.filter(pk__in=[one.pk, other.pk]).values_list("state", flat=True)
        assert sorted(states) == [State.MERGED, State.REPORTED]


def test_me_too_twice_at_once_counts_once(cast: Cast, runners: Runners) -> None:
    for _ in range(ROUNDS):
        case = scenes.told(cast)
        race(runners, act(cast, "me_too", case, "老周"), act(cast, "me_too", case, "老周"))
        case.refresh_from_db()
        assert case.me_too == MeToo.objects.filter(case=case).count() == 1
