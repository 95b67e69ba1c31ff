"""A point that goes to the globe, or into Chinese tiles, comes back to where it was."""

from __future__ import annotations

from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.geo import Origin, from_gcj02, to_gcj02

BY_THE_SEA = Origin(lat=37.513, lon=122.121)
far = st.floats(-3000, 3000)


@given(far, far)
def test_metres_come_back_from_the_globe(x: float, y: float) -> None:
    assert BY_THE_SEA.metres(*BY_THE_SEA.globe(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_a_kilometre_north_is_a_kilometre_on_the_globe() -> None:
    """At 37.5° a degree of latitude is 110.99 km, one of longitude 88.4 km (IERS)."""
    lon, lat = BY_THE_SEA.globe(1000, 1000)
    assert (lat - BY_THE_SEA.lat) * 110_990 == pytest.approx(1000, abs=1)
    assert (lon - BY_THE_SEA.lon) * 88_420 == pytest.approx(1000, abs=2)


@given(st.floats(75, 134), st.floats(18, 53))
def test_chinese_tiles_and_back(lon: float, lat: float) -> None:
    assert from_gcj02(*to_gcj02(lon, lat)) == pytest.approx((lon, lat), abs=1e-9)


def test_the_shift_is_that_of_chinese_maps() -> None:
    """The example that `coordtransform` documents."""
    there = (116.41024449916938, 39.91640428150164)
    assert to_gcj02(116.404, 39.915) == pytest.approx(there, abs=1e-9)


def test_outside_china_nothing_is_shifted() -> None:
    assert to_gcj02(2.3522, 48.8566) == (2.3522, 48.8566)
    assert from_gcj02(2.3522, 48.8566) == (2.3522, 48.8566)


def test_the_shift_is_some_hundred_metres() -> None:
    lon, lat = to_gcj02(BY_THE_SEA.lon, BY_THE_SEA.lat)
    east = (lon - BY_THE_SEA.lon) * 111_320 * cos(radians(lat))
    assert 300 < abs(east) < 800


def test_a_community_says_where_it_begins() -> None:
    assert Origin.of({}) is None
    assert Origin.of({"origin": {"lat": 37.5, "lon": "122"}}) == Origin(lat=37.5, lon=122.0)
