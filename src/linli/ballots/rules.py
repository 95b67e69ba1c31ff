"""Counting an owners' vote, in whole numbers only: by heads and by area (Civil Code art. 278)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Reading(StrEnum):
    """What can be read on a paper ballot: a choice, or nothing that counts."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    SPOILT = "spoilt"


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

    def least(self, whole: int) -> int:
        """The smallest part of a whole that meets it: 160 of 240 for two thirds."""
        exact, rest = divmod(whole * self.numerator, self.denominator)
        return exact + 1 if self.more or rest else exact


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


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One of the tests that a vote has to meet: so much of so much, against a share.

    `of` is participation or approval; `by` is heads or area (0.01 m²).
    """

    of: str
    by: str
    part: int
    whole: int
    share: Share

    @property
    def met(self) -> bool:
        return self.share.met(self.part, self.whole)

    @property
    def needed(self) -> int:
        """The smallest part that meets it."""
        return self.share.least(self.whole)


def measures(counted: Count, decision: str, law: Law = LAWS[-1]) -> tuple[Measure, ...]:
    """Every test of a decision, by heads and by area; it passes when all are met."""
    c, majority = counted, law.majority[Decision(decision)]
    tests = [
        Measure(
            of="approval",
            by="heads",
            part=c.approving_heads,
            whole=c.roll_heads if law.of_all else c.participating_heads,
            share=majority,
        ),
        Measure(
            of="approval",
            by="area",
            part=c.approving_area,
            whole=c.roll_area if law.of_all else c.participating_area,
            share=majority,
        ),
    ]
    return (*_participation(c, law), *tests)


def quorum(counted: Count, law: Law = LAWS[-1]) -> bool:
    """Whether enough owners took part, by heads and by area."""
    return all(test.met for test in _participation(counted, law))


def passes(counted: Count, decision: str, law: Law = LAWS[-1]) -> bool:
    """Whether it is decided: the quorum and the majority of its kind, by heads and by area."""
    return all(test.met for test in measures(counted, decision, law))


def heads(
    owners: Mapping[int, Sequence[int]], named: Mapping[int, int] | None = None
) -> dict[int, int]:
    """Who speaks for each dwelling: dwelling -> owner, of dwelling -> its owners in order.

    The same people are one head however many dwellings they hold together: the one whom they named
    for any of them speaks for all, else the first of them.
    """
    spoken: dict[frozenset[int], int] = {}
    for dwelling, person in sorted((named or {}).items()):
        if person in owners.get(dwelling, ()):
            spoken[frozenset(owners[dwelling])] = person
    for _dwelling, people in sorted(owners.items()):
        spoken.setdefault(frozenset(people), people[0])
    return {dwelling: spoken[frozenset(people)] for dwelling, people in owners.items()}


def agreed_reading(readings: Mapping[int, str]) -> str | None:
    """What two different people read alike: person -> reading. None while there is no such pair."""
    said = Counter(readings.values())
    alike = [reading for reading, people in said.items() if people > 1]
    return alike[0] if alike else None


def _participation(counted: Count, law: Law) -> tuple[Measure, ...]:
    c, share = counted, law.participation
    if share is None:
        return ()
    return (
        Measure(
            of="participation",
            by="heads",
            part=c.participating_heads,
            whole=c.roll_heads,
            share=share,
        ),
        Measure(
            of="participation",
            by="area",
            part=c.participating_area,
            whole=c.roll_area,
            share=share,
        ),
    )
