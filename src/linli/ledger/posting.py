"""The only way in which points and money move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from linli.journal.by import By
from linli.ledger import on_postgresql, on_sqlite
from linli.ledger.models import Account, Entry, Move
from linli.ledger.refusals import OtherContent
from linli.ledger.rules import Leg, NewMove, Posted, check

PER_COMMIT = 1000


def post(
    *,
    by: By,
    at: datetime,
    key: str,
    kind: str,
    legs: Sequence[Leg],
    because_id: int | None = None,
    memo: str = "",
    reverses_id: int | None = None,
) -> Posted:
    """Write one move, or find that it stands already under this key.

    Raises Overdraft (with the account), OtherContent for a key that stands for another move,
    AlreadyReversed; nothing is written then. ValueError where the caller is wrong: legs that do
    not sum to zero, an account of another community or unit, a move without a fact.
    """
    move = NewMove(
        by=by,
        at=at,
        key=key,
        kind=kind,
        legs=legs,
        because_id=because_id,
        memo=memo,
        reverses_id=reverses_id,
    )
    return post_batch([move])[0]


def post_batch(moves: Sequence[NewMove]) -> list[Posted]:
    """Write many moves of one community, in this order, with the guarantees of `post`.

    Each thousand is one transaction, unless the caller has one open: a refusal undoes its own
    thousand and those before stand. Sending all of them again is safe.
    """
    if len({move.by.community_id for move in moves}) > 1:
        raise ValueError("a batch belongs to one community")
    if len({move.key for move in moves}) < len(moves):
        raise ValueError("two moves of a batch have one key")
    for move in moves:
        check(move)
    engine = on_sqlite if connection.vendor == "sqlite" else on_postgresql
    posted: list[Posted] = []
    for start in range(0, len(moves), PER_COMMIT):
        posted += engine.write(moves[start : start + PER_COMMIT])
    return posted


def reverse(
    move_id: int,
    *,
    by: By,
    at: datetime,
    key: str,
    because_id: int,
    kind: str = "reversal",
    memo: str = "",
    floor_to: int | None = None,
) -> Posted:
    """Take a move back by a counter-move that names it.

    What an account cannot give back any more without falling below its floor is booked to the
    account `floor_to` instead (guardrail E02); without one it is an Overdraft. Raises
    AlreadyReversed, OtherContent, and Move.DoesNotExist for a move of another community.
    """
    move = Move.objects.of(by.community_id).get(pk=move_id)
    legs = {entry.account_id: -entry.amount for entry in Entry.objects.filter(move=move)}
    with transaction.atomic():
        held = _hold({*legs, floor_to} - {None})
        stands = Move.objects.of(by.community_id).filter(key=key).first()
        if stands is not None:
            if stands.reverses_id != move_id:
                raise OtherContent
            return Posted(stands.pk, True)
        return post(
            by=by,
            at=at,
            key=key,
            kind=kind,
            legs=_within_floors(legs, held, floor_to),
            because_id=because_id,
            memo=memo,
            reverses_id=move_id,
        )


def _hold(account_ids: set[int | None]) -> list[Account]:
    """Accounts that nobody else moves until the transaction ends, locked in the order of ids."""
    accounts = Account.objects.filter(pk__in=account_ids).order_by("pk")
    return list(accounts.select_for_update(no_key=True))


def _within_floors(legs: dict[int, int], held: list[Account], rest_to: int | None) -> list[Leg]:
    """The legs, with what would break a floor moved on to `rest_to`."""
    within = Counter(legs)
    for account in held:
        if rest_to is None or account.floor is None or account.pk not in legs:
            continue
        missing = account.floor - account.balance - legs[account.pk]
        if missing > 0:
            within[account.pk] += missing
            within[rest_to] -= missing
    return [Leg(account_id, amount) for account_id, amount in within.items() if amount]
