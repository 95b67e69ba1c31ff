"""Rules of deliberation on plain values."""

from __future__ import annotations

from collections.abc import Iterable
from math import isqrt


def carried(votes_for: int, against: int, abstain: int) -> bool:
    """More than half of all who voted, those who abstained among them."""
    return 2 * votes_for > votes_for + against + abstain


def missing_kinds(required: Iterable[str], present: Iterable[str]) -> list[str]:
    """The required kinds of stakeholders that were not there, in order of their names."""
    return sorted(set(required) - set(present))


def distance_dm(x1: int, y1: int, x2: int, y2: int) -> int:
    """The straight line between two points in metres, as decimetres rounded half up."""
    square = 100 * ((x1 - x2) ** 2 + (y1 - y2) ** 2)
    root = isqrt(square)
    # half up: (root + 1/2)² = root² + root + 1/4
    return root + (square > root * root + root)


def metres(decimetres: int) -> str:
    """5119 -> '511.9'."""
    return f"{decimetres // 10}.{decimetres % 10}"


def farther(x1: int, y1: int, x2: int, y2: int, least_m: int) -> bool:
    """Whether two points lie strictly farther apart than so many metres, exactly."""
    return (x1 - x2) ** 2 + (y1 - y2) ** 2 > least_m**2
