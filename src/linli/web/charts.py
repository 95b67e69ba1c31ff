"""Small charts as SVG: where points and columns stand. Pure, without ornaments.

Across, everything is in percent of the drawing and downward in pixels, so that the words keep their
size on every screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

TOP, GROUND = 30, 150
MARGIN = 6
COLUMN = 44
"""Width of a column in hundredths of its place."""

Point = tuple[str, float, str]
"""A name ('2020'), a value, and the value as it is said ('91.25%')."""


@dataclass(frozen=True)
class Mark:
    """One value in the drawing: `x` and `width` in percent, `y` in pixels from the top."""

    x: float
    y: int
    name: str
    said: str
    width: float = 0

    @property
    def height(self) -> int:
        """From the mark down to the ground."""
        return GROUND - self.y

    @property
    def above(self) -> int:
        """Where a word stands over the mark."""
        return self.y - 12

    @property
    def left(self) -> float:
        """Where a column begins whose middle is the mark."""
        return round(self.x - self.width / 2, 2)


def line(points: Sequence[Point], low: float, high: float) -> list[Mark]:
    """Marks of a line from left to right; `low` lies on the ground, `high` at the top."""
    step = (100 - 2 * MARGIN) / max(len(points) - 1, 1)
    return [
        Mark(round(MARGIN + at * step, 2), _level(value, low, high), name, said)
        for at, (name, value, said) in enumerate(points)
    ]


def segments(marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """The pieces of the line through the marks."""
    return list(pairwise(marks))


def columns(points: Sequence[Point]) -> list[Mark]:
    """Marks of columns that stand on zero."""
    high = max((value for _, value, _ in points), default=0)
    place = 100 / max(len(points), 1)
    return [
        Mark(
            x=round((at + 0.5) * place, 2),
            y=_level(value, 0, high),
            name=name,
            said=said,
            width=round(place * COLUMN / 100, 2),
        )
        for at, (name, value, said) in enumerate(points)
    ]


def _level(value: float, low: float, high: float) -> int:
    return round(GROUND - (value - low) * (GROUND - TOP) / ((high - low) or 1))
