"""Posting on PostgreSQL: one move is one call of `ledger_post`, which its migration holds.

Many moves are planned here while their accounts are locked, and are one statement, too: what the
guards ask after it has to be true of all its rows together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, connection

from linli.ledger.planning import Plan, Questions, begin, in_transaction
from linli.ledger.refusals import AlreadyReversed, OtherContent, Overdraft
from linli.ledger.rules import NewMove, Posted, digest_of

POST = (
    "SELECT move_id, replayed, refusal, account_id "
    "FROM ledger_post(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::bigint[], %s::bigint[])"
)


def _array(values: Iterable[object]) -> str:
    """Numbers or moments as PostgreSQL writes an array: many times as fast as the driver's."""
    return "{" + ",".join(["NULL" if value is None else str(value) for value in values]) + "}"


def _lines(values: Iterable[str]) -> str:
    """Texts, of which none has a line break."""
    return "\n".join(values)


# `+ 0` and LIMIT: look up what is asked, instead of all that the community has.
ASK = Questions(
    accounts=(
        "SELECT id, unit, floor, balance, seq FROM ledger_account WHERE id = ANY (%s::bigint[]) "
        "AND community_id + 0 = %s ORDER BY id FOR NO KEY UPDATE"
    ),
    standing=(
        "SELECT asked.key, m.id, m.digest FROM unnest(string_to_array(%s, E'\\n')) AS asked (key), "
        "LATERAL (SELECT id, digest FROM ledger_move WHERE community_id = %s AND key = asked.key "
        "LIMIT 1) AS m"
    ),
    reversed="SELECT reverses_id FROM ledger_move WHERE reverses_id = ANY (%s::bigint[])",
    numbers=_array,
    words=_lines,
)
NEW_IDS = "SELECT nextval('ledger_move_id_seq') FROM generate_series(1, %s)"
WRITE = """
WITH settled AS (
    UPDATE ledger_account a SET balance = asked.balance, seq = asked.seq
    FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS asked (balance, seq, id)
    WHERE a.id = asked.id
), entered AS (
    INSERT INTO ledger_entry (account_id, seq, amount, balance_after, move_id)
    SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[])
)
INSERT INTO ledger_move (id, community_id, because_id, at, by_id, recorded_by_id, reverses_id, key,
    digest, kind, memo)
SELECT id, %s, because_id, at, by_id, recorded_by_id, reverses_id, key, digest, kind,
    coalesce(memo, '')
FROM unnest(%s::bigint[], %s::bigint[], %s::timestamptz[], %s::bigint[], %s::bigint[],
    %s::bigint[], string_to_array(%s, E'\n'), string_to_array(%s, E'\n')::bytea[],
    string_to_array(%s, E'\n'), string_to_array(%s, E'\n'))
    AS asked (id, because_id, at, by_id, recorded_by_id, reverses_id, key, digest, kind, memo)
"""  # an empty text has no lines: hence `coalesce`


def write(moves: Sequence[NewMove]) -> list[Posted]:
    """Write the moves that do not stand yet; all of them or none."""
    try:
        return [_post(moves[0])] if len(moves) == 1 else _post_all(moves)
    except IntegrityError as error:
        raise _meaning(error) from error


def _post(move: NewMove) -> Posted:
    asked = [
        move.by.community_id,
        move.key,
        _bytea(digest_of(move)),
        move.kind,
        move.because_id,
        move.at,
        move.by.person_id,
        move.by.recorded_by_id,
        move.memo,
        move.reverses_id,
        *map(_array, zip(*sorted(move.legs), strict=True)),
    ]
    with connection.cursor() as cursor:
        cursor.execute(POST, asked)
        move_id, replayed, refusal, account_id = cursor.fetchone()
    if refusal is not None:
        raise _refused(refusal, account_id)
    return Posted(move_id, replayed)


def _post_all(moves: Sequence[NewMove]) -> list[Posted]:
    with in_transaction(), connection.cursor() as cursor:
        plan = begin(cursor, moves, ASK)
        cursor.execute(NEW_IDS, [len(moves)])
        posted = plan.post(moves, (move_id for (move_id,) in cursor.fetchall()))
        if plan.moves:
            cursor.execute(WRITE, _columns(plan))
    return posted


def _columns(plan: Plan) -> list[Any]:
    ids, moves, digests = zip(*plan.moves, strict=True)
    return [
        *map(_array, zip(*plan.settled(), strict=True)),
        *map(_array, zip(*plan.entries, strict=True)),
        moves[0].by.community_id,
        _array(ids),
        _array(move.because_id for move in moves),
        _array(move.at for move in moves),
        _array(move.by.person_id for move in moves),
        _array(move.by.recorded_by_id for move in moves),
        _array(move.reverses_id for move in moves),
        _lines(move.key for move in moves),
        _lines(map(_bytea, digests)),
        _lines(move.kind for move in moves),
        _lines(move.memo for move in moves),
    ]


def _bytea(digest: bytes) -> str:
    return rf"\x{digest.hex()}"


def _refused(refusal: str, account_id: int | None) -> Exception:
    match refusal, account_id:
        case "OVERDRAFT", int():
            return Overdraft(account_id)
        case "SAME_ID_OTHER_CONTENT", _:
            return OtherContent()
        case "ALREADY_REVERSED", _:
            return AlreadyReversed()
    return ValueError(f"account {account_id} is {refusal}")


def _meaning(error: IntegrityError) -> Exception:
    """Another was first, with other accounts and so without waiting; or a guard said no."""
    constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    if constraint == "ledger_move_key":
        return OtherContent()
    if constraint == "ledger_move_reversed_once":
        return AlreadyReversed()
    return error if constraint else ValueError(str(error))
