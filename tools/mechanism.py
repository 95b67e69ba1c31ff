"""`python -m tools.mechanism` writes docs/mechanism.md: what follows from what."""

from __future__ import annotations

from inspect import getdoc
from itertools import groupby

import django

django.setup()

from linli.journal.facts import Fact  # noqa: E402 - needs Django to be set up
from linli.journal.record import answers_to  # noqa: E402
from linli.mechanism.table import QUIET  # noqa: E402
from tools.places import ROOT  # noqa: E402

PAGE = ROOT / "docs" / "mechanism.md"
_HEAD = """\
# What follows from what

Written by `python -m tools.mechanism` from `src/linli/mechanism/table.py`.

| when | then | |
|---|---|---|
"""
_QUIET = """
## Quiet facts

They are kept in the journal and belong to their matter's thread; nothing else follows from them.

"""


def page(facts: list[type[Fact]]) -> str:
    """The page for these facts, in the order of their kinds."""
    kinds = sorted(facts, key=lambda fact: fact.kind())
    rows = (
        f"| `{fact.kind()}` | `{answer.__name__}` | {_first_line(answer)} |\n"
        for fact in kinds
        for answer in answers_to(fact.kind())
    )
    quiet = (fact for fact in kinds if fact in QUIET)
    lines = (
        f"- {module}: {', '.join(fact.__name__ for fact in group)}\n"
        for module, group in groupby(quiet, key=lambda fact: fact.kind().split(".")[0])
    )
    return _HEAD + "".join(rows) + _QUIET + "".join(lines)


def facts_of_the_house() -> list[type[Fact]]:
    """Every fact that a module of the product defines and that can happen."""
    return [fact for fact in _below(Fact) if fact.__module__.startswith("linli.")]


def _below(fact: type[Fact]) -> list[type[Fact]]:
    """The facts that nothing is derived from: the others are only their common shape."""
    children = fact.__subclasses__()
    return [leaf for child in children for leaf in _below(child)] or [fact]


def _first_line(answer: object) -> str:
    return (getdoc(answer) or "").partition("\n")[0]


if __name__ == "__main__":
    PAGE.write_text(page(facts_of_the_house()), encoding="utf-8")
