"""The map as GeoJSON, counted as its ground counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from linli.core.plane import Point
from linli.places.geometry import ring_of, spot_of
from linli.places.ground import Tiles
from linli.places.models import Community, Place, PlaceKind
from linli.web.map.frame import Frame
from linli.web.map.plan import Dot, Plan, short, sign_of

Feature = dict[str, Any]

_FROM_THE_GROUND = list(PlaceKind)


def features_of(
    community: Community, places: Iterable[Place], plan: Plan | None, frame: Frame
) -> dict[str, Any]:
    """A FeatureCollection of the places and the open matters, with its ground."""
    drawn = {"type": "FeatureCollection", "ground": ground_of(community, frame), "features": []}
    if plan is None:
        return drawn
    by_code = {place.code: place for place in places}
    grids = {
        one.place.code: {
            "wash": one.wash,
            "name_at": frame.shown(plan.sheet.metres(one.x, one.y)),
        }
        for one in plan.grids
    }
    features = places_of(community, by_code.values(), frame)
    return drawn | {
        "features": [
            *(_dressed(feature, by_code, grids) for feature in features),
            *(_matter(dot, frame) for dot in plan.dots),
        ]
    }


def ground_of(community: Community, frame: Frame) -> dict[str, Any]:
    """What lies under the map: blank paper in metres, or tiles."""
    tiles = Tiles.of(community)
    if tiles is None or not frame.in_degrees:
        return {"degrees": False}
    return {"degrees": True, "tiles": tiles.url, "credit": tiles.credit}


def places_of(community: Community, places: Iterable[Place], frame: Frame) -> list[Feature]:
    """The community's own outline and what is drawn of its places, from the ground up."""
    every = sorted(places, key=lambda place: _FROM_THE_GROUND.index(PlaceKind(place.kind)))
    drawn = []
    if around := ring_of(community.boundary):
        named = {"kind": "community", "code": community.code, "name": community.name}
        drawn.append(_polygon(around, named, frame))
    for place in every:
        named = {"kind": place.kind, "code": place.code, "name": place.name}
        if ring := ring_of(place.boundary):
            drawn.append(_polygon(ring, named, frame))
        elif spot := spot_of(place):
            drawn.append(_point(spot, named, frame))
    return drawn


def _dressed(
    feature: Feature, places: dict[str, Place], grids: dict[str, dict[str, Any]]
) -> Feature:
    """A place with what only a map needs: its short name, its sign, and for grids more."""
    place = places.get(feature["properties"]["code"])
    if place is None:
        return feature
    more = {"short": short(place.name), "sign": sign_of(place), **grids.get(place.code, {})}
    return feature | {"properties": feature["properties"] | more}


def _matter(dot: Dot, frame: Frame) -> Feature:
    spot = dot.spot
    only = spot.cases[0] if len(spot.cases) == 1 else None
    plan = reverse("map:plan")
    named = {
        "kind": "matter",
        "number": spot.number,
        "word": spot.word,
        "to_left": dot.to_left,
        "urgent": spot.urgent,
        "name": spot.said,
        "url": reverse("grid:case", args=[only.code]) if only else f"{plan}#at-{spot.number}",
    }
    return _point(spot.point, named, frame)


def _polygon(ring: list[Point], named: dict[str, Any], frame: Frame) -> Feature:
    corners = [list(frame.shown(corner)) for corner in ring]
    shape = {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}
    return {"type": "Feature", "properties": named, "geometry": shape}


def _point(point: Point, named: dict[str, Any], frame: Frame) -> Feature:
    shape = {"type": "Point", "coordinates": list(frame.shown(point))}
    return {"type": "Feature", "properties": named, "geometry": shape}
