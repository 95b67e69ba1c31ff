"""Money is integer fen (0.01 yuan); it becomes text only at the door."""

from __future__ import annotations

import re

_YUAN = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?", re.ASCII)


def yuan(fen: int) -> str:
    """Text of an amount in fen, as on a receipt: 176000 -> '1,760.00', -5 -> '-0.05'."""
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), 100)
    return f"{sign}{whole:,}.{rest:02d}"


def parse_yuan(text: str) -> int:
    """Fen of a typed amount in yuan ('1,760', '48.89', '¥ 5').

    Raises ValueError for anything else, more than two decimals among it: an amount is never
    rounded on its way in.
    """
    cleaned = text.strip().lstrip("¥\uffe5").replace(",", "").replace("\uff0c", "").strip()
    match = _YUAN.fullmatch(cleaned)
    if match is None:
        raise ValueError(f"not an amount in yuan: {text!r}")
    whole, decimals = match.groups()
    return int(whole) * 100 + int((decimals or "").ljust(2, "0"))
