"""Posting on PostgreSQL: one call of the function `ledger_post`, which its migration holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, connection

from linli.ledger.refusals import AlreadyReversed, OtherContent, Overdraft
from linli.ledger.rules import NewMove, Posted, digest_of

CALL = (
    "SELECT move_id, replayed, refusal, account_id FROM ledger_post("
    "%s, %s::text[], %s::bytea[], %s::text[], %s::timestamptz[], %s::bigint[], %s::bigint[], "
    "%s::bigint[], %s::text[], %s::bigint[], %s::int[], %s::bigint[], %s::bigint[])"
)


def write(moves: Sequence[NewMove]) -> list[Posted]:
    """Write the moves that do not stand yet; all of them or none."""
    with connection.cursor() as cursor:
        try:
            cursor.execute(CALL, _arguments(moves))
        except IntegrityError as error:
            raise _meaning(error) from error
        rows = cursor.fetchall()
    _id, _replayed, refusal, account_id = rows[0]
    if refusal is not None:
        raise _refused(refusal, account_id)
    return [Posted(move_id, replayed) for move_id, replayed, *_ in rows]


def _arguments(moves: Sequence[NewMove]) -> list[Any]:
    legs = [
        (place, account_id, amount)
        for place, move in enumerate(moves, start=1)
        for account_id, amount in move.legs
    ]
    return [
        moves[0].by.community_id,
        [move.key for move in moves],
        [digest_of(move) for move in moves],
        [move.kind for move in moves],
        [move.at for move in moves],
        [move.because_id for move in moves],
        [move.by.person_id for move in moves],
        [move.by.recorded_by_id for move in moves],
        [move.memo for move in moves],
        [move.reverses_id for move in moves],
        *(list(column) for column in zip(*legs, strict=True)),
    ]


def _refused(refusal: str, account_id: int | None) -> Exception:
    match refusal, account_id:
        case "OVERDRAFT", int():
            return Overdraft(account_id)
        case "SAME_ID_OTHER_CONTENT", _:
            return OtherContent()
        case "ALREADY_REVERSED", _:
            return AlreadyReversed()
    return ValueError(f"account {account_id}: {refusal}")


def _meaning(error: IntegrityError) -> Exception:
    """Another was first, with other accounts and so without waiting; or a guard said no."""
    constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    if constraint == "ledger_move_key":
        return OtherContent()
    if constraint == "ledger_move_reversed_once":
        return AlreadyReversed()
    return error if constraint else ValueError(str(error))
