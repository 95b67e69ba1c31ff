"""Two reports of one matter are recognised by place, kind and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.grid.alike import Account, alike, closeness

BUILDING, OTHER_BUILDING, STAIRWELL, GRID, OTHER_GRID = 1, 2, 3, 10, 20
SEWAGE, CLUTTER = 1, 2


def said(place: int | None, kind: int | None = None, words: str = "", grid: int = GRID) -> Account:
    around = {grid} | ({BUILDING} if place == STAIRWELL else set())
    return Account(
        places=frozenset({place} - {None}),  # type: ignore[arg-type]
        around=frozenset(around),
        kind=kind,
        words=words,
    )


KNOWN = said(BUILDING, SEWAGE, "楼前污水井向外冒脏水")


@pytest.mark.parametrize(
    "again",
    [
        said(BUILDING, SEWAGE),
        said(STAIRWELL, SEWAGE),
        said(BUILDING, CLUTTER, "污水井冒脏水，味道大"),
        said(OTHER_BUILDING, SEWAGE, "污水井往外冒脏水"),
        said(None, SEWAGE, "159号楼前污水井向外冒水"),
    ],
    ids=["same place and kind", "in it", "same words there", "next to it", "no place"],
)
def test_what_may_be_the_same_is_asked_about(again: Account) -> None:
    assert alike(KNOWN, again)


@pytest.mark.parametrize(
    "other",
    [
        said(BUILDING, CLUTTER, "三楼堆着纸箱"),
        said(OTHER_BUILDING, SEWAGE),
        said(OTHER_BUILDING, SEWAGE, "楼前污水井向外冒脏水", grid=OTHER_GRID),
        said(None, CLUTTER, "三楼堆着纸箱"),
    ],
    ids=["another thing there", "another building", "another grid", "nowhere"],
)
def test_what_is_something_else_is_not(other: Account) -> None:
    assert not alike(KNOWN, other)


places = st.frozensets(st.integers(1, 4), max_size=2)
accounts = st.builds(
    Account,
    places=places,
    around=places,
    kind=st.none() | st.integers(1, 3),
    words=st.text("污水井冒脏楼前 ", max_size=12),
)


@given(accounts, accounts)
def test_it_does_not_matter_which_was_told_first(one: Account, other: Account) -> None:
    assert closeness(one, other) == closeness(other, one)


@given(accounts, accounts)
def test_more_common_words_never_make_it_less_alike(one: Account, other: Account) -> None:
    silent = Account(places=other.places, around=other.around, kind=other.kind)
    assert closeness(one, silent) <= closeness(one, other)
