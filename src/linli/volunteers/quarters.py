"""The four quarters of a year and their trainings, on plain values (A59)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """Whether the training of a quarter was held, is due, was missed, or is still to come."""

    HELD = "held"
    DUE = "due"
    MISSED = "missed"
    COMING = "coming"


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def standings(held_on: Iterable[date], year: int, today: date) -> list[Standing]:
    """How the four quarterly trainings of a year stand today, the first quarter first (A59)."""
    held = {quarter_of(day) for day in held_on if day.year == year}
    now = (today.year, quarter_of(today))
    return [_standing(quarter in held, (year, quarter), now) for quarter in (1, 2, 3, 4)]


def _standing(held: bool, quarter: tuple[int, int], now: tuple[int, int]) -> Standing:
    if held:
        return Standing.HELD
    if quarter == now:
        return Standing.DUE
    return Standing.MISSED if quarter < now else Standing.COMING
