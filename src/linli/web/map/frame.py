"""How a page counts: in metres on blank paper, or in degrees on the tiles of a map."""

from __future__ import annotations

from dataclasses import dataclass

from linli.core.geo import Origin, from_gcj02, to_gcj02
from linli.core.plane import Point
from linli.places.ground import GCJ02, Tiles
from linli.places.models import Community


@dataclass(frozen=True)
class Frame:
    """Points as a page or a file has them: x and y in metres, or longitude and latitude."""

    origin: Origin | None = None
    shifted: bool = False

    @property
    def in_degrees(self) -> bool:
        return self.origin is not None

    def shown(self, point: Point) -> Point:
        """A point of ours as the page has it."""
        if self.origin is None:
            return round(point[0], 2), round(point[1], 2)
        lon, lat = self.origin.globe(*point)
        if self.shifted:
            lon, lat = to_gcj02(lon, lat)
        return round(lon, 7), round(lat, 7)

    def metres(self, point: Point) -> Point:
        """A point of the page in the community's metres."""
        if self.origin is None:
            return point
        lon, lat = from_gcj02(*point) if self.shifted else point
        return self.origin.metres(lon, lat)


METRES = Frame()


def frame_of(community: Community) -> Frame:
    """How the community's moving map counts: by its tiles if it has some, else in metres."""
    tiles = Tiles.of(community)
    if tiles is None:
        return METRES
    return Frame(Origin.of(community.settings), shifted=tiles.datum == GCJ02)
