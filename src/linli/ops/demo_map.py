"""Where things lie in the demo community, whose story tells of three spots only.

Invented for the demo: buildings in rows as such compounds have them, streets as the space between.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count

from linli.core.plane import Point
from linli.grid.actions.boundaries import draw_boundary
from linli.journal.by import By
from linli.places.models import Community, Place

Corners = list[Point]

_GRIDS: dict[str, Corners] = {
    "G1": [(730, 760), (1062, 742), (1080, 960), (1075, 1225), (760, 1240), (716, 1020)],
    "G2": [
        (1062, 742),
        (1392, 735),
        (1396, 840),
        (1400, 950),
        (1398, 1215),
        (1075, 1225),
        (1080, 960),
    ],
    "G3": [(1396, 840), (1730, 828), (1765, 1000), (1750, 1190), (1398, 1215), (1400, 950)],
}
_AROUND: Corners = [
    *[(730, 760), (1062, 742), (1392, 735), (1396, 840), (1730, 828), (1765, 1000)],
    *[(1750, 1190), (1398, 1215), (1075, 1225), (760, 1240), (716, 1020)],
]
_COMPOUNDS: dict[str, Corners] = {
    "C-SD": [(940, 985), (1360, 985), (1360, 1190), (940, 1190)],
    "C-YJ": [(1440, 880), (1712, 880), (1712, 1180), (1440, 1180)],
}
_ROWS: dict[str, Point] = {
    "TSZL159-1": (868, 850),
    "TSZL159-2": (932, 850),
    **{f"SD{number}": (1000, 1220 - 65 * number) for number in (1, 2, 3)},
    **{f"SD{number}": (1150, 1220 - 65 * (number - 3)) for number in (4, 5, 6)},
    **{f"SD{number}": (1300, 1220 - 65 * (number - 6)) for number in (7, 8)},
    **{f"YJ{number}": (1490, 1135 - 105 * (number - 1)) for number in (1, 2, 3)},
    **{f"YJ{number}": (1592, 1135 - 105 * (number - 4)) for number in (4, 5, 6)},
    **{f"WW{number}": (1030 + 95 * number, 890) for number in (1, 2, 3)},
}
_STAIRWELL_M, _DEPTH_M = 13, 16
"""How far a stairwell reaches along its building, and how deep the building is."""


def lay_out(community: Community, *, by: By, at: datetime) -> None:
    """Draw the demo's grids, compounds and buildings."""
    draw_boundary(of=community, ring=_AROUND, by=by, at=at)
    for place, corners in _drawn(community):
        draw_boundary(of=place, ring=corners, by=by, at=at)


def _drawn(community: Community) -> Iterator[tuple[Place, Corners]]:
    units = Place.objects.of(community).units().values_list("parent__code")
    stairwells = dict(units.annotate(Count("pk")))
    for place in Place.objects.of(community):
        if place.code in _ROWS:
            yield place, _house(_ROWS[place.code], stairwells[place.code])
        elif corners := (_GRIDS | _COMPOUNDS).get(place.code):
            yield place, corners


def _house(middle: Point, stairwells: int) -> Corners:
    x, y = middle
    half, deep = stairwells * _STAIRWELL_M / 2, _DEPTH_M / 2
    return [(x - half, y - deep), (x + half, y - deep), (x + half, y + deep), (x - half, y + deep)]
