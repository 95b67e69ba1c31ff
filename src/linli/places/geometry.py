"""Where places lie. A boundary is stored as a GeoJSON polygon in the community's own metres."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from linli.core.plane import Point, Ring, contains, middle_of
from linli.places.models import Community, Place, PlaceKind


def ring_of(boundary: dict[str, Any] | None) -> list[Point]:
    """The corners of a stored boundary, in metres; none where nothing is drawn."""
    if not boundary:
        return []
    return [(x, y) for x, y in boundary["coordinates"][0][:-1]]


def boundary_of(ring: Ring) -> dict[str, Any]:
    """A ring as it is stored: a polygon that closes, to the centimetre."""
    corners = [[round(x, 2), round(y, 2)] for x, y in ring]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


def spot_of(place: Place) -> Point | None:
    """Where a place is: its own spot, the middle of what is drawn, else that of its building."""
    if place.x_m is not None and place.y_m is not None:
        return place.x_m, place.y_m
    if ring := ring_of(place.boundary):
        return middle_of(ring)
    if place.kind == PlaceKind.UNIT and place.parent is not None:
        return spot_of(place.parent)
    return None


def grid_at(community: Community | int, x: float, y: float) -> Place | None:
    """The grid in whose boundary a spot lies; None where no grid is drawn around it."""
    grids = Place.objects.of(community).grids().filter(boundary__isnull=False)
    return first_around(grids.order_by("order", "code"), (x, y))


def first_around(places: Iterable[Place], spot: Point) -> Place | None:
    """The first of the places in whose boundary a spot lies."""
    return next((place for place in places if contains(ring_of(place.boundary), spot)), None)
