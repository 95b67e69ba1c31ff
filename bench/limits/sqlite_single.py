"""One posting a commit through the bare SQLite driver, synchronous=FULL."""

from __future__ import annotations

from bench.case import measure
from bench.limits.raw_sqlite import ENTRY, MOVE, check, connection, prepare
from bench.limits.rows import move_row
from bench.workload import Posting

ADD = "UPDATE account SET balance = balance + ?, seq = seq + 1 WHERE id = ? RETURNING balance, seq"


def work(asked: list[Posting]) -> None:
    for number, posting in enumerate(asked, start=1):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(MOVE, move_row(number, posting.key))
        legs = (posting.source, -posting.amount), (posting.target, posting.amount)
        for account, amount in legs:
            balance, seq = connection.execute(ADD, (amount, account)).fetchone()
            connection.execute(ENTRY, (account, seq, amount, balance, number))
        connection.execute("COMMIT")


measure(prepare, work, check)
