"""Boundaries from a GeoJSON file and into one."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from linli.core.plane import Point
from linli.core.refused import Refused
from linli.places.models import Community, Place, PlaceKind
from linli.web.map.frame import Frame


class Drawn(NamedTuple):
    """What a file draws, in metres."""

    rings: dict[Place | Community, list[Point]]
    spots: dict[Place, Point]


def read(community: Community, file: Any, frame: Frame) -> Drawn:
    """The shapes of a file by what they belong to. Raises Refused.

    A feature says what it is by `code`, or by a `name` that only one place has; the community's
    own outline has `kind` "community".
    """
    if not isinstance(file, dict) or not isinstance(file.get("features"), list):
        raise _refused(_("This is not a GeoJSON file with features."))
    places = list(Place.objects.of(community).exclude(kind=PlaceKind.UNIT))
    drawn = Drawn({}, {})
    for number, feature in enumerate(file["features"], start=1):
        try:
            of = _named(feature["properties"], community, places)
            _take(drawn, of, feature["geometry"], frame)
        except (KeyError, TypeError, ValueError, IndexError) as wrong:
            raise _refused(
                _("Shape %(number)d is no closed area without holes. Please mend it in the file.")
                % {"number": number}
            ) from wrong
    if not drawn.rings and not drawn.spots:
        raise _refused(_("There is no shape in this file."))
    return drawn


def _take(drawn: Drawn, of: Place | Community, shape: dict[str, Any], frame: Frame) -> None:
    if shape["type"] == "Point" and isinstance(of, Place):
        drawn.spots[of] = _metres(shape["coordinates"], frame)
        return
    [ring] = shape["coordinates"]
    if shape["type"] == "MultiPolygon":
        [ring] = ring
    elif shape["type"] != "Polygon":
        raise ValueError(shape["type"])
    drawn.rings[of] = [_metres(corner, frame) for corner in ring]


def _metres(corner: list[Any], frame: Frame) -> Point:
    return frame.metres((float(corner[0]), float(corner[1])))


def _named(
    properties: dict[str, Any], community: Community, places: list[Place]
) -> Place | Community:
    if properties.get("kind") == "community":
        return community
    code, name = properties.get("code"), properties.get("name")
    found = [place for place in places if place.code == code]
    found = found or [place for place in places if name and place.name == name]
    if len(found) != 1:
        raise _refused(
            _("“%(name)s” is not a place on the register. Please give its code in the file.")
            % {"name": str(code or name or "")[:60]}
        )
    return found[0]


def _refused(message: str) -> Refused:
    return Refused("NOT_A_SHAPE", message, field="file")
