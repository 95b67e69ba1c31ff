"""Dates as files write them: which number is the day is recognised from all of them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

from linli.core.time import CHINA


class DateOrder(StrEnum):
    """Year first, day first or month first."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


_MOMENT = re.compile(
    r"(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})日?"
    r"(?:[T\s]*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?)?[分秒]?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_PARTS = {
    DateOrder.YMD: (0, 1, 2),
    DateOrder.DMY: (2, 1, 0),
    DateOrder.MDY: (2, 0, 1),
}


class Unreadable(Exception):
    """No moment can be read from this text."""


def votes(texts: Iterable[str]) -> Counter[DateOrder]:
    """How many of the texts can only be read in one order."""
    counted: Counter[DateOrder] = Counter()
    for text in texts:
        match = _MOMENT.fullmatch(text.strip())
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        if len(match[1]) == 4:
            counted[DateOrder.YMD] += 1
        elif first > 12 >= second:
            counted[DateOrder.DMY] += 1
        elif second > 12 >= first:
            counted[DateOrder.MDY] += 1
    return counted


def moment_of(text: str, order: DateOrder) -> datetime:
    """The moment, on the community's clock unless it names a zone. Raises Unreadable."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise Unreadable(text)
    year, month, day = (int(match[part + 1]) for part in _PARTS[order])
    hour, minute, second = (int(match[part] or 0) for part in (4, 5, 6))
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=_zone(match[7]))
    except ValueError as wrong:
        raise Unreadable(text) from wrong


def _zone(text: str | None) -> timezone:
    if not text:
        return CHINA
    if text == "Z":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
