"""Drawing where a place, or the whole community, ends."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from math import isfinite

from django.utils.translation import gettext as _

from linli.core.plane import (
    Point,
    Ring,
    area_of,
    contains,
    crosses_itself,
    distance_to,
    middle_of,
    sides,
)
from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.facts import BoundaryDrawn, CommunityBoundaryDrawn, SpotMarked
from linli.places.geometry import boundary_of, ring_of
from linli.places.models import Community, Place, PlaceKind

MOST_CORNERS = 500
_FARTHEST = 50_000
"""Metres from where the community's metres begin: what lies beyond is a mistake in the file."""

_ON_THE_LINE = 1
"""Metres within which a corner lies on a line: the outermost grids end where the community does."""


@action
def set_boundary(*, of: Place | Community, ring: Sequence[Point], by: By, at: datetime) -> None:
    """Draw a boundary, replacing what was drawn. Raises Refused NOT_A_SHAPE.

    Who may is asked on the floor where roles are known. A building's spot moves to the middle of
    its outline.
    """
    corners = checked(ring)
    of.boundary = boundary_of(corners)
    shape, area = json.dumps(of.boundary), round(area_of(corners) * 100)
    if isinstance(of, Community):
        of.save(update_fields=["boundary"])
        drawn = CommunityBoundaryDrawn(community_id=of.pk, shape=shape, area=area)
        record(drawn, by=by, at=at)
        return
    if of.kind == PlaceKind.BUILDING:
        of.x_m, of.y_m = (round(value) for value in middle_of(corners))
    of.save(update_fields=["boundary", "x_m", "y_m"])
    record(BoundaryDrawn(place_id=of.pk, shape=shape, area=area), by=by, at=at)


@action
def set_spot(*, of: Place, point: Point, by: By, at: datetime) -> None:
    """Mark where a place without an outline is. Raises Refused NOT_A_SHAPE."""
    _refuse_far([point])
    of.x_m, of.y_m = (round(value) for value in point)
    of.save(update_fields=["x_m", "y_m"])
    record(SpotMarked(place_id=of.pk, x_m=of.x_m, y_m=of.y_m), by=by, at=at)


def checked(ring: Sequence[Point]) -> list[Point]:
    """The corners to the centimetre, none twice in a row. Raises Refused NOT_A_SHAPE."""
    _refuse_far(ring)
    corners: list[Point] = []
    for x, y in ring:
        corner = (round(x, 2), round(y, 2))
        if corner not in corners[-1:]:
            corners.append(corner)
    if corners[1:] and corners[0] == corners[-1]:
        corners.pop()
    if not 3 <= len(corners) <= MOST_CORNERS:
        raise _not_a_shape(
            _("A boundary has at least three corners, and at most %(most)d.")
            % {"most": MOST_CORNERS}
        )
    if crosses_itself(corners) or area_of(corners) < 1:
        raise _not_a_shape(_("The line crosses itself. Please move the corner where it does."))
    return corners


def outside(community: Community, ring: Ring) -> int:
    """How many corners lie outside what is drawn as the community; 0 while nothing is."""
    around = ring_of(community.boundary)
    return sum(_is_outside(around, corner) for corner in ring) if around else 0


def _is_outside(around: Ring, corner: Point) -> bool:
    if contains(around, corner):
        return False
    return min(distance_to(side, corner) for side in sides(around)) > _ON_THE_LINE


def _refuse_far(points: Sequence[Point]) -> None:
    for x, y in points:
        if not (isfinite(x) and isfinite(y) and max(abs(x), abs(y)) <= _FARTHEST):
            raise _not_a_shape(
                _("This lies far from the community. Please check how the file counts.")
            )


def _not_a_shape(message: str) -> Refused:
    return Refused("NOT_A_SHAPE", message, field="shape")
