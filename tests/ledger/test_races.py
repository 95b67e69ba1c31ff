"""Six programs at the same instant: the books stay true, and exactly one of them is first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest

from linli.journal.by import the_house
from linli.journal.models import RecordedFact
from linli.ledger import books
from linli.ledger.accounts import account
from linli.ledger.invariants import INVARIANTS
from linli.ledger.models import Account
from linli.places.models import Community
from tests.ledger import racers
from tests.ledger.racers import NOON
from tests.races.harness import Outcome, Runners
from tests.real_database import RealDatabase

pytestmark = [pytest.mark.database, pytest.mark.slow]
SIX = 6
TRIALS = 10


@dataclass
class Square:
    """A community with processes that are ready to run."""

    runners: Runners
    community_id: int
    fact_id: int
    holders: Iterator[int] = field(default_factory=count)

    def purse(self, points: int = 0) -> int:
        """A new purse with points in it."""
        holder = f"person:{next(self.holders)}"
        purse = account(self.community_id, "points", "purse", holder)
        if points:
            self.give(purse, points, f"for {holder}")
        return purse

    def issued(self) -> int:
        return account(self.community_id, "points", "issued", floor=None)

    def give(self, purse: int, points: int, key: str) -> int:
        return racers.move(
            key=key, source=self.issued(), to=purse, amount=points, **self.who()
        ).move_id

    def who(self) -> dict[str, int]:
        return {"community_id": self.community_id, "fact_id": self.fact_id}

    def race(self, racer: str, arguments: list[dict[str, Any]]) -> list[Outcome]:
        outcomes = self.runners.race(
            f"tests.ledger.racers:{racer}", [self.who() | own for own in arguments]
        )
        assert not [outcome.error for outcome in outcomes if outcome.error]
        return outcomes


@pytest.fixture
def square(real_database: RealDatabase) -> Iterator[Square]:
    community = Community.objects.create(code="square", name="广场")
    fact = RecordedFact.objects.create(
        community_id=community.pk, kind="test", matter="test", matter_id=1, values={}, at=NOON
    )
    with Runners(SIX, real_database) as runners:
        yield Square(runners, the_house(community.pk).community_id, fact.pk)
    assert [finding for invariant in INVARIANTS for finding in invariant()] == []


def codes(outcomes: list[Outcome]) -> Counter[str]:
    return Counter(outcome.refused for outcome in outcomes)


def test_the_last_ten_points_are_spent_once(square: Square) -> None:
    for trial in range(TRIALS):
        purse, shops = square.purse(10), [square.purse() for _ in range(SIX)]
        outcomes = square.race(
            "move",
            [
                {"key": f"{trial}:{n}", "source": purse, "to": shop, "amount": 10}
                for n, shop in enumerate(shops)
            ],
        )
        assert codes(outcomes) == {"": 1, "OVERDRAFT": SIX - 1}
        assert books.balance(purse) == 0


def test_one_form_sent_six_times_counts_once(square: Square) -> None:
    for trial in range(TRIALS):
        purse = square.purse()
        same = {"key": f"form {trial}", "source": square.issued(), "to": purse, "amount": 7}
        outcomes = square.race("move", [same] * SIX)
        assert len({outcome.value[0] for outcome in outcomes}) == 1
        assert [outcome.value[1] for outcome in outcomes].count(False) == 1
        assert books.balance(purse) == 7


def test_one_key_with_six_contents_is_written_for_one(square: Square) -> None:
    for trial in range(TRIALS):
        sources, targets = [[square.purse(9) for _ in range(SIX)] for _ in range(2)]
        outcomes = square.race(
            "move",
            [
                {"key": f"key {trial}", "source": source, "to": target, "amount": 9}
                for source, target in zip(sources, targets, strict=True)
            ],
        )
        assert codes(outcomes) == {"": 1, "SAME_ID_OTHER_CONTENT": SIX - 1}
        assert sorted(map(books.balance, targets)) == [9] * (SIX - 1) + [18]


def test_an_award_is_taken_back_once(square: Square) -> None:
    uncollected = account(square.community_id, "points", "uncollected", floor=None)
    for trial in range(TRIALS):
        purse = square.purse()
        move_id = square.give(purse, 20, f"award {trial}")
        outcomes = square.race(
            "take_back",
            [
                {"key": f"{trial}:{n}", "move_id": move_id, "floor_to": uncollected}
                for n in range(SIX)
            ],
        )
        assert codes(outcomes) == {"": 1, "ALREADY_REVERSED": SIX - 1}
        assert books.balance(purse) == books.balance(uncollected) == 0


def test_taking_back_and_spending_at_once_loses_nothing(square: Square) -> None:
    uncollected = account(square.community_id, "points", "uncollected", floor=None)
    for trial in range(TRIALS):
        purse, shop = square.purse(), square.purse()
        move_id = square.give(purse, 10, f"award {trial}")
        back = {"key": f"back {trial}", "move_id": move_id, "floor_to": uncollected}
        spends = [
            {"key": f"{trial}:{n}", "source": purse, "to": shop, "amount": 10} for n in range(5)
        ]
        before = books.balance(uncollected)
        outcomes = square.race("either", [{"back": back}, *({"spend": s} for s in spends)])
        assert not outcomes[0].refused
        spent = codes(outcomes[1:])[""]
        assert (books.balance(purse), books.balance(shop)) == (0, 10 * spent)
        assert books.balance(uncollected) == before - 10 * spent


def test_opposing_transfers_end_where_they_began(square: Square) -> None:
    here, there = square.purse(500), square.purse(500)
    routes = [(here, there), (there, here)] * (SIX // 2)
    outcomes = square.race(
        "move_often",
        [
            {"times": 40, "key": f"racer {n}", "source": source, "to": to, "amount": 1}
            for n, (source, to) in enumerate(routes)
        ],
    )
    assert [outcome.value for outcome in outcomes] == [40] * SIX
    assert books.balance(here) == books.balance(there) == 500


def test_an_account_that_six_open_is_one(square: Square) -> None:
    for trial in range(TRIALS):
        outcomes = square.race("open_account", [{"holder": f"new:{trial}"}] * SIX)
        assert len({outcome.value for outcome in outcomes}) == 1
        assert Account.objects.filter(holder=f"new:{trial}").count() == 1
