"""Rules of points on plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Tier:
    """Hours above `above` and up to `up_to` (None: without end) give a point per `per` hours."""

    above: int
    up_to: int | None
    per: int


def tiered_points(minutes: int, tiers: Sequence[Tier], before: int = 0) -> int:
    """Points for confirmed minutes: each tier exactly, the sum floored once.

    `before` are minutes of the same calendar year that were settled earlier: the new ones begin
    on the tier where those ended. The default tiers are Weihai's: 1 per hour to 20 h, then per
    2 h, per 3 h, per 4 h.
    """
    return int(_exact(before + minutes, tiers) - _exact(before, tiers))


def _exact(minutes: int, tiers: Sequence[Tier]) -> Fraction:
    hours = Fraction(minutes, 60)
    total = Fraction(0)
    for tier in tiers:
        top = hours if tier.up_to is None else min(hours, Fraction(tier.up_to))
        if top > tier.above:
            total += (top - tier.above) / tier.per
    return total
