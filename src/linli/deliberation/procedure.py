"""How each kind of meeting decides, and who speaks next: rules on plain values.

A residents' assembly goes by article 10 of the Organic Law of Urban Residents' Committees: more
than half of those who may take part have to be there, and more than half of those there have to
agree. An owners' committee goes by the ministry's guideline of 2009, read strictly: more than
half of its members come, and more than half of all members agree. A deliberation advises: it needs
no number, and what belongs to all owners it cannot decide (guardrail E40).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from linli.deliberation.rules import carried

NOTICE = timedelta(days=2)
"""A meeting is announced, with its agenda, at least two days before."""

SPEAKING = timedelta(minutes=3)
"""How long one speaks."""


class Majority(StrEnum):
    """Of whom more than half have to agree."""

    VOTERS = "voters"
    PRESENT = "present"
    ENTITLED = "entitled"


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """How a kind of meeting decides. `must_come` are the kinds that it is nothing without."""

    majority: Majority
    quorum: bool = False
    advises: bool = True
    must_come: tuple[str, ...] = ()


PROCEDURES = {
    "deliberation": Procedure(majority=Majority.VOTERS, must_come=("residents",)),
    "mediation": Procedure(majority=Majority.VOTERS, must_come=("residents",)),
    "joint_meeting": Procedure(
        majority=Majority.VOTERS, must_come=("subdistrict", "residents_committee")
    ),
    "residents_assembly": Procedure(
        majority=Majority.PRESENT, quorum=True, advises=False, must_come=("residents",)
    ),
    "owners_committee": Procedure(
        majority=Majority.ENTITLED, quorum=True, advises=False, must_come=("owners_committee",)
    ),
}

QUORATE = sorted(kind for kind, procedure in PROCEDURES.items() if procedure.quorum)
"""The kinds of meeting that need a number to be there."""


def needed(kind: str, entitled: int | None) -> int:
    """How many have to be there at least: more than half of the entitled, or one."""
    return (entitled or 0) // 2 + 1 if PROCEDURES[kind].quorum else 1


def is_quorate(kind: str, present: int, entitled: int | None) -> bool:
    """Whether enough are there to decide."""
    return present >= needed(kind, entitled)


def passes(
    kind: str,
    *,
    votes_for: int,
    against: int,
    abstain: int,
    present: int,
    entitled: int | None = None,
) -> bool:
    """Whether a motion passes. Who is silent never counts as a yes (guardrail E41)."""
    majority = PROCEDURES[kind].majority
    if majority is Majority.VOTERS:
        return carried(votes_for, against, abstain)
    return 2 * votes_for > (present if majority is Majority.PRESENT else entitled or present)


def next_speaker(waiting: Sequence[str], last: str | None) -> int | None:
    """Whose turn it is among the sides in line: the first who does not speak for the last side."""
    turns = (place for place, side in enumerate(waiting) if side != last)
    return next(turns, 0 if waiting else None)


def is_short_notice(planned_at: datetime, at: datetime) -> bool:
    """Whether people hear of it less than two days before."""
    return planned_at - at < NOTICE
