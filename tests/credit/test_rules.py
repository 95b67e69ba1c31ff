"""Points for volunteer hours: Weihai's tiers, exact to the minute, floored once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.credit.rules import Tier, tiered_points

WEIHAI = [Tier(0, 20, 1), Tier(20, 80, 2), Tier(80, 200, 3), Tier(200, None, 4)]
_PARTS = 12  # of an hour's point: whole for tiers of 1, 2, 3 and 4 hours a point


def minute_by_minute(minutes: int, tiers: list[Tier]) -> int:
    """The slow way: walk through the minutes and add what each of them is worth."""
    parts = 0
    for minute in range(minutes):
        for tier in tiers:
            begun = minute >= tier.above * 60
            if begun and (tier.up_to is None or minute < tier.up_to * 60):
                parts += _PARTS // tier.per
    return parts // (60 * _PARTS)


@pytest.mark.parametrize(
    ("hours", "points"),
    [
        *((0, 0), (1, 1), (10, 10), (20, 20), (21, 20), (22, 21), (80, 50)),
        *((81, 50), (83, 51), (200, 90), (201, 90), (204, 91), (300, 115)),
    ],
)
def test_the_published_tiers(hours: int, points: int) -> None:
    assert tiered_points(hours * 60, WEIHAI) == points


@given(st.integers(0, 320 * 60))
def test_every_minute_counts_as_if_it_were_walked_through(minutes: int) -> None:
    assert tiered_points(minutes, WEIHAI) == minute_by_minute(minutes, WEIHAI)


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=4, unique=True),
    st.lists(st.integers(1, 4), min_size=5, max_size=5),
    st.integers(0, 60 * 60),
)
def test_any_rulebook_of_tiers(edges: list[int], per: list[int], minutes: int) -> None:
    bounds = [0, *sorted(edges)]
    tops: list[int | None] = [*bounds[1:], None]
    tiers = [Tier(a, b, p) for a, b, p in zip(bounds, tops, per[: len(bounds)], strict=True)]
    assert tiered_points(minutes, tiers) == minute_by_minute(minutes, tiers)


def test_parts_of_points_of_several_tiers_add_up_before_they_are_floored() -> None:
    half_and_half = [Tier(0, 1, 2), Tier(1, None, 2)]
    assert tiered_points(120, half_and_half) == 1


@given(st.integers(0, 20_000), st.integers(0, 600))
def test_more_hours_never_give_fewer_points(minutes: int, more: int) -> None:
    assert tiered_points(minutes + more, WEIHAI) >= tiered_points(minutes, WEIHAI)
