"""How approvals spend a budget."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.spending.methods import Method, Outcome, Why, Wish, equal_shares, most_wanted, spend
from tests import outside

wishes = st.lists(
    st.tuples(st.integers(1, 60), st.frozensets(st.integers(0, 7))), min_size=1, max_size=8
).map(
    lambda rows: [
        Wish(name=f"w{n}", cost=cost, homes=tuple(sorted(homes)))
        for n, (cost, homes) in enumerate(rows)
    ]
)


def names(outcomes: list[Outcome]) -> list[str]:
    return [outcome.wish.name for outcome in outcomes if outcome.won]


def test_the_most_wanted_comes_first_and_what_does_not_fit_is_passed_over() -> None:
    lamp, ramp, bench = Wish("lamp", 60, (1, 2, 3)), Wish("ramp", 50, (1, 2)), Wish("b", 40, (4,))
    assert names(most_wanted(100, [bench, ramp, lamp])) == ["lamp", "b"]


def test_a_small_group_keeps_its_part() -> None:
    """Six homes want three lamps of 40 each, two want a ramp of 30; there are 120 in all."""
    many, few = tuple(range(6)), (6, 7)
    lamps = [Wish(f"lamp{n}", 40, many) for n in (1, 2, 3)]
    ramp = Wish("ramp", 30, few)
    assert names(most_wanted(120, [*lamps, ramp])) == ["lamp1", "lamp2", "lamp3"]
    assert names(equal_shares(120, [*lamps, ramp])) == ["lamp1", "lamp2", "ramp"]


def test_it_is_said_who_paid_how_much() -> None:
    [bought, missed] = equal_shares(100, [Wish("lamp", 50, (1, 2)), Wish("hall", 90, (3, 4))])
    assert (bought.why, bought.each, bought.in_hand) == (Why.SHARED, 25, 50)
    assert (missed.why, missed.in_hand, missed.room) == (Why.NO_ROOM, 50, 50)


def test_what_is_left_goes_by_support() -> None:
    """Nobody's homes can pay the hall, but all that is left can."""
    [lamp, hall] = equal_shares(100, [Wish("lamp", 30, (1, 2)), Wish("hall", 60, (3, 4))])
    assert (lamp.why, hall.why) == (Why.SHARED, Why.FROM_THE_REST)


def test_what_no_home_chose_is_not_bought() -> None:
    for method in Method:
        assert [outcome.why for outcome in spend(method, 100, [Wish("w", 10, ())])] == [Why.NOBODY]


def test_between_equals_the_first_on_the_list_wins() -> None:
    one, other = Wish("one", 60, (1, 2)), Wish("other", 60, (1, 2))
    for method in Method:
        assert names(spend(method, 100, [one, other])) == ["one"]
        assert names(spend(method, 100, [other, one])) == ["other"]


@given(wishes, st.integers(1, 150), st.sampled_from(list(Method)))
def test_never_more_is_spent_than_there_is_and_every_wish_is_answered(
    listed: list[Wish], budget: int, method: Method
) -> None:
    outcomes = spend(method, budget, listed)
    assert sorted(outcome.wish.name for outcome in outcomes) == sorted(w.name for w in listed)
    assert sum(outcome.wish.cost for outcome in outcomes if outcome.won) <= budget


@given(wishes, st.integers(1, 150))
def test_nobody_pays_more_than_their_part(listed: list[Wish], budget: int) -> None:
    voters = {home for wish in listed for home in wish.homes}
    for outcome in equal_shares(budget, listed):
        if outcome.why == Why.SHARED:
            assert outcome.each <= Fraction(budget, len(voters))
            assert outcome.in_hand >= outcome.wish.cost


@given(wishes, st.integers(1, 150))
def test_what_lost_fits_into_nothing_that_is_left(listed: list[Wish], budget: int) -> None:
    outcomes = equal_shares(budget, listed)
    left = budget - sum(outcome.wish.cost for outcome in outcomes if outcome.won)
    for outcome in outcomes:
        assert outcome.why != Why.NO_ROOM or outcome.wish.cost > left


# -- the same winners as the library of the field ------------------------------------------------


def elections() -> list[Path]:
    folder = outside.data("pabulib")
    return sorted(folder.glob("*.pb"))


def test_the_files_of_pabulib_have_the_winners_of_pabutools() -> None:
    """On every file: whoever gave points or a rank to a project approves it."""
    for file in elections():
        listed, budget = _read(file)
        assert set(names(most_wanted(budget, listed))) == _greedy(listed, budget), file.name
        assert _bought_together(listed, budget) == _shares(listed, budget), file.name


@given(wishes, st.integers(1, 150))
def test_small_elections_have_the_winners_of_pabutools(listed: list[Wish], budget: int) -> None:
    wanted = [wish for wish in listed if wish.homes and wish.cost <= budget]
    if wanted:
        assert set(names(most_wanted(budget, wanted))) == _greedy(wanted, budget)
        assert _bought_together(wanted, budget) == _shares(wanted, budget)


def _bought_together(listed: list[Wish], budget: int) -> set[str]:
    """What equal shares alone buys, without the rest."""
    outcomes = equal_shares(budget, listed)
    return {outcome.wish.name for outcome in outcomes if outcome.why == Why.SHARED}


def _read(file: Path) -> tuple[list[Wish], int]:
    from pabutools.election import parse_pabulib

    instance, profile = parse_pabulib(str(file))
    homes: dict[str, list[int]] = {project.name: [] for project in instance}
    for home, ballot in enumerate(profile):
        for project in set(ballot):
            homes[project.name].append(home)
    costs = {project.name: int(project.cost) for project in instance}
    listed = [Wish(name, costs[name], tuple(homes[name])) for name in sorted(costs)]
    wanted = [wish for wish in listed if wish.homes and wish.cost <= instance.budget_limit]
    return wanted, int(instance.budget_limit)


def _as_election(listed: list[Wish], budget: int) -> tuple[object, object]:
    from pabutools.election import ApprovalBallot, ApprovalProfile, Instance, Project

    projects = {wish.name: Project(wish.name, cost=wish.cost) for wish in listed}
    voters = sorted({home for wish in listed for home in wish.homes})
    ballots = [
        ApprovalBallot(projects[wish.name] for wish in listed if home in set(wish.homes))
        for home in voters
    ]
    instance = Instance(projects.values(), budget_limit=budget)
    return instance, ApprovalProfile(ballots, instance=instance)


def _greedy(listed: list[Wish], budget: int) -> set[str]:
    from pabutools.election import Cost_Sat
    from pabutools.rules import greedy_utilitarian_welfare
    from pabutools.tiebreaking import lexico_tie_breaking

    instance, profile = _as_election(listed, budget)
    won = greedy_utilitarian_welfare(
        instance, profile, sat_class=Cost_Sat, tie_breaking=lexico_tie_breaking
    )
    return {project.name for project in won}


def _shares(listed: list[Wish], budget: int) -> set[str]:
    from pabutools.election import Cost_Sat
    from pabutools.rules import method_of_equal_shares
    from pabutools.tiebreaking import lexico_tie_breaking

    instance, profile = _as_election(listed, budget)
    won = method_of_equal_shares(
        instance, profile, sat_class=Cost_Sat, tie_breaking=lexico_tie_breaking
    )
    return {project.name for project in won}


@pytest.mark.parametrize("method", list(Method))
def test_no_float_is_touched(method: Method) -> None:
    for outcome in spend(method, 100, [Wish("a", 33, (1, 2, 3)), Wish("b", 50, (3,))]):
        assert isinstance(outcome.room, Fraction)
        assert isinstance(outcome.in_hand, Fraction)
