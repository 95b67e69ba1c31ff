"""Counting an owners' vote, in whole numbers only: by heads and by area (Civil Code art. 278)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Decision(StrEnum):
    """Ordinary matters, and the special ones of art. 278 items 6 to 8."""

    ORDINARY = "ordinary"
    SPECIAL = "special"


@dataclass(frozen=True)
class RollLine:
    """A dwelling on the roll: its owner (one head, however many dwellings) and 0.01 m²."""

    dwelling: int
    owner: int
    area: int


@dataclass(frozen=True, kw_only=True)
class Count:
    """What the accepted ballots come to. Areas are in 0.01 m²."""

    roll_heads: int
    roll_area: int
    participating_heads: int
    participating_area: int
    approving_heads: int
    approving_area: int


@dataclass(frozen=True)
class Share:
    """A share that has to be reached, or passed where `more` is true."""

    numerator: int
    denominator: int
    more: bool = False

    def met(self, part: int, whole: int) -> bool:
        """Whether part of whole reaches it; nothing of nothing does not."""
        left, right = part * self.denominator, whole * self.numerator
        return whole > 0 and (left > right if self.more else left >= right)


@dataclass(frozen=True, kw_only=True)
class Law:
    """The thresholds in force from a day on, each by heads and by area (guardrail E43)."""

    since: date
    clause: str
    participation: Share | None
    majority: Mapping[Decision, Share]
    of_all: bool


LAWS = (
    Law(
        since=date(2003, 9, 1),
        clause="物业管理条例 第十二条",
        participation=None,
        majority={Decision.ORDINARY: Share(1, 2, more=True), Decision.SPECIAL: Share(2, 3)},
        of_all=True,
    ),
    Law(
        since=date(2021, 1, 1),
        clause="民法典 第二百七十八条",
        participation=Share(2, 3),
        majority={Decision.ORDINARY: Share(1, 2, more=True), Decision.SPECIAL: Share(3, 4)},
        of_all=False,
    ),
)


def law_on(day: date) -> Law:
    """The law by which a decision of that day is judged. Raises ValueError before 2003-09-01."""
    in_force = [law for law in LAWS if law.since <= day]
    if not in_force:
        raise ValueError(f"no rule for owners' votes on {day}")
    return in_force[-1]


def count(roll: Iterable[RollLine], ballots: Mapping[int, str]) -> Count:
    """Count accepted ballots (dwelling -> choice) on a roll.

    A head participates if any of its dwellings has a ballot, and approves only if all its ballots
    are `for`. Abstentions participate; silence is never a yes (guardrail E41).
    """
    lines = list(roll)
    voted = [line for line in lines if line.dwelling in ballots]
    choices: dict[int, set[str]] = {}
    for line in voted:
        choices.setdefault(line.owner, set()).add(ballots[line.dwelling])
    return Count(
        roll_heads=len({line.owner for line in lines}),
        roll_area=sum(line.area for line in lines),
        participating_heads=len(choices),
        participating_area=sum(line.area for line in voted),
        approving_heads=sum(said == {Choice.FOR} for said in choices.values()),
        approving_area=sum(line.area for line in voted if ballots[line.dwelling] == Choice.FOR),
    )


def quorum(counted: Count, law: Law = LAWS[-1]) -> bool:
    """Whether enough owners took part, by heads and by area."""
    if law.participation is None:
        return True
    return law.participation.met(
        counted.participating_heads, counted.roll_heads
    ) and law.participation.met(counted.participating_area, counted.roll_area)


def passes(counted: Count, decision: str, law: Law = LAWS[-1]) -> bool:
    """Whether it is decided: the quorum and the majority of its kind, by heads and by area."""
    majority = law.majority[Decision(decision)]
    heads = counted.roll_heads if law.of_all else counted.participating_heads
    area = counted.roll_area if law.of_all else counted.participating_area
    return (
        quorum(counted, law)
        and majority.met(counted.approving_heads, heads)
        and majority.met(counted.approving_area, area)
    )
