"""E33: shared costs are exact to the fen, and everybody can check who pays the odd ones."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.allocation import by_area, equally

codes = st.text(alphabet="AB12-", min_size=1, max_size=6)
payers = st.dictionaries(codes, st.integers(1, 60_000), min_size=1, max_size=50)
totals = st.integers(0, 10**12)
STAIRWELL = {"1-0101": 5970, "1-0102": 7350, "1-0201": 5970, "1-0202": 7350}


@given(totals, payers)
def test_e33_both_bases_sum_to_the_total(total: int, payers: dict[str, int]) -> None:
    assert sum(equally(total, payers).values()) == total
    assert sum(by_area(total, payers).values()) == total


@given(totals, payers)
def test_e33_nobody_is_left_out_and_nobody_gets_money_back(
    total: int, payers: dict[str, int]
) -> None:
    for shares in (equally(total, payers), by_area(total, payers)):
        assert shares.keys() == payers.keys()
        assert min(shares.values()) >= 0


@given(totals, payers)
def test_e33_equal_shares_differ_by_one_fen_and_the_first_codes_pay_it(
    total: int, payers: dict[str, int]
) -> None:
    shares = equally(total, payers)
    in_order = [shares[code] for code in sorted(shares)]
    assert in_order == sorted(in_order, reverse=True)
    assert in_order[0] - in_order[-1] <= 1


@given(totals, payers)
def test_e33_a_share_by_area_is_within_a_fen_of_its_proportion(
    total: int, payers: dict[str, int]
) -> None:
    whole = sum(payers.values())
    for code, share in by_area(total, payers).items():
        assert abs(share - Fraction(total * payers[code], whole)) < 1


@given(totals, payers)
def test_a_larger_home_never_pays_less(total: int, payers: dict[str, int]) -> None:
    shares = by_area(total, payers)
    for small, large in zip(
        sorted(payers, key=payers.__getitem__)[:-1],
        sorted(payers, key=payers.__getitem__)[1:],
        strict=True,
    ):
        if payers[small] < payers[large]:
            assert shares[small] <= shares[large]


@given(totals, payers, st.randoms())
def test_e33_the_order_in_which_homes_are_listed_changes_nothing(
    total: int, payers: dict[str, int], chance: random.Random
) -> None:
    listed = list(payers.items())
    chance.shuffle(listed)
    assert equally(total, dict(listed)) == equally(total, payers)
    assert by_area(total, dict(listed)) == by_area(total, payers)


def test_odd_fen_of_an_equal_split_go_to_the_first_doors() -> None:
    assert equally(10_003, STAIRWELL) == {
        "1-0101": 2501,
        "1-0102": 2501,
        "1-0201": 2501,
        "1-0202": 2500,
    }


def test_odd_fen_by_area_go_to_the_largest_remainder_and_then_to_the_first_door() -> None:
    """1000 × 5970 / 26640 = 224.09…; 1000 × 7350 / 26640 = 275.90…: two fen are left over."""
    assert by_area(1000, STAIRWELL) == {
        "1-0101": 224,
        "1-0102": 276,
        "1-0201": 224,
        "1-0202": 276,
    }
    assert by_area(1, {"b": 500, "a": 500}) == {"a": 1, "b": 0}


@pytest.mark.parametrize("share", [equally, by_area])
def test_there_is_no_cost_without_payers_nor_below_zero(share: object) -> None:
    assert callable(share)
    with pytest.raises(ValueError, match="somebody"):
        share(100, {})
    with pytest.raises(ValueError, match="negative"):
        share(-1, STAIRWELL)


def test_by_area_needs_an_area_of_everybody() -> None:
    with pytest.raises(ValueError, match="area"):
        by_area(100, {"1-0101": 5970, "1-0102": 0})
