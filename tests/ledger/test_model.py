"""The ledger beside a ledger of twenty plain lines: whatever is asked, both answer the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from linli.core.refused import Refused
from linli.journal.by import the_house
from linli.journal.models import RecordedFact
from linli.ledger import books
from linli.ledger.accounts import account
from linli.ledger.invariants import INVARIANTS
from linli.ledger.posting import post, post_batch, reverse
from linli.ledger.rules import Leg, NewMove, Posted
from linli.places.models import Community

pytestmark = [pytest.mark.database, pytest.mark.slow]
NOON = datetime(2021, 1, 13, 4, tzinfo=UTC)
PEOPLE = st.sampled_from(["person:1", "person:2", "person:3"])
PLACES = st.sampled_from(["issued", "person:1", "person:2", "person:3", "spent"])
KEYS = st.integers(1, 30).map(str)
AMOUNTS = st.integers(1, 40)
Legs = dict[str, int]


class PlainBooks:
    """What the ledger promises, without a database."""

    def __init__(self) -> None:
        self.balance: Legs = {}
        self.moves: dict[str, tuple[Legs, str | None]] = {}

    def post(self, key: str, legs: Legs, reverses: str | None = None) -> bool | str:
        """True if written, False if it stood already, or the code of the refusal."""
        if key in self.moves:
            return False if self.moves[key] == (legs, reverses) else "SAME_ID_OTHER_CONTENT"
        if reverses and reverses in [standing for _, standing in self.moves.values()]:
            return "ALREADY_REVERSED"
        after = {name: self.balance.get(name, 0) + amount for name, amount in legs.items()}
        if any(after[name] < 0 for name in legs if name not in {"issued", "uncollected"}):
            return "OVERDRAFT"
        self.balance |= after
        self.moves[key] = (legs, reverses)
        return True

    def reverse(self, key: str, of: str) -> bool | str:
        if key in self.moves:
            return False if self.moves[key][1] == of else "SAME_ID_OTHER_CONTENT"
        back = {name: -amount for name, amount in self.moves[of][0].items()}
        for name in [name for name in back if name not in {"issued", "uncollected"}]:
            short = max(0, -(self.balance.get(name, 0) + back[name]))
            back[name] += short
            back["uncollected"] = back.get("uncollected", 0) - short
        return self.post(key, {name: amount for name, amount in back.items() if amount}, of)


class Ledger(RuleBasedStateMachine):
    standing = Bundle("standing")

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        community = Community.objects.create(code="model", name="模型")
        self.by = the_house(community.pk)
        fact = RecordedFact.objects.create(
            community_id=community.pk, kind="t", matter="t", matter_id=1, values={}, at=NOON
        )
        self.fact_id = fact.pk
        self.ids: dict[str, int] = {}
        self.move_ids: dict[str, int] = {}
        self.plain = PlainBooks()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def account(self, name: str) -> int:
        if name not in self.ids:
            floor = None if name in {"issued", "uncollected"} else 0
            self.ids[name] = account(self.by.community_id, "points", name, floor=floor)
        return self.ids[name]

    def move(self, key: str, legs: Legs) -> NewMove:
        return NewMove(
            by=self.by,
            at=NOON,
            key=key,
            kind="award",
            legs=[Leg(self.account(name), amount) for name, amount in legs.items()],
            because_id=self.fact_id,
        )

    @rule(target=standing, key=KEYS, person=PEOPLE, amount=AMOUNTS)
    def award(self, key: str, person: str, amount: int) -> str:
        return self.both(key, {"issued": -amount, person: amount})

    @rule(target=standing, key=KEYS, source=PLACES, to=PLACES, amount=AMOUNTS)
    def transfer(self, key: str, source: str, to: str, amount: int) -> str:
        return self.both(key, {source: -amount, to: amount}) if source != to else key

    @rule(target=standing, key=KEYS, person=PEOPLE, beyond=st.integers(-1, 1))
    def redeem_about_all(self, key: str, person: str, beyond: int) -> str:
        amount = self.plain.balance.get(person, 0) + beyond
        return self.both(key, {person: -amount, "spent": amount}) if amount > 0 else key

    @rule(target=standing, key=KEYS, person=PEOPLE, other=PEOPLE, amount=AMOUNTS)
    def share_out(self, key: str, person: str, other: str, amount: int) -> str:
        if person == other:
            return key
        return self.both(key, {"issued": -amount - 1, person: amount, other: 1})

    @rule(key=standing)
    def send_again(self, key: str) -> None:
        if key in self.plain.moves and self.plain.moves[key][1] is None:
            self.both(key, self.plain.moves[key][0])

    @rule(key=KEYS, of=standing)
    def take_back(self, key: str, of: str) -> None:
        if of not in self.move_ids:
            return
        rest_to = self.account("uncollected")
        self.compare(
            key,
            self.plain.reverse(key, of),
            lambda: reverse(
                self.move_ids[of],
                by=self.by,
                at=NOON,
                key=key,
                because_id=self.fact_id,
                floor_to=rest_to,
            ),
        )

    @rule(
        asked=st.lists(
            st.tuples(KEYS, PLACES, PLACES, AMOUNTS), unique_by=lambda a: a[0], max_size=6
        )
    )
    def batch(self, asked: list[tuple[str, str, str, int]]) -> None:
        asked = [a for a in asked if a[1] != a[2]]
        legs = {key: {source: -amount, to: amount} for key, source, to, amount in asked}
        before = dict(self.plain.balance), dict(self.plain.moves)
        expected = [self.plain.post(key, legs[key]) for key in legs]
        refusals = {answer for answer in expected if isinstance(answer, str)}
        if refusals:
            self.plain.balance, self.plain.moves = before
        moves = [self.move(key, legs[key]) for key in legs]
        if refusals:
            with pytest.raises(Refused) as refusal:
                post_batch(moves)
            assert refusal.value.code in refusals
            return
        posted = post_batch(moves)
        assert [not answer.replayed for answer in posted] == expected
        self.move_ids |= dict(zip(legs, [move_id for move_id, _ in posted], strict=True))

    def both(self, key: str, legs: Legs) -> str:
        move = self.move(key, legs)
        self.compare(
            key,
            self.plain.post(key, legs),
            lambda: post(
                by=move.by,
                at=move.at,
                key=key,
                kind=move.kind,
                legs=move.legs,
                because_id=move.because_id,
            ),
        )
        return key

    def compare(self, key: str, expected: bool | str, act: Callable[[], Posted]) -> None:
        """The ledger does what the plain books said it would."""
        if isinstance(expected, str):
            with pytest.raises(Refused) as refusal:
                act()
            assert refusal.value.code == expected
            return
        posted = act()
        assert posted.replayed is not expected
        assert self.move_ids.setdefault(key, posted.move_id) == posted.move_id

    @invariant()
    def balances_agree(self) -> None:
        for name, account_id in self.ids.items():
            assert books.balance(account_id) == self.plain.balance.get(name, 0)

    @invariant()
    def the_books_are_sound(self) -> None:
        assert [finding for question in INVARIANTS for finding in question()] == []


def test_the_ledger_answers_as_plain_books_do(db: None) -> None:
    run_state_machine_as_test(
        Ledger,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
