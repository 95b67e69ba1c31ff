"""How counts become printed figures: exact, rounded half up, never through a float."""

from __future__ import annotations


def decimals(numerator: int, denominator: int, places: int = 2) -> str:
    """numerator/denominator as text with that many decimals, half up; both are not negative."""
    scale = 10**places
    scaled = (2 * numerator * scale + denominator) // (2 * denominator)
    return f"{scaled // scale}.{scaled % scale:0{places}d}"


def percent(part: int, whole: int) -> str | None:
    """'88.89' for 24 of 27; None where there is nothing to take a part of."""
    return decimals(100 * part, whole) if whole else None


def hours(minutes: int) -> str:
    """'31.50' for 1890 minutes."""
    return decimals(minutes, 60)
