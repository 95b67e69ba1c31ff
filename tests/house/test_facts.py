"""No fact is forgotten: it is answered, or somebody wrote down that nothing follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from linli.journal.facts import Fact
from linli.journal.record import answers_to
from linli.mechanism.table import QUIET
from tools.mechanism import PAGE, facts_of_the_house, page


@dataclass(frozen=True, kw_only=True)
class NobodyThoughtOfThis(Fact):
    matter: ClassVar[str] = "case"
    case_id: int


def forgotten(fact: type[Fact]) -> bool:
    return fact not in QUIET and not answers_to(fact.kind())


@pytest.mark.parametrize("fact", facts_of_the_house(), ids=lambda fact: fact.kind())
def test_a_fact_is_answered_or_marked_quiet_and_never_both(fact: type[Fact]) -> None:
    assert not forgotten(fact), "nothing answers it: say so in QUIET of mechanism/table.py"
    assert not (fact in QUIET and answers_to(fact.kind())), "it is answered: take it out of QUIET"


def test_a_fact_that_nobody_thought_of_would_be_found() -> None:
    assert forgotten(NobodyThoughtOfThis)


def test_nothing_is_quiet_that_cannot_happen() -> None:
    assert set(facts_of_the_house()) >= QUIET


def test_the_page_says_what_the_table_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(facts_of_the_house()), (
        "run `python -m tools.mechanism`"
    )


@pytest.mark.parametrize("fact", facts_of_the_house(), ids=lambda fact: fact.kind())
def test_a_fact_is_made_of_plain_values_and_names_its_matter(fact: type[Fact]) -> None:
    assert f"{fact.matter}_id" in fact.__dataclass_fields__
    plain = {"int", "str", "bool", "int | None", "str | None"}
    assert {field.type for field in fact.__dataclass_fields__.values()} - {"ClassVar[str]"} <= plain
