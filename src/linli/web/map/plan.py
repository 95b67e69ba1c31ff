"""The community drawn on the server: a quiet plan that needs no script, on screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from linli.core.plane import (
    Point,
    Ring,
    box_around,
    contains,
    distance_to,
    middle_of,
    sides,
)
from linli.places.geometry import ring_of, spot_of
from linli.places.models import Community, Place, PlaceKind
from linli.web.map.matters import Spot

WIDTH = 1000
"""The drawing is so many units wide, however far the community reaches."""

_EDGE = 24
_WASHES = 4
_LINE = 24
"""How much room a line of writing takes, upward."""

_SIGNS = {
    "waste_drop_off_point": "trash",
    "bin_cluster": "trash",
    "morning_market": "shop",
    "sewage_well": "drain",
    "paid_parking": "parking",
}


@dataclass(frozen=True)
class Sheet:
    """Where points in metres lie on the drawing."""

    left: float
    top: float
    scale: float
    height: int

    def at(self, point: Point) -> Point:
        x, y = point
        return (
            round((x - self.left) * self.scale + _EDGE, 1),
            round((self.top - y) * self.scale + _EDGE, 1),
        )

    def metres(self, x: float, y: float) -> Point:
        """The point in metres that lies there on the drawing."""
        return (x - _EDGE) / self.scale + self.left, self.top - (y - _EDGE) / self.scale

    def line(self, ring: Ring) -> str:
        """The corners as an SVG polygon has them."""
        return " ".join(f"{x},{y}" for x, y in map(self.at, ring))


@dataclass(frozen=True)
class Shape:
    """A place with its outline; `x` and `y` say where its name stands."""

    place: Place
    points: str
    x: float
    y: float
    name: str
    wash: int = 0


@dataclass(frozen=True)
class Mark:
    """A facility, or a place of which only the spot is known."""

    place: Place
    x: float
    y: float
    sign: str


@dataclass(frozen=True)
class Dot:
    spot: Spot
    x: float
    y: float
    to_left: bool = False


@dataclass
class Plan:
    """What is drawn, from the ground up."""

    sheet: Sheet
    around: str = ""
    grids: list[Shape] = field(default_factory=list)
    compounds: list[Shape] = field(default_factory=list)
    buildings: list[Shape] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)


def drawn_places(community: Community, day: date) -> list[Place]:
    """Grids, compounds, buildings and facilities that are there on a day and are drawn."""
    places = Place.objects.of(community).exclude(kind=PlaceKind.UNIT)
    here = Q(boundary__isnull=False) | Q(x_m__isnull=False, y_m__isnull=False)
    places = places.filter(here, Q(until__isnull=True) | Q(until__gt=day))
    return list(places.order_by("order", "code"))


def plan_of(community: Community, places: list[Place], spots: Iterable[Spot] = ()) -> Plan | None:
    """The plan, or None where nothing is drawn yet."""
    around = ring_of(community.boundary)
    rings = {place.pk: ring_of(place.boundary) for place in places}
    points = [found for place in places if (found := spot_of(place))]
    sheet = _sheet([*around, *points, *(corner for ring in rings.values() for corner in ring)])
    if sheet is None:
        return None
    plan = Plan(sheet, around=sheet.line(around))
    taken = _taken(sheet, places)
    for place in places:
        _draw(plan, place, rings[place.pk], taken)
    plan.dots = _dots(sheet, spots)
    return plan


def _dots(sheet: Sheet, spots: Iterable[Spot]) -> list[Dot]:
    """The dots; a word stands to the left of its dot where another dot is to its right."""
    placed = [(spot, *sheet.at(spot.point)) for spot in spots]

    def crowded(x: float, y: float, wide: float) -> bool:
        return x > WIDTH - wide or any(
            0 < other - x < wide and abs(above - y) < _LINE for _spot, other, above in placed
        )

    return [Dot(spot, x, y, to_left=crowded(x, y, _width_of(spot.word))) for spot, x, y in placed]


def _width_of(word: str) -> float:
    """How far a word beside its dot reaches: Latin letters are half as wide as Chinese ones."""
    return 2 * _LINE + sum(10 if letter.isascii() else 19 for letter in word)


def short(name: str) -> str:
    """What stands beside a house on a plan: '塔山中路159-1' → '159-1', '东楼2' → '楼2'."""
    number = re.search(r"\d.*$", name)
    if number is None:
        return name
    return name[max(number.start() - 1, 0) :] if number[0].isdecimal() else number[0]


def sign_of(place: Place) -> str:
    """The drawn sign of a facility."""
    return _SIGNS.get(place.facility_kind, "pin")


def _sheet(points: Sequence[Point]) -> Sheet | None:
    box = box_around(points)
    if box is None:
        return None
    left, bottom, right, top = box
    wide, high = max(right - left, 40), max(top - bottom, 40)
    scale = (WIDTH - 2 * _EDGE) / max(wide, high * 0.8)  # a narrow community does not tower
    return Sheet(
        left=left - ((WIDTH - 2 * _EDGE) / scale - wide) / 2,
        top=top,
        scale=scale,
        height=round(high * scale) + 2 * _EDGE,
    )


def _taken(sheet: Sheet, places: Iterable[Place]) -> list[Ring]:
    """Where the name of a grid must not stand: lines around compounds, and houses with what is
    written over and under them."""
    taken: list[Ring] = []
    for place in places:
        ring, spot = ring_of(place.boundary), spot_of(place)
        if place.kind == PlaceKind.COMPOUND and ring:
            taken.append([sheet.at(corner) for corner in ring])
        elif place.kind in (PlaceKind.BUILDING, PlaceKind.FACILITY) and spot:
            taken.append(_with_words([sheet.at(corner) for corner in ring or [spot]]))
    return taken


def _with_words(ring: Ring) -> Ring:
    """The upright box around a house, a line of writing higher and lower."""
    box = box_around(ring)
    assert box is not None
    left, top, right, bottom = box
    return [
        (left, top - _LINE),
        (right, top - _LINE),
        (right, bottom + _LINE),
        (left, bottom + _LINE),
    ]


def _draw(plan: Plan, place: Place, ring: list[Point], taken: list[Ring]) -> None:
    sheet = plan.sheet
    if not ring:
        x, y = sheet.at(spot_of(place) or (0, 0))
        plan.marks.append(Mark(place, x, y, sign_of(place)))
    elif place.kind == PlaceKind.GRID:
        x, y = _free_spot([sheet.at(corner) for corner in ring], taken)
        wash = len(plan.grids) % _WASHES + 1
        plan.grids.append(Shape(place, sheet.line(ring), x, y, place.name, wash))
    elif place.kind == PlaceKind.COMPOUND:
        x, y = sheet.at((min(x for x, _ in ring), max(y for _, y in ring)))
        plan.compounds.append(Shape(place, sheet.line(ring), x, y, place.name))
    else:
        below = min(y for _, y in ring)
        x, y = sheet.at((middle_of(ring)[0], below))
        plan.buildings.append(Shape(place, sheet.line(ring), x, y, short(place.name)))


def _free_spot(ring: Ring, taken: Iterable[Ring]) -> Point:
    """A spot inside a ring that is far from its sides and from what stands there: for a name."""
    box = box_around(ring)
    assert box is not None
    left, bottom, right, top = box
    steps = [step / 32 for step in range(1, 32)]
    every = [
        (left + across * (right - left), bottom + up * (top - bottom))
        for across in steps
        for up in steps
    ]
    inside = [spot for spot in every if contains(ring, spot)]
    hems = [side for one in (ring, *taken) for side in sides(_flat(one))]
    return max(inside, key=lambda spot: _room(spot, hems), default=middle_of(ring))


def _room(spot: Point, hems: Sequence[tuple[Point, Point]]) -> float:
    [flat] = _flat([spot])
    return min(distance_to(hem, flat) for hem in hems)


def _flat(ring: Ring) -> list[Point]:
    """As a name sees it, which is wider than high: what lies beside counts nearer."""
    return [(x / 3, y) for x, y in ring]
