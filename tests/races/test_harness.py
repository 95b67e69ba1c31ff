from __future__ import annotations

import pytest

from linli.places.models import Community
from tests.races.harness import Runners
from tests.real_database import RealDatabase

pytestmark = pytest.mark.database
RUNNERS = 4


def test_a_conditional_update_gives_the_last_seat_to_exactly_one(
    real_database: RealDatabase,
) -> None:
    with Runners(RUNNERS, real_database) as runners:
        for trial in range(5):
            code = f"room-{trial}"
            Community.objects.create(code=code, name="room", phone="free")
            outcomes = runners.race("tests.races.seats:take", [{"code": code}] * RUNNERS)
            assert sorted(outcome.refused for outcome in outcomes) == [
                "",
                *["NO_SEAT_LEFT"] * (RUNNERS - 1),
            ]


def test_the_harness_sees_the_race_that_a_careless_action_loses(
    real_database: RealDatabase,
) -> None:
    Community.objects.create(code="room", name="room", phone="free")
    with Runners(RUNNERS, real_database) as runners:
        outcomes = runners.race("tests.races.seats:take_carelessly", [{"code": "room"}] * RUNNERS)
    assert sum(outcome.succeeded for outcome in outcomes) > 1


def test_an_error_nobody_foresaw_is_told_apart_from_a_refusal(
    real_database: RealDatabase,
) -> None:
    with Runners(1, real_database) as runners:
        (outcome,) = runners.race("tests.races.seats:take_carelessly", [{"code": "nowhere"}])
    assert outcome.error.startswith("DoesNotExist")
    assert not outcome.succeeded
