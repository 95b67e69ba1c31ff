"""What each process of a race does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from linli.journal.by import the_house
from linli.journal.record import action
from linli.ledger.accounts import account
from linli.ledger.posting import post, reverse
from linli.ledger.rules import Leg, Posted

NOON = datetime(2021, 1, 13, 4, tzinfo=UTC)


@action
def move(*, community_id: int, fact_id: int, key: str, source: int, to: int, amount: int) -> Posted:
    return post(
        by=the_house(community_id),
        at=NOON,
        key=key,
        kind="award",
        legs=[Leg(source, -amount), Leg(to, amount)],
        because_id=fact_id,
    )


def move_often(*, times: int, key: str, **rest: int) -> int:
    """How many of so many moves were written."""
    return sum(not move(key=f"{key}:{n}", **rest).replayed for n in range(times))


@action
def take_back(*, community_id: int, fact_id: int, key: str, move_id: int, floor_to: int) -> Posted:
    return reverse(
        move_id,
        by=the_house(community_id),
        at=NOON,
        key=key,
        because_id=fact_id,
        floor_to=floor_to,
    )


def either(
    *,
    community_id: int,
    fact_id: int,
    back: dict[str, Any] | None = None,
    spend: dict[str, Any] | None = None,
) -> Posted:
    who = {"community_id": community_id, "fact_id": fact_id}
    return take_back(**who, **back) if back else move(**who, **(spend or {}))


def open_account(*, community_id: int, fact_id: int, holder: str) -> int:
    return account(community_id, "points", "purse", holder)
