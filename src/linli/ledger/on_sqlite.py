"""Posting on SQLite: planned here, under the database's one write lock, then written in bulk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection, transaction

from linli.ledger.refusals import AlreadyReversed, OtherContent, Overdraft
from linli.ledger.rules import NewMove, Posted, digest_of

# CROSS JOIN keeps this order: look up what is asked, instead of all that the community has.
STANDING = (
    "SELECT m.key, m.id, m.digest FROM json_each(%s) AS asked CROSS JOIN ledger_move m "
    "ON m.community_id = %s AND m.key = asked.value"
)
ACCOUNTS = (
    "SELECT a.id, a.unit, a.floor, a.balance, a.seq FROM json_each(%s) AS asked "
    "CROSS JOIN ledger_account a ON a.id = asked.value WHERE a.community_id = %s"
)
REVERSED = (
    "SELECT m.reverses_id FROM json_each(%s) AS asked "
    "CROSS JOIN ledger_move m ON m.reverses_id = asked.value"
)
LAST_MOVE = "SELECT coalesce(max(id), 0) FROM ledger_move"
ENTER = (
    "INSERT INTO ledger_entry (account_id, seq, amount, balance_after, move_id) "
    "VALUES (%s, %s, %s, %s, %s)"
)
SETTLE = "UPDATE ledger_account SET balance = %s, seq = %s WHERE id = %s"
MOVE = (
    "INSERT INTO ledger_move (id, community_id, key, digest, kind, because_id, at, by_id, "
    "recorded_by_id, memo, reverses_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(slots=True)
class _Account:
    unit: str
    floor: int | None
    balance: int
    seq: int


@dataclass(slots=True)
class _Plan:
    """Rows to be written. A refusal while planning leaves nothing to undo."""

    accounts: dict[int, _Account]
    reversed: set[int]
    entries: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    moves: list[tuple[Any, ...]] = field(default_factory=list)

    def add(self, move_id: int, move: NewMove, digest: bytes) -> None:
        if move.reverses_id is not None:
            if move.reverses_id in self.reversed:
                raise AlreadyReversed
            self.reversed.add(move.reverses_id)
        for account_id, amount in sorted(move.legs):
            self._enter(account_id, amount, move_id)
        if len({self.accounts[account_id].unit for account_id, _ in move.legs}) > 1:
            raise ValueError("a move has one unit")
        self.moves.append(_row(move_id, move, digest))

    def _enter(self, account_id: int, amount: int, move_id: int) -> None:
        account = self.accounts.get(account_id)
        if account is None:
            raise ValueError(f"account {account_id} is not one of the community")
        account.balance += amount
        account.seq += 1
        if account.floor is not None and account.balance < account.floor:
            raise Overdraft(account_id)
        self.entries.append((account_id, account.seq, amount, account.balance, move_id))


def write(moves: Sequence[NewMove]) -> list[Posted]:
    """Write the moves that do not stand yet; all of them or none."""
    with _write_lock(), connection.cursor() as cursor:
        community_id = moves[0].by.community_id
        digests = [digest_of(move) for move in moves]
        cursor.execute(STANDING, [_listed(move.key for move in moves), community_id])
        standing = {key: (move_id, digest) for key, move_id, digest in cursor.fetchall()}
        plan = _Plan(_accounts(cursor, moves, community_id), _reversed(cursor, moves))
        cursor.execute(LAST_MOVE)
        (move_id,) = cursor.fetchone()
        posted = []
        for move, digest in zip(moves, digests, strict=True):
            if move.key in standing:
                posted.append(_replay(digest, *standing[move.key]))
                continue
            move_id += 1
            plan.add(move_id, move, digest)
            posted.append(Posted(move_id, False))
        _carry_out(cursor, plan)
    return posted


def _write_lock() -> AbstractContextManager[Any]:
    """A transaction, unless there is one; every one begins by taking the write lock."""
    return nullcontext() if connection.in_atomic_block else transaction.atomic()


def _accounts(cursor: Any, moves: Sequence[NewMove], community_id: int) -> dict[int, _Account]:
    ids = {account_id for move in moves for account_id, _ in move.legs}
    cursor.execute(ACCOUNTS, [_listed(ids), community_id])
    return {account_id: _Account(*rest) for account_id, *rest in cursor.fetchall()}


def _reversed(cursor: Any, moves: Sequence[NewMove]) -> set[int]:
    asked = [move.reverses_id for move in moves if move.reverses_id is not None]
    if not asked:
        return set()
    cursor.execute(REVERSED, [_listed(asked)])
    return {move_id for (move_id,) in cursor.fetchall()}


def _replay(asked: bytes, move_id: int, standing: bytes) -> Posted:
    if asked != standing:
        raise OtherContent
    return Posted(move_id, True)


def _carry_out(cursor: Any, plan: _Plan) -> None:
    """Entries first and the move last: its guard looks at what was entered."""
    if not plan.moves:
        return
    cursor.executemany(ENTER, plan.entries)
    touched = {account_id for account_id, *_ in plan.entries}
    cursor.executemany(
        SETTLE, [(plan.accounts[pk].balance, plan.accounts[pk].seq, pk) for pk in touched]
    )
    cursor.executemany(MOVE, plan.moves)


def _row(move_id: int, move: NewMove, digest: bytes) -> tuple[Any, ...]:
    return (
        move_id,
        move.by.community_id,
        move.key,
        digest,
        move.kind,
        move.because_id,
        _stored(move.at),
        move.by.person_id,
        move.by.recorded_by_id,
        move.memo,
        move.reverses_id,
    )


@lru_cache(maxsize=64)
def _stored(at: datetime) -> str | None:
    """The moment as SQLite keeps it; a batch often has one moment."""
    stored: str | None = connection.ops.adapt_datetimefield_value(at)
    return stored


def _listed(values: Iterable[object]) -> str:
    return json.dumps(list(values))
