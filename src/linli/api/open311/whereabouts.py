"""Where a reported thing is: degrees, an address, or the code of a place."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from django.utils.translation import gettext as _

from linli.api.open311.asked import number
from linli.api.open311.door import Wrong
from linli.core.geo import Origin
from linli.grid.actions.cases import Whereabouts
from linli.places.geometry import grid_at
from linli.places.models import Community, Place, PlaceKind

REACH_M = 20_000
"""A report from further away than this is meant for somebody else."""

NEAR_M = 60
"""So near to a building or facility a spot is said to be there."""


def whereabouts_of(community: Community, asked: Mapping[str, str]) -> Whereabouts:
    """Raises Wrong 400 where none of the three is given or what is given leads nowhere."""
    place = _place(community, asked.get("address_id", ""))
    words = asked.get("address_string", "").strip()[:120]
    lat, lon = number(asked, "lat", 90), number(asked, "long", 180)
    if (lat is None) != (lon is None):
        raise Wrong(400, _("lat and long come together."))
    if lat is not None and lon is not None:
        return _at_spot(community, lat, lon, place, words)
    if place is None and not words:
        raise Wrong(400, _("Please send lat and long, address_string or address_id."))
    return Whereabouts(place=place, words=words)


def _at_spot(
    community: Community, lat: float, lon: float, place: Place | None, words: str
) -> Whereabouts:
    degrees = f"{lat:.6f}, {lon:.6f}"
    origin = Origin.of(community.settings)
    if origin is None:
        return Whereabouts(place=place, words=words or degrees)
    x, y = origin.metres(lon, lat)
    if hypot(x, y) > REACH_M:
        raise Wrong(400, _("That is far from here."))
    place = place or _nearest(community, x, y)
    if place is None and not words:
        words = degrees
    return Whereabouts(place=place, words=words, grid=None if place else grid_at(community, x, y))


def _nearest(community: Community, x: float, y: float) -> Place | None:
    kinds = [PlaceKind.BUILDING, PlaceKind.FACILITY]
    there = Place.objects.of(community).filter(kind__in=kinds, until__isnull=True)
    there = there.filter(x_m__range=(x - NEAR_M, x + NEAR_M), y_m__range=(y - NEAR_M, y + NEAR_M))
    away = {place: hypot((place.x_m or 0) - x, (place.y_m or 0) - y) for place in there}
    nearest = min(away, key=lambda place: away[place], default=None)
    return nearest if nearest is not None and away[nearest] <= NEAR_M else None


def _place(community: Community, code: str) -> Place | None:
    if not code.strip():
        return None
    found = Place.objects.of(community).filter(code=code.strip()).first()
    if found is None:
        raise Wrong(400, _("There is no place with this address_id."))
    return found
