"""An act is written whole or not at all; what follows from it never undoes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from linli.core.refused import Refused
from linli.journal import record as journal
from linli.journal.by import By
from linli.journal.facts import Fact
from linli.journal.models import Reaction, RecordedFact, Refusal
from linli.journal.record import action, note_refusal, record, repeat_failed
from linli.places.codes import next_number
from linli.places.models import Numbering
from tests.cast import NOW, Cast

pytestmark = pytest.mark.database


@dataclass(frozen=True, kw_only=True)
class BellRung(Fact):
    matter: ClassVar[str] = "bell"
    bell_id: int


@dataclass(frozen=True, kw_only=True)
class DoorOpened(Fact):
    matter: ClassVar[str] = "bell"
    bell_id: int


@action
def ring(*, by: By, bell: int = 1) -> int:
    """Counts how often the bell rang, so that a row shows whether it did."""
    times = next_number(by.community_id, "bell")
    record(BellRung(bell_id=bell), by=by, at=NOW)
    return times


@action
def ring_and_run(*, by: By) -> None:
    ring(by=by)
    raise Refused("NOBODY_HOME", "Ring again in the evening.")


@action
def open_door(*, by: By, bell: int) -> None:
    next_number(by.community_id, "door")
    record(DoorOpened(bell_id=bell), by=by, at=NOW)


def rung(cast: Cast, name: str = "bell") -> int:
    """How often it really happened."""
    counted = Numbering.objects.filter(community=cast.community, prefix=name).first()
    return counted.last if counted else 0


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[journal.Answer]:
    """What answers the bell in this test."""
    listed: list[journal.Answer] = []
    monkeypatch.setitem(journal._ANSWERS, BellRung.kind(), listed)
    return listed


def lets_in(fact: BellRung, recorded: RecordedFact) -> None:
    open_door(by=By(community_id=recorded.community_id), bell=fact.bell_id)


def drops_the_keys(fact: BellRung, recorded: RecordedFact) -> None:
    open_door(by=By(community_id=recorded.community_id), bell=fact.bell_id)
    raise ValueError("the keys are down the drain")


def test_a_refused_act_leaves_neither_row_nor_fact(cast: Cast) -> None:
    facts = RecordedFact.objects.count()
    with pytest.raises(Refused):
        ring_and_run(by=cast.by("郝姐"))
    assert rung(cast) == 0
    assert RecordedFact.objects.count() == facts


def test_a_refusal_is_noted_afterwards_with_whose_act_it_was(cast: Cast) -> None:
    by = cast.by("郝姐", recorded_by="单元长")
    with pytest.raises(Refused) as refusal:
        ring_and_run(by=by)
    note_refusal(refusal.value, act="ring", by=by, at=NOW)
    noted = Refusal.objects.get()
    assert (noted.code, noted.act) == ("NOBODY_HOME", "ring")
    assert (noted.by_id, noted.recorded_by_id) == (
        cast.people["郝姐"].pk,
        cast.people["单元长"].pk,
    )


def test_the_journal_says_what_happened_when_and_by_whom(cast: Cast) -> None:
    ring(by=cast.by("郝姐", recorded_by="方晓"), bell=7)
    kept = RecordedFact.objects.latest("id")
    assert kept.fact == BellRung(bell_id=7)
    assert (kept.matter, kept.matter_id, kept.at) == ("bell", 7, NOW)
    assert (kept.by_id, kept.recorded_by_id) == (cast.people["郝姐"].pk, cast.people["方晓"].pk)


def test_a_fact_is_answered_once(cast: Cast, answers: list[journal.Answer]) -> None:
    answers.append(lets_in)
    ring(by=cast.by("郝姐"))
    assert rung(cast, "door") == 1
    assert repeat_failed() == (0, 0)
    assert rung(cast, "door") == 1
    assert Reaction.objects.get(fact__matter=BellRung.matter).answered


def test_what_follows_names_the_fact_it_followed_from(
    cast: Cast, answers: list[journal.Answer]
) -> None:
    answers.append(lets_in)
    ring(by=cast.by("郝姐"))
    opened = RecordedFact.objects.get(kind=DoorOpened.kind())
    assert opened.because == RecordedFact.objects.get(kind=BellRung.kind())


def test_a_failing_reaction_is_kept_and_undoes_nothing(
    cast: Cast, answers: list[journal.Answer]
) -> None:
    answers.extend([drops_the_keys, lets_in])
    assert ring(by=cast.by("郝姐")) == 1
    failed, answered = Reaction.objects.filter(fact__matter=BellRung.matter).order_by("id")
    assert (failed.name, failed.answered) == ("drops_the_keys", False)
    assert "down the drain" in failed.error
    assert answered.answered
    assert rung(cast) == 1


def test_what_a_failing_reaction_did_and_recorded_is_gone(
    cast: Cast, answers: list[journal.Answer]
) -> None:
    answers.append(drops_the_keys)
    ring(by=cast.by("郝姐"))
    assert rung(cast, "door") == 0
    assert not RecordedFact.objects.filter(kind=DoorOpened.kind()).exists()


def test_a_failed_reaction_is_repeated_until_it_succeeds_and_never_again(
    cast: Cast, answers: list[journal.Answer]
) -> None:
    keys_found = False

    def searches(fact: BellRung, recorded: RecordedFact) -> None:
        if not keys_found:
            drops_the_keys(fact, recorded)
        lets_in(fact, recorded)

    answers.append(searches)
    ring(by=cast.by("郝姐"))
    assert repeat_failed() == (0, 1)
    assert rung(cast, "door") == 0
    keys_found = True
    assert repeat_failed() == (1, 0)
    assert repeat_failed() == (0, 0)
    assert rung(cast, "door") == 1
    reaction = Reaction.objects.get(fact__matter=BellRung.matter)
    assert (reaction.answered, reaction.error, reaction.attempts) == (True, "", 3)


def test_a_reaction_that_the_product_no_longer_knows_stays_to_be_seen(
    cast: Cast, answers: list[journal.Answer]
) -> None:
    answers.append(drops_the_keys)
    ring(by=cast.by("郝姐"))
    answers.clear()
    assert repeat_failed() == (0, 1)
    assert Reaction.objects.filter(answered=False).exists()


def test_acts_inside_an_act_are_answered_at_the_end_of_the_outermost(
    cast: Cast, answers: list[journal.Answer]
) -> None:
    @action
    def ring_twice(*, by: By) -> None:
        ring(by=by, bell=1)
        assert rung(cast, "door") == 0
        ring(by=by, bell=2)

    answers.append(lets_in)
    ring_twice(by=cast.by("郝姐"))
    assert rung(cast, "door") == 2


def test_a_refused_act_inside_an_act_did_not_happen_and_is_not_answered(
    cast: Cast, answers: list[journal.Answer]
) -> None:
    @action
    def try_both_doors(*, by: By) -> None:
        ring(by=by, bell=1)
        with pytest.raises(Refused):
            ring_and_run(by=by)

    answers.append(lets_in)
    try_both_doors(by=cast.by("郝姐"))
    assert rung(cast) == 1
    assert rung(cast, "door") == 1


def test_a_fact_belongs_to_an_act(cast: Cast) -> None:
    with pytest.raises(AssertionError, match="inside an action"):
        record(BellRung(bell_id=1), by=cast.by("郝姐"), at=NOW)
