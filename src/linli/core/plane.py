"""Shapes in flat metres: rings of corners, their area, and what lies inside.

A ring is a list of (x, y) without the first corner repeated at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import hypot

Point = tuple[float, float]
Ring = Sequence[Point]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def area_of(ring: Ring) -> float:
    """Square metres inside a ring, whichever way round it goes."""
    return abs(_doubled(ring)) / 2


def middle_of(ring: Ring) -> Point:
    """The centre of gravity; of a ring without area the mean of its corners."""
    doubled = _doubled(ring)
    if not doubled:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    x = y = 0.0
    for (ax, ay), (bx, by) in sides(ring):
        cross = ax * by - bx * ay
        x += (ax + bx) * cross
        y += (ay + by) * cross
    return x / (3 * doubled), y / (3 * doubled)


def contains(ring: Ring, point: Point) -> bool:
    """Whether a point lies inside a ring. One on the border may count as either."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in sides(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def crosses_itself(ring: Ring) -> bool:
    """Whether two sides that are no neighbours meet, or a side doubles back on its neighbour."""
    numbered = list(enumerate(sides(ring)))
    last = len(numbered) - 1
    for (one, first), (other, second) in combinations(numbered, 2):
        if other - one == 1:
            if _doubles_back(first[0], first[1], second[1]):
                return True
        elif (one, other) == (0, last):
            if _doubles_back(second[0], second[1], first[1]):
                return True
        elif _meet(first, second):
            return True
    return False


def box_around(points: Iterable[Point]) -> Box | None:
    """The smallest upright box around points, or None without any."""
    every = list(points)
    if not every:
        return None
    across, up = [x for x, _ in every], [y for _, y in every]
    return min(across), min(up), max(across), max(up)


def sides(ring: Ring) -> list[tuple[Point, Point]]:
    """The sides of a ring, the closing one last."""
    return [*zip(ring, [*ring[1:], ring[0]], strict=True)]


def distance_to(side: tuple[Point, Point], point: Point) -> float:
    """How far a point is from the nearest point of a side."""
    (ax, ay), (bx, by) = side
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / length if length else 0
    along = min(max(along, 0), 1)
    return hypot(ax + along * (bx - ax) - point[0], ay + along * (by - ay) - point[1])


def _doubled(ring: Ring) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in sides(ring))


def _turn(a: Point, b: Point, c: Point) -> float:
    """Positive where a, b, c turn left, negative to the right, 0 on one line."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _between(a: Point, b: Point, c: Point) -> bool:
    """Whether c, on the line through a and b, lies between them."""
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])


def _doubles_back(a: Point, b: Point, c: Point) -> bool:
    """Whether the way a, b, c turns round on itself at b."""
    ahead = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
    return _turn(a, b, c) == 0 and ahead <= 0


def _meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    turns = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    on_line = zip(turns, ((a, b, c), (a, b, d), (c, d, a), (c, d, b)), strict=True)
    return any(turn == 0 and _between(*points) for turn, points in on_line)
