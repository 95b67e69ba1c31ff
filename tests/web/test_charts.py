"""Charts tell the truth: heights are in proportion, and zero stands on the ground."""

from __future__ import annotations

from itertools import pairwise

import pytest

from linli.web import charts


def test_a_column_twice_as_much_stands_twice_as_high() -> None:
    low, high, none = charts.columns([("a", 4, "4"), ("b", 8, "8"), ("c", 0, "0")])
    assert (high.height, low.height, none.height) == (120, 60, 0)


@pytest.mark.parametrize("count", [1, 2, 12])
def test_columns_stay_inside_the_drawing_and_apart(count: int) -> None:
    marks = charts.columns([(str(at), 1, "1") for at in range(count)])
    assert marks[0].left >= 0
    assert marks[-1].left + marks[-1].width <= 100
    assert all(a.left + a.width < b.left for a, b in pairwise(marks))


def test_a_line_runs_from_low_to_high() -> None:
    first, last = charts.line([("2010", 60, "60%"), ("2020", 100, "100%")], 60, 100)
    assert (first.y, last.y) == (charts.GROUND, charts.TOP)


def test_nothing_to_draw_is_drawn_as_nothing() -> None:
    assert charts.columns([]) == []
    assert charts.segments(charts.line([], 0, 1)) == []
