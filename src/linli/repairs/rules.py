"""Rules of a shared repair, on plain values."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Basis(StrEnum):
    """How a cost is shared. By area is the law's default (Civil Code art. 283)."""

    EQUAL = "equal"
    BY_AREA = "by_area"


class Answer(StrEnum):
    AGREE = "agree"
    REFUSE = "refuse"


def basis_in_force(asked: str, last_answers: Iterable[str | None]) -> Basis:
    """An equal split needs it to be asked for and every payer's agreement (guardrail E32).

    `last_answers` has one item a payer, None for one who has not answered.
    """
    if asked == Basis.EQUAL and all(answer == Answer.AGREE for answer in last_answers):
        return Basis.EQUAL
    return Basis.BY_AREA


def within(minutes: int | None, target_hours: int) -> bool:
    """Reached, and within the target."""
    return minutes is not None and minutes <= target_hours * 60
