"""The neighbourhood watch learns together every quarter (A59)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.people.actions import found_team
from linli.people.models import Team
from linli.volunteers.actions.trainings import hold_training
from linli.volunteers.models import Training
from linli.volunteers.quarters import Standing, quarter_of, standings
from linli.volunteers.queries import watch_quarters
from tests.cast import NOW, SINCE, Cast
from tests.scenes import refused

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.fixture
def watch(cast: Cast) -> Team:
    kind = Team.Kind.NEIGHBOURHOOD_WATCH
    return found_team(
        name="守望先锋队", kind=kind, founded_on=SINCE, code="W1", by=cast.house, at=NOW
    )


def train(cast: Cast, team: Team, who: str = "民警", **more: Any) -> Training:
    told = {"held_on": date(2021, 3, 6), "topic": "消防", "attendees": 21} | more
    return hold_training(by=cast.by(who), at=NOW, team=team, trainer=cast.people["民警"], **told)


def test_held_due_missed_and_still_to_come() -> None:
    held = [date(2020, 12, 12), date(2021, 2, 20)]
    assert standings(held, 2021, date(2021, 5, 1)) == ["held", "due", "coming", "coming"]
    assert standings(held, 2020, date(2021, 5, 1)) == ["missed", "missed", "missed", "held"]


@given(held=st.lists(days, max_size=8), today=days)
def test_no_quarter_is_missed_before_it_is_over_and_none_is_held_without_a_training(
    held: list[date], today: date
) -> None:
    found = standings(held, today.year, today)
    assert Standing.MISSED not in found[quarter_of(today) - 1 :]
    assert Standing.COMING not in found[: quarter_of(today)]
    quarters = {quarter_of(day) for day in held if day.year == today.year}
    assert {at for at, one in enumerate(found, 1) if one == Standing.HELD} == quarters


@pytest.mark.parametrize("who", ["民警", "书记"])
def test_the_officer_and_the_committee_note_a_training(cast: Cast, watch: Team, who: str) -> None:
    train(cast, watch, who)
    first, *rest = watch_quarters(cast.community, 2021, NOW.date())
    assert (first.standing, first.trainings[0].attendees) == (Standing.HELD, 21)
    assert {one.standing for one in rest} == {Standing.COMING}


@pytest.mark.parametrize("who", ["方晓", "郝姐", "记账员"])
def test_nobody_else_notes_a_training(cast: Cast, watch: Team, who: str) -> None:
    with refused("NOT_YOURS_TO_HANDLE"):
        train(cast, watch, who)


def test_the_officer_trains_the_watch_and_no_other_team(cast: Cast) -> None:
    with refused("NOT_YOURS_TO_HANDLE"):
        train(cast, cast.team())


def test_a_training_has_a_topic_a_day_that_has_come_and_somebody_who_came(
    cast: Cast, watch: Team
) -> None:
    for code, wrong in [
        ("NOTHING_SAID", {"topic": " "}),
        ("NOT_YET", {"held_on": date(2021, 3, 11)}),
        ("NOBODY_CAME", {"attendees": 0}),
    ]:
        with refused(code):
            train(cast, watch, **wrong)
    assert not Training.objects.exists()
