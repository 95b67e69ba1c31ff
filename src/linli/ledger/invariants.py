"""What must be true of the books: each function tells what is wrong, one sentence a finding."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from linli.ledger.rules import digest


def moves_sum_to_zero() -> list[str]:
    """Every move has two legs or more, which sum to zero, and every leg has its move."""
    found = _rows(
        "SELECT e.move_id FROM ledger_entry e LEFT JOIN ledger_move m ON m.id = e.move_id "
        "GROUP BY e.move_id HAVING count(*) < 2 OR sum(e.amount) <> 0 OR count(m.id) = 0 "
        "UNION ALL SELECT m.id FROM ledger_move m "
        "LEFT JOIN ledger_entry e ON e.move_id = m.id WHERE e.move_id IS NULL"
    )
    return [f"move {move_id} does not sum to zero" for (move_id,) in found]


def balances_are_their_entries() -> list[str]:
    """The balance of an account is the sum of its entries."""
    found = _rows(
        "SELECT a.id FROM ledger_account a LEFT JOIN ledger_entry e ON e.account_id = a.id "
        "GROUP BY a.id, a.balance HAVING a.balance <> coalesce(sum(e.amount), 0) "
        "UNION ALL SELECT e.account_id FROM ledger_entry e "
        "LEFT JOIN ledger_account a ON a.id = e.account_id WHERE a.id IS NULL"
    )
    return [f"account {account_id} has another balance than its entries" for (account_id,) in found]


def entries_are_numbered_without_gaps() -> list[str]:
    """The entries of an account are numbered from 1 to its seq."""
    found = _rows(
        "SELECT a.id FROM ledger_account a LEFT JOIN ledger_entry e ON e.account_id = a.id "
        "GROUP BY a.id, a.seq HAVING count(e.seq) <> a.seq "
        "OR coalesce(min(e.seq), 1) <> 1 OR coalesce(max(e.seq), 0) <> a.seq"
    )
    return [f"account {account_id} has a gap in its entries" for (account_id,) in found]


def balances_run_on() -> list[str]:
    """Each entry continues the one before it."""
    found = _rows(
        "SELECT account_id, seq FROM (SELECT account_id, seq, balance_after, sum(amount) OVER "
        "(PARTITION BY account_id ORDER BY seq) AS running FROM ledger_entry) AS lines "
        "WHERE balance_after <> running"
    )
    return [f"entry {seq} of account {account_id} has a wrong balance" for account_id, seq in found]


def nobody_is_below_the_floor() -> list[str]:
    """No account is overdrawn."""
    found = _rows("SELECT id FROM ledger_account WHERE balance < floor")
    return [f"account {account_id} is below its floor" for (account_id,) in found]


def moves_keep_to_one_unit_and_community() -> list[str]:
    """The accounts of a move have its community and one unit."""
    found = _rows(
        "SELECT m.id FROM ledger_move m JOIN ledger_entry e ON e.move_id = m.id "
        "JOIN ledger_account a ON a.id = e.account_id GROUP BY m.id, m.community_id "
        "HAVING min(a.unit) <> max(a.unit) "
        "OR min(a.community_id) <> m.community_id OR max(a.community_id) <> m.community_id"
    )
    return [f"move {move_id} mixes units or communities" for (move_id,) in found]


def digests_are_of_their_moves() -> list[str]:
    """Each move still says what was asked when it was written."""
    rows = _rows(
        "SELECT m.id, m.digest, m.community_id, m.key, m.kind, m.memo, m.reverses_id, "
        "e.account_id, e.amount FROM ledger_move m JOIN ledger_entry e ON e.move_id = m.id "
        "ORDER BY m.id"
    )
    found = []
    for move_id, legs in groupby(rows, key=itemgetter(0)):
        (_, stored, community_id, key, kind, memo, reverses_id, *leg), *others = legs
        asked = [tuple(leg), *(row[7:] for row in others)]
        if stored != digest(community_id, key, kind, memo, reverses_id, asked):
            found.append(f"move {move_id} is not what was asked")
    return found


INVARIANTS: list[Callable[[], list[str]]] = [
    moves_sum_to_zero,
    balances_are_their_entries,
    entries_are_numbered_without_gaps,
    balances_run_on,
    nobody_is_below_the_floor,
    moves_keep_to_one_unit_and_community,
    digests_are_of_their_moves,
]


def _rows(query: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows: list[Any] = cursor.fetchall()
    return rows
