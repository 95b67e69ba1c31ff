"""Counts the ballots of an owners' vote again, from its exported file and from nothing else.

It shares no code with the program that counted: only Python's standard library is needed, and
`python recount.py FILE` does it where Linli is not installed. The rules are written anew here from
the law: 物业管理条例 art. 12 for a decision before 2021-01-01, 民法典 art. 278 from then on.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

FORMAT = "linli-recount-1"
CHOICES = {"for", "against", "abstain"}
CIVIL_CODE_SINCE = "2021-01-01"
IN_PERSON = {"online", "paper"}
MEASURES = ("heads", "area")


class Unreadable(Exception):
    """The file is no export of a vote; its words say why."""


@dataclass
class Recount:
    """What came of counting again: the figures, and everything that does not agree."""

    title: str
    figures: dict[str, Any]
    findings: list[str] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        return not self.findings


def recount(path: Path) -> Recount:
    """Count a file again. Raises Unreadable."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return _recount(told)
    except OSError as failure:
        raise Unreadable(f"{path} cannot be read: {failure.strerror}.") from failure
    except (ValueError, KeyError, TypeError, AttributeError) as failure:
        raise Unreadable(f"{path} is not an export of a vote.") from failure


def _recount(told: dict[str, Any]) -> Recount:
    if told["format"] != FORMAT:
        raise ValueError(told["format"])
    roll = [(str(tag), str(head), int(area)) for tag, head, area in told["roll"]]
    findings = [*_of_the_roll(roll, told["roll_digest"])]
    standing = _standing(told["ballots"], {tag for tag, _, _ in roll}, findings)
    figures = _figures(roll, standing)
    figures["passed"] = _passed(figures, told["decision"], told["closed_on"])
    for name, value in figures.items():
        announced = told["announced"][name]
        if announced != value:
            findings.append(f"{name}: announced {announced}, counted {value}")
    return Recount(title=f"{told['vote']} {told['title']}", figures=figures, findings=findings)


def _of_the_roll(roll: list[tuple[str, str, int]], digest: str) -> list[str]:
    lines = "".join(f"{tag},{head},{area}\n" for tag, head, area in sorted(roll))
    findings = []
    if hashlib.sha256(lines.encode("utf-8")).hexdigest() != digest:
        findings.append("the roll is not the one whose digest was printed at the opening")
    if len({tag for tag, _, _ in roll}) != len(roll):
        findings.append("a home stands on the roll twice")
    if any(area <= 0 for _, _, area in roll):
        findings.append("a home on the roll has no area")
    return findings


def _standing(
    ballots: list[dict[str, Any]], homes: set[str], findings: list[str]
) -> dict[str, str]:
    """Home to choice, of the ballots that were not replaced."""
    by_receipt = {ballot["receipt"]: ballot for ballot in ballots}
    if len(by_receipt) != len(ballots):
        findings.append("two ballots have one receipt")
    successors = [ballot["replaced_by"] for ballot in ballots if ballot["replaced_by"] is not None]
    if len(set(successors)) != len(successors):
        findings.append("two ballots were put aside for one")
    standing: dict[str, str] = {}
    for ballot in ballots:
        name, home = ballot["receipt"], ballot["home"]
        if home not in homes:
            findings.append(f"ballot {name} is of no home on the roll")
        elif ballot["choice"] not in CHOICES:
            findings.append(f"ballot {name} says {ballot['choice']!r}")
        elif ballot["replaced_by"] is not None:
            findings.extend(_wrongly_replaced(ballot, by_receipt.get(ballot["replaced_by"])))
        elif home in standing:
            findings.append(f"ballot {name} is the second one of its home")
        else:
            standing[home] = ballot["choice"]
    return standing


def _wrongly_replaced(ballot: dict[str, Any], by: dict[str, Any] | None) -> list[str]:
    """Only a ballot taken down by telephone gives way, and only to the owner in person."""
    rightly = (
        by is not None
        and by["home"] == ballot["home"]
        and by is not ballot
        and ballot["channel"] == "telephone"
        and by["channel"] in IN_PERSON
    )
    return [] if rightly else [f"ballot {ballot['receipt']} was put aside against the rules"]


def _figures(roll: list[tuple[str, str, int]], standing: dict[str, str]) -> dict[str, Any]:
    said: defaultdict[str, list[str]] = defaultdict(list)
    area_of_all = area_taking_part = area_in_favour = 0
    for home, owner, area in roll:
        area_of_all += area
        if home in standing:
            said[owner].append(standing[home])
            area_taking_part += area
            area_in_favour += area * (standing[home] == "for")
    return {
        "roll_heads": len({owner for _, owner, _ in roll}),
        "roll_area": area_of_all,
        "participating_heads": len(said),
        "participating_area": area_taking_part,
        "approving_heads": sum(all(word == "for" for word in words) for words in said.values()),
        "approving_area": area_in_favour,
    }


def _passed(figures: dict[str, Any], decision: str, closed_on: str) -> bool:
    of_two = [(figures[f"approving_{by}"], figures[f"participating_{by}"], by) for by in MEASURES]
    if closed_on < CIVIL_CODE_SINCE:
        return all(
            _enough(part, figures[f"roll_{by}"], decision, Fraction(2, 3)) for part, _, by in of_two
        )
    took_part = all(
        3 * figures[f"participating_{by}"] >= 2 * figures[f"roll_{by}"] > 0 for by in MEASURES
    )
    return took_part and all(
        _enough(part, whole, decision, Fraction(3, 4)) for part, whole, _ in of_two
    )


def _enough(part: int, whole: int, decision: str, for_special: Fraction) -> bool:
    if not whole:
        return False
    share = Fraction(part, whole)
    if decision == "special":
        return share >= for_special
    if decision == "ordinary":
        return share > Fraction(1, 2)
    raise ValueError(decision)


def tell(counted: Recount) -> int:
    """Say what came of it. Returns 0 where everything agrees."""
    print(counted.title)
    for name, value in counted.figures.items():
        print(f"  {name}: {value}")
    for finding in counted.findings:
        print(f"! {finding}")
    print("It agrees with what was announced." if counted.agrees else "It does not agree.")
    return 0 if counted.agrees else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python recount.py FILE")
    try:
        sys.exit(tell(recount(Path(sys.argv[1]))))
    except Unreadable as failure:
        sys.exit(str(failure))
