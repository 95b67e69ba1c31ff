"""Areas are integers of 0.01 m²: '59.70' in a register is 5970 here."""

from __future__ import annotations

import re

_SQUARE_METRES = re.compile(r"(\d{1,7})(?:\.(\d{1,2}))?", re.ASCII)


def parse_area(text: str) -> int:
    """Hundredths of a square metre of '59.70'. Raises ValueError for anything else."""
    match = _SQUARE_METRES.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not an area in m²: {text!r}")
    whole, decimals = match.groups()
    return int(whole) * 100 + int((decimals or "").ljust(2, "0"))


def square_metres(area: int) -> str:
    """Text of an area with two decimals: 5970 -> '59.70'."""
    return f"{area // 100}.{area % 100:02d}"
