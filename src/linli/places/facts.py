from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CommunityFounded(Fact):
    matter: ClassVar[str] = "community"
    community_id: int


@dataclass(frozen=True, kw_only=True)
class PlacesRegistered(Fact):
    """Places or dwellings came onto the register together, by hand or from a file."""

    matter: ClassVar[str] = "community"
    community_id: int
    noun: str
    count: int


@dataclass(frozen=True, kw_only=True)
class BoundaryDrawn(Fact):
    """A place has a boundary now: `shape` is its GeoJSON in local metres, `area` in 0.01 m²."""

    matter: ClassVar[str] = "place"
    place_id: int
    shape: str
    area: int


@dataclass(frozen=True, kw_only=True)
class CommunityBoundaryDrawn(Fact):
    """The community has a boundary now; `shape` and `area` as in `BoundaryDrawn`."""

    matter: ClassVar[str] = "community"
    community_id: int
    shape: str
    area: int


@dataclass(frozen=True, kw_only=True)
class SpotMarked(Fact):
    """A place without an outline was marked, in whole metres east and north."""

    matter: ClassVar[str] = "place"
    place_id: int
    x_m: int
    y_m: int


@dataclass(frozen=True, kw_only=True)
class GroundSet(Fact):
    """Said where the community's metres begin, and which map may lie under its plan."""

    matter: ClassVar[str] = "community"
    community_id: int
    origin: str
    tile_url: str
