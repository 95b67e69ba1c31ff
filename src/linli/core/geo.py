"""From the community's metres to the globe and back, and to the datum of Chinese map tiles.

A community counts in metres from a point of its own, x to the east and y to the north. WGS-84 is
what satellites and GeoJSON files speak; GCJ-02 is WGS-84 shifted by some hundred metres, the datum
that maps published in China have to use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, radians, sin, sqrt
from typing import Any

LonLat = tuple[float, float]
Metres = tuple[float, float]

_A, _E2 = 6_378_137.0, 0.006_694_379_990_14
"""WGS-84: half the long axis in metres, and the eccentricity squared."""

_GCJ_A, _GCJ_E2 = 6_378_245.0, 0.006_693_421_622_965_943
"""Krasovsky 1940, on which GCJ-02 reckons its shift."""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where on the globe a community's metres begin, in WGS-84 degrees.

    Metres are laid out flat around it: within two kilometres, at 40° north, a place is off by less
    than 30 cm, and there and back gives the same point.
    """

    lat: float
    lon: float

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Origin | None:
        """The origin in a community's settings, `{"origin": {"lat": …, "lon": …}}`, if any."""
        stored = settings.get("origin")
        return cls(lat=float(stored["lat"]), lon=float(stored["lon"])) if stored else None

    def globe(self, x: float, y: float) -> LonLat:
        """Longitude and latitude (WGS-84) of a point in metres."""
        east, north = self._metres_a_degree
        return self.lon + x / east, self.lat + y / north

    def metres(self, lon: float, lat: float) -> Metres:
        """Metres east and north of the origin of a point in WGS-84."""
        east, north = self._metres_a_degree
        return (lon - self.lon) * east, (lat - self.lat) * north

    @property
    def _metres_a_degree(self) -> tuple[float, float]:
        flat = 1 - _E2 * sin(radians(self.lat)) ** 2
        along = _A / sqrt(flat) * cos(radians(self.lat))
        up = _A * (1 - _E2) / flat**1.5
        return radians(along), radians(up)


def to_gcj02(lon: float, lat: float) -> LonLat:
    """A WGS-84 point as map tiles in China show it; outside China the two are the same."""
    if not _in_china(lon, lat):
        return lon, lat
    east, north = _shift(lon, lat)
    return lon + east, lat + north


def from_gcj02(lon: float, lat: float) -> LonLat:
    """The WGS-84 point that Chinese map tiles show at this place, to within a micrometre."""
    if not _in_china(lon, lat):
        return lon, lat
    east, north = _shift(lon, lat)
    for _round in range(6):
        east, north = _shift(lon - east, lat - north)
    return lon - east, lat - north


def _in_china(lon: float, lat: float) -> bool:
    return 72.004 <= lon <= 137.8347 and 0.8293 <= lat <= 55.8271


def _shift(lon: float, lat: float) -> LonLat:
    """How far GCJ-02 moves a point, in degrees."""
    x, y = lon - 105, lat - 35
    ripple = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    root = sqrt(abs(x))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    flat = 1 - _GCJ_E2 * sin(radians(lat)) ** 2
    up = radians(_GCJ_A * (1 - _GCJ_E2) / flat**1.5)
    along = radians(_GCJ_A / sqrt(flat) * cos(radians(lat)))
    return east / along, north / up
