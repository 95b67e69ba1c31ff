"""The committee draws where grids and buildings end, and says what lies under the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.geo import Origin
from linli.core.plane import Point
from linli.core.refused import Refused
from linli.grid.permissions import may_draw
from linli.journal.by import By
from linli.journal.record import action
from linli.places.boundaries import set_boundary, set_spot
from linli.places.ground import Tiles, set_ground
from linli.places.models import Community, Place


@action
def draw_boundary(*, of: Place | Community, ring: Sequence[Point], by: By, at: datetime) -> None:
    """Draw the boundary of a place or of the community, in metres. Raises Refused."""
    _refuse_others(of, by, at)
    set_boundary(of=of, ring=ring, by=by, at=at)


@action
def mark_spot(*, of: Place, point: Point, by: By, at: datetime) -> None:
    """Mark where a facility is, in metres. Raises Refused."""
    _refuse_others(of, by, at)
    set_spot(of=of, point=point, by=by, at=at)


@action
def draw_many(
    *,
    rings: Mapping[Place | Community, Sequence[Point]],
    spots: Mapping[Place, Point],
    by: By,
    at: datetime,
) -> None:
    """Draw what a file holds, all of it or nothing. Raises Refused."""
    for of, ring in rings.items():
        draw_boundary(of=of, ring=ring, by=by, at=at)
    for place, point in spots.items():
        mark_spot(of=place, point=point, by=by, at=at)


@action
def choose_ground(
    *, community: Community, origin: Origin | None, tiles: Tiles | None, by: By, at: datetime
) -> None:
    """Say where the community lies on the globe, and which map its plan may lie on."""
    _refuse_others(community, by, at)
    set_ground(community=community, origin=origin, tiles=tiles, by=by, at=at)


def _refuse_others(of: Place | Community, by: By, at: datetime) -> None:
    if not may_draw(by, of, at):
        raise Refused("NOT_YOURS_TO_DRAW", _("Only the residents' committee draws boundaries."))
