"""Where a place ends, what lies inside it, and which lines are no boundary."""

from __future__ import annotations

import json
from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.plane import Point, area_of, contains, crosses_itself, distance_to, middle_of
from linli.grid.actions.boundaries import choose_ground, draw_boundary, draw_many, mark_spot
from linli.grid.queries import grid_of
from linli.journal.models import RecordedFact
from linli.places.boundaries import outside
from linli.places.geometry import boundary_of, grid_at, ring_of, spot_of
from linli.places.ground import Tiles
from tests.cast import NOW, Cast
from tests.scenes import refused

SQUARE = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
EAST = [(100.0, 0.0), (200.0, 0.0), (200.0, 100.0), (100.0, 100.0)]
ARROW = [(0.0, 0.0), (100.0, 0.0), (50.0, 30.0), (50.0, 100.0)]
BOW_TIE = [(0.0, 0.0), (100.0, 100.0), (100.0, 0.0), (0.0, 100.0)]
SPIKE = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (100.0, 50.0)]
TOUCHES = [(0.0, 0.0), (100.0, 0.0), (50.0, 0.0), (50.0, 80.0)]


@st.composite
def stars(draw: st.DrawFn) -> list[Point]:
    """Rings around the origin that never cross themselves: corners at growing angles."""
    reach = draw(st.lists(st.floats(5, 500), min_size=4, max_size=12))
    step = 2 * pi / len(reach)
    return [(r * cos(step * at), r * sin(step * at)) for at, r in enumerate(reach)]


@given(stars())
def test_a_star_holds_its_centre_and_crosses_nothing(ring: list[Point]) -> None:
    assert contains(ring, (0, 0))
    assert not contains(ring, (501, 0))
    assert not crosses_itself(ring)


@given(stars(), st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_moving_or_turning_round_a_shape_keeps_its_area(
    ring: list[Point], east: float, north: float
) -> None:
    moved = [(x + east, y + north) for x, y in reversed(ring)]
    assert area_of(moved) == pytest.approx(area_of(ring), rel=1e-6)
    x, y = middle_of(ring)
    assert middle_of(moved) == pytest.approx((x + east, y + north), abs=1e-3)


@pytest.mark.parametrize("ring", [BOW_TIE, SPIKE, TOUCHES])
def test_a_line_that_meets_itself_is_seen(ring: list[Point]) -> None:
    assert crosses_itself(ring)


def test_an_inward_corner_is_outside() -> None:
    assert not crosses_itself(ARROW)
    assert contains(ARROW, (45, 20))
    assert not contains(ARROW, (80, 60))


def test_how_far_a_point_is_from_a_side() -> None:
    side = ((0.0, 0.0), (100.0, 0.0))
    assert distance_to(side, (50, 30)) == 30
    assert distance_to(side, (130, 40)) == 50
    assert distance_to(((7.0, 7.0), (7.0, 7.0)), (10, 11)) == 5


def test_what_is_drawn_is_stored_closed_and_read_back() -> None:
    stored = boundary_of([(0.004, 0), (10.128, 0), (5, 9)])
    assert stored["coordinates"] == [[[0.0, 0], [10.13, 0], [5, 9], [0.0, 0]]]
    assert ring_of(stored) == [(0.0, 0), (10.13, 0), (5, 9)]
    assert ring_of(None) == []


def test_a_spot_finds_its_grid(cast: Cast) -> None:
    by = cast.by("书记")
    draw_boundary(of=cast.place("G1"), ring=SQUARE, by=by, at=NOW)
    draw_boundary(of=cast.place("G2"), ring=EAST, by=by, at=NOW)
    assert grid_at(cast.community, 40, 60) == cast.place("G1")
    assert grid_at(cast.community, 140, 60) == cast.place("G2")
    assert grid_at(cast.community, 40, 160) is None


def test_e68_a_spot_finds_no_grid_of_next_door(cast: Cast, next_door: Cast) -> None:
    draw_boundary(of=next_door.place("G1"), ring=SQUARE, by=next_door.by("书记"), at=NOW)
    assert grid_at(cast.community, 40, 60) is None


def test_a_place_without_a_grid_belongs_to_the_one_drawn_around_it(cast: Cast) -> None:
    draw_boundary(of=cast.place("G2"), ring=SQUARE, by=cast.house, at=NOW)
    well = cast.place("WELL")
    assert grid_of(well) == cast.place("G1"), "the register comes first"
    well.grid = None
    assert grid_of(well) is None, "nobody knows where it is"
    mark_spot(of=well, point=(30, 30), by=cast.house, at=NOW)
    assert grid_of(well) == cast.place("G2")


def test_a_house_is_where_its_outline_is_and_a_stairwell_where_its_house_is(cast: Cast) -> None:
    draw_boundary(of=cast.place("B1"), ring=SQUARE, by=cast.by("居委委员"), at=NOW)
    assert spot_of(cast.place("B1")) == (50, 50)
    assert spot_of(cast.place("B1-2")) == (50, 50)
    assert spot_of(cast.place("B2")) is None


def test_the_journal_says_who_drew_what(cast: Cast) -> None:
    draw_boundary(of=cast.place("B1"), ring=[*SQUARE, SQUARE[0]], by=cast.by("书记"), at=NOW)
    drawn = RecordedFact.objects.get(kind="places.BoundaryDrawn")
    assert drawn.by_id == cast.people["书记"].pk
    assert drawn.values["area"] == 10_000 * 100
    assert json.loads(drawn.values["shape"]) == cast.place("B1").boundary


@pytest.mark.parametrize("who", ["郝姐", "方晓", "记账员", "民警"])
def test_only_the_committee_draws(cast: Cast, who: str) -> None:
    with refused("NOT_YOURS_TO_DRAW"):
        draw_boundary(of=cast.place("G1"), ring=SQUARE, by=cast.by(who), at=NOW)
    assert cast.place("G1").boundary is None


def test_e68_nobody_draws_next_door(cast: Cast, next_door: Cast) -> None:
    with refused("NOT_YOURS_TO_DRAW"):
        draw_boundary(of=next_door.place("G1"), ring=SQUARE, by=cast.by("书记"), at=NOW)


@pytest.mark.parametrize(
    "ring",
    [
        SQUARE[:2],
        [SQUARE[0]] * 5,
        BOW_TIE,
        [(0.0, 0.0), (50.0, 0.0), (100.0, 0.0)],
        [(0.0, 0.0), (float("nan"), 0.0), (5.0, 5.0)],
        [(122.1, 37.5), (9e9, 37.5), (122.1, 37.6)],
        [(float(x), float(x * x)) for x in range(501)],
    ],
)
def test_what_is_no_shape_is_refused(cast: Cast, ring: list[Point]) -> None:
    with refused("NOT_A_SHAPE"):
        draw_boundary(of=cast.place("G1"), ring=ring, by=cast.by("书记"), at=NOW)


def test_a_file_is_drawn_whole_or_not_at_all(cast: Cast) -> None:
    rings = {cast.place("G1"): SQUARE, cast.place("G2"): BOW_TIE}
    with refused("NOT_A_SHAPE"):
        draw_many(rings=rings, spots={}, by=cast.by("书记"), at=NOW)
    assert cast.place("G1").boundary is None


def test_corners_outside_the_community_are_counted(cast: Cast) -> None:
    assert outside(cast.community, EAST) == 0, "nothing is drawn to be outside of"
    draw_boundary(of=cast.community, ring=SQUARE, by=cast.by("书记"), at=NOW)
    assert outside(cast.community, [(50, 50), (150, 50), (150, 90)]) == 2


@pytest.mark.parametrize(
    "url",
    [
        "tiles/{z}/{x}/{y}.png",
        "https://maps.test/{z}/{x}.png",
        "ftp://maps.test/{z}/{x}/{y}",
        "https://maps.test; script-src *//{z}/{x}/{y}",
    ],
)
def test_e64_an_address_that_gives_no_tiles_is_refused(cast: Cast, url: str) -> None:
    with refused("NOT_TILES"):
        choose_ground(
            community=cast.community, origin=None, tiles=Tiles(url=url), by=cast.house, at=NOW
        )
