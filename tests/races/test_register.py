from __future__ import annotations

import pytest

from linli.journal.models import RecordedFact
from linli.people.actions import give_consent
from linli.people.models import Account, Purpose
from tests.cast import NOW, settle
from tests.races.harness import Runners
from tests.real_database import RealDatabase

pytestmark = pytest.mark.database
RUNNERS = 4


def test_newcomers_of_the_same_moment_get_codes_of_their_own(real_database: RealDatabase) -> None:
    cast = settle("taohua", "桃花社区")
    with Runners(RUNNERS, real_database) as runners:
        for _trial in range(3):
            words = [
                {"community_id": cast.community.pk, "name": f"邻居{n}"} for n in range(RUNNERS)
            ]
            outcomes = runners.race("tests.races.neighbours:come", words)
            assert [outcome.error or outcome.refused for outcome in outcomes] == [""] * RUNNERS
            assert len({outcome.value for outcome in outcomes}) == RUNNERS


def test_two_first_log_ins_open_one_account(real_database: RealDatabase) -> None:
    hao = settle("taohua", "桃花社区").people["郝姐"]
    with Runners(RUNNERS, real_database) as runners:
        outcomes = runners.race(
            "tests.races.neighbours:log_in_first", [{"person_id": hao.pk}] * RUNNERS
        )
    assert {outcome.value for outcome in outcomes} == {Account.objects.get().pk}


def test_a_consent_is_taken_back_once(real_database: RealDatabase) -> None:
    cast = settle("taohua", "桃花社区")
    consent = give_consent(
        party=cast.people["郝姐"], purpose=Purpose.POINTS, by=cast.by("郝姐"), at=NOW
    )
    with Runners(RUNNERS, real_database) as runners:
        runners.race("tests.races.neighbours:take_back", [{"consent_id": consent.pk}] * RUNNERS)
    assert RecordedFact.objects.filter(kind="people.ConsentWithdrawn").count() == 1
