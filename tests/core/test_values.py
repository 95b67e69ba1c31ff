"""Money, areas and figures: integers inside, text at the door, nothing rounded on the way."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.area import parse_area, square_metres
from linli.core.fen import parse_yuan, yuan
from linli.core.figures import decimals, hours, percent


@given(st.integers(0, 10**14 - 1))
def test_an_amount_is_read_as_it_is_printed(fen: int) -> None:
    assert parse_yuan(yuan(fen)) == fen
    assert parse_yuan(f" ¥ {yuan(fen)} ") == fen


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("1,760", 176000), ("48.89", 4889), ("¥ 5", 500), ("￥0.5", 50), ("1，234.50", 123450)],
)
def test_an_amount_may_be_typed_as_people_type_it(typed: str, fen: int) -> None:
    assert parse_yuan(typed) == fen


@pytest.mark.parametrize(
    "typed", ["", "-5", "0.001", "48.", ".5", "五元", "１２", "1e3", "NaN", "9" * 13, "1 2"]
)
def test_what_is_no_amount_is_refused_and_never_rounded(typed: str) -> None:
    with pytest.raises(ValueError, match="yuan"):
        parse_yuan(typed)


def test_a_negative_amount_is_printed_with_its_sign() -> None:
    assert yuan(-5) == "-0.05"
    assert yuan(-123456) == "-1,234.56"


@given(st.integers(0, 10**9 - 1))
def test_an_area_is_read_as_it_is_printed(area: int) -> None:
    assert parse_area(square_metres(area)) == area


@pytest.mark.parametrize("typed", ["", "-1", "59.705", "59,70", "5e1", "²"])
def test_what_is_no_area_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="area"):
        parse_area(typed)


@given(st.integers(0, 10**9), st.integers(1, 10**6), st.integers(0, 4))
def test_figures_are_rounded_half_up_and_exactly(
    numerator: int, denominator: int, places: int
) -> None:
    printed = Fraction(decimals(numerator, denominator, places or 1))
    exact = Fraction(numerator, denominator)
    step = Fraction(1, 10 ** (places or 1))
    assert exact - step / 2 < printed <= exact + step / 2


@given(st.integers(0, 10**6))
def test_half_a_cent_goes_up(halves: int) -> None:
    expected = (Decimal(halves) / 200).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert decimals(halves, 200) == str(expected)


def test_a_part_of_nothing_has_no_percentage() -> None:
    assert percent(24, 27) == "88.89"
    assert percent(0, 0) is None
    assert hours(1890) == "31.50"
