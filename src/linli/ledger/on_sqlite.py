"""Posting on SQLite: planned under the database's one write lock, then written in bulk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import count
from typing import Any

from django.db import connection

from linli.ledger.planning import Plan, Questions, begin, in_transaction
from linli.ledger.rules import NewMove, Posted


def _listed(values: Iterable[object]) -> str:
    return json.dumps(list(values))


# CROSS JOIN keeps this order: look up what is asked, instead of all that the community has.
ASK = Questions(
    accounts=(
        "SELECT a.id, a.unit, a.floor, a.balance, a.seq FROM json_each(%s) AS asked "
        "CROSS JOIN ledger_account a ON a.id = asked.value WHERE a.community_id = %s"
    ),
    standing=(
        "SELECT m.key, m.id, m.digest FROM json_each(%s) AS asked CROSS JOIN ledger_move m "
        "ON m.community_id = %s AND m.key = asked.value"
    ),
    reversed=(
        "SELECT m.reverses_id FROM json_each(%s) AS asked "
        "CROSS JOIN ledger_move m ON m.reverses_id = asked.value"
    ),
    numbers=_listed,
    words=_listed,
)
LAST = "SELECT coalesce(max(id), 0), strftime('%Y-%m-%d %H:%M:%f', 'now') FROM ledger_move"
# FAIL instead of ABORT, because SQLite then opens no savepoint for each row.
ENTER = (
    "INSERT OR FAIL INTO ledger_entry (account_id, seq, amount, balance_after, move_id) "
    "VALUES (%s, %s, %s, %s, %s)"
)
SETTLE = "UPDATE OR FAIL ledger_account SET balance = %s, seq = %s WHERE id = %s"
# The driver takes a microsecond for each NULL and each bytes: they come as 0 and as bytearray.
MOVE = (
    "INSERT OR FAIL INTO ledger_move (id, community_id, key, digest, kind, because_id, at, "
    "recorded_at, by_id, recorded_by_id, memo, reverses_id) VALUES (%s, %s, %s, %s, %s, "
    "nullif(%s, 0), %s, %s, nullif(%s, 0), nullif(%s, 0), %s, nullif(%s, 0))"
)


def write(moves: Sequence[NewMove]) -> list[Posted]:
    """Write the moves that do not stand yet; all of them or none."""
    with in_transaction(), connection.cursor() as cursor:
        plan = begin(cursor, moves, ASK)
        cursor.execute(LAST)
        last, now = cursor.fetchone()
        posted = plan.post(moves, count(last + 1))
        if plan.moves:
            _carry_out(cursor, plan, now)
    return posted


def _carry_out(cursor: Any, plan: Plan, now: str) -> None:
    """Entries first and the moves last: the guards look at what is there."""
    cursor.executemany(ENTER, plan.entries)
    cursor.executemany(SETTLE, plan.settled())
    cursor.executemany(
        MOVE,
        [
            (
                move_id,
                move.by.community_id,
                move.key,
                bytearray(digest),
                move.kind,
                move.because_id or 0,
                _stored(move.at),
                now,
                move.by.person_id or 0,
                move.by.recorded_by_id or 0,
                move.memo,
                move.reverses_id or 0,
            )
            for move_id, move, digest in plan.moves
        ],
    )


@lru_cache(maxsize=64)
def _stored(at: datetime) -> str | None:
    """The moment as SQLite keeps it; a batch often has one moment."""
    stored: str | None = connection.ops.adapt_datetimefield_value(at)
    return stored
