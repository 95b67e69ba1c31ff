"""The arithmetic of an owners' vote, at its edges (Civil Code art. 278)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ballots.matters import TRACKS, Matter
from linli.ballots.rules import (
    LAWS,
    Choice,
    Decision,
    RollLine,
    Share,
    agreed_reading,
    count,
    heads,
    law_on,
    measures,
    passes,
    quorum,
)

CODE = LAWS[-1]


def homes(number: int, *, area: int = 6000, first: int = 1) -> list[RollLine]:
    """That many homes of one size, each with an owner of its own."""
    return [RollLine(n, n, area) for n in range(first, first + number)]


def said(number: int, choice: str = "for", *, first: int = 1) -> dict[int, str]:
    return dict.fromkeys(range(first, first + number), choice)


def test_160_of_240_is_a_quorum_and_159_is_none() -> None:
    roll = homes(240)
    assert quorum(count(roll, said(160)))
    assert not quorum(count(roll, said(159)))


def test_half_is_no_majority_and_three_quarters_are_enough() -> None:
    roll = homes(240)
    half = count(roll, said(90) | said(90, "against", first=91))
    assert not passes(half, Decision.ORDINARY)
    assert passes(count(roll, said(91) | said(89, "against", first=92)), Decision.ORDINARY)
    assert passes(count(roll, said(120) | said(40, "against", first=121)), Decision.SPECIAL)
    assert not passes(count(roll, said(119) | said(41, "against", first=120)), Decision.SPECIAL)


def test_heads_pass_and_area_fails_where_one_owner_has_the_shops() -> None:
    """20 flats of 60 m² for it; six shops of 300 m², all of one owner, against it."""
    shops = [RollLine(100 + n, 999, 30_000) for n in range(6)]
    counted = count(homes(20) + shops, said(20) | said(6, "against", first=100))
    assert (counted.participating_heads, counted.approving_heads) == (21, 20)
    met = {(test.of, test.by): test.met for test in measures(counted, Decision.ORDINARY)}
    assert met[("approval", "heads")]
    assert not met[("approval", "area")]
    assert not passes(counted, Decision.ORDINARY)


def test_three_flats_of_one_owner_are_one_head_and_three_areas() -> None:
    roll = [RollLine(1, 7, 6000), RollLine(2, 7, 6000), RollLine(3, 7, 7350), RollLine(4, 8, 6000)]
    counted = count(roll, {1: "for", 2: "for", 4: "against"})
    assert (counted.roll_heads, counted.participating_heads, counted.approving_heads) == (2, 2, 1)
    assert (counted.participating_area, counted.approving_area) == (18_000, 12_000)


def test_who_splits_their_ballots_takes_part_and_does_not_approve() -> None:
    counted = count([RollLine(1, 7, 6000), RollLine(2, 7, 6000)], {1: "for", 2: "against"})
    assert (counted.participating_heads, counted.approving_heads) == (1, 0)
    assert counted.approving_area == 6000


def test_abstentions_help_the_quorum_and_not_the_motion() -> None:
    roll = homes(3)
    counted = count(roll, {1: "for", 2: "abstain"})
    assert quorum(counted)
    assert not passes(counted, Decision.ORDINARY)


def test_e41_silence_is_never_a_yes() -> None:
    """100 homes, 66 for it and 34 silent: no quorum, however the silent are thought to mean it."""
    counted = count(homes(100), said(66))
    assert (counted.participating_heads, counted.approving_heads) == (66, 66)
    assert not passes(counted, Decision.ORDINARY)


def test_nothing_is_decided_by_nobody() -> None:
    assert not passes(count([], {}), Decision.ORDINARY)
    assert not passes(count(homes(3), {}), Decision.ORDINARY)


def test_e43_a_decision_is_judged_by_the_law_of_its_day() -> None:
    """Before 2021 the majority was one of all owners, and there was no quorum."""
    before, after = law_on(date(2020, 12, 31)), law_on(date(2021, 1, 1))
    counted = count(homes(100), said(60) | said(8, "against", first=61))
    assert passes(counted, Decision.ORDINARY, before)
    assert not passes(counted, Decision.SPECIAL, before)
    assert passes(counted, Decision.SPECIAL, after)
    with pytest.raises(ValueError, match="no rule"):
        law_on(date(2003, 8, 31))


@pytest.mark.parametrize(
    ("about", "day", "decision"),
    [
        (Matter.SPENDING_FUND, date(2020, 12, 31), Decision.SPECIAL),
        (Matter.SPENDING_FUND, date(2021, 1, 1), Decision.ORDINARY),
        (Matter.SHARED_PARKING, date(2020, 12, 31), Decision.ORDINARY),
        (Matter.SHARED_PARKING, date(2021, 1, 1), Decision.SPECIAL),
        (Matter.LANDING_ENCLOSURE, date(2021, 3, 1), Decision.SPECIAL),
        (Matter.PROPERTY_MANAGER, date(2021, 3, 1), Decision.ORDINARY),
    ],
)
def test_e43_a_matter_has_the_majority_of_its_day(about: Matter, day: date, decision: str) -> None:
    assert TRACKS[about].decision_on(day) == decision


def test_every_matter_has_a_track() -> None:
    assert set(TRACKS) == set(Matter)


def test_a_couple_is_one_head_for_all_homes_that_it_owns_together() -> None:
    couple = {1: [7, 8], 2: [8, 7], 3: [7]}
    assert heads(couple) == {1: 7, 2: 7, 3: 7}
    assert heads(couple, {2: 8}) == {1: 8, 2: 8, 3: 7}


def test_a_representative_who_owns_nothing_there_speaks_for_nobody() -> None:
    assert heads({1: [7, 8]}, {1: 9}) == {1: 7}


def test_a_paper_counts_when_two_people_read_the_same() -> None:
    assert agreed_reading({1: "for"}) is None
    assert agreed_reading({1: "for", 2: "against"}) is None
    assert agreed_reading({1: "for", 2: "against", 3: "against"}) == "against"


# -- for all rolls and ballots -------------------------------------------------------------------

rolls = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 40_000)), min_size=1, max_size=14).map(
    lambda rows: [RollLine(n, owner, area) for n, (owner, area) in enumerate(rows)]
)
elections = rolls.flatmap(
    lambda roll: st.tuples(
        st.just(roll),
        st.dictionaries(
            st.sampled_from([line.dwelling for line in roll]), st.sampled_from(list(Choice))
        ),
    )
)


@given(elections, st.sampled_from(list(Decision)))
def test_it_passes_exactly_when_the_fractions_say_so(
    election: tuple[list[RollLine], dict[int, str]], decision: Decision
) -> None:
    c = count(*election)
    majority = Fraction(3, 4) if decision == Decision.SPECIAL else Fraction(1, 2)

    def enough(part: int, whole: int) -> bool:
        share = Fraction(part, whole)
        return share >= majority if decision == Decision.SPECIAL else share > majority

    expected = (
        c.participating_heads > 0
        and Fraction(c.participating_heads, c.roll_heads) >= Fraction(2, 3)
        and Fraction(c.participating_area, c.roll_area) >= Fraction(2, 3)
        and enough(c.approving_heads, c.participating_heads)
        and enough(c.approving_area, c.participating_area)
    )
    assert passes(c, decision) == expected


@given(elections)
def test_a_yes_instead_of_anything_else_never_harms_the_motion(
    election: tuple[list[RollLine], dict[int, str]],
) -> None:
    roll, ballots = election
    better = dict.fromkeys(ballots, Choice.FOR)
    for decision in Decision:
        assert passes(count(roll, better), decision) >= passes(count(roll, ballots), decision)


@given(elections)
def test_parts_never_exceed_their_wholes(election: tuple[list[RollLine], dict[int, str]]) -> None:
    c = count(*election)
    assert 0 <= c.approving_heads <= c.participating_heads <= c.roll_heads
    assert 0 <= c.approving_area <= c.participating_area <= c.roll_area


@given(
    st.builds(Share, st.integers(1, 3), st.integers(3, 6), more=st.booleans()),
    st.integers(1, 10_000),
)
def test_the_least_part_meets_a_share_and_one_less_does_not(share: Share, whole: int) -> None:
    least = share.least(whole)
    assert share.met(least, whole)
    assert not share.met(least - 1, whole)
