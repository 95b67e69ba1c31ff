"""One posting a commit through the bare PostgreSQL driver, statement by statement."""

from __future__ import annotations

from bench.case import measure
from bench.limits.raw_postgresql import check, connection, prepare
from bench.limits.rows import move_row
from bench.workload import Posting

MOVE = f"INSERT INTO move VALUES ({', '.join(['%s'] * 12)})"  # noqa: S608 (made of constants)
ENTRY = "INSERT INTO entry VALUES (%s, %s, %s, %s, %s)"
ADD = (
    "UPDATE account SET balance = balance + %s, seq = seq + 1 WHERE id = %s RETURNING balance, seq"
)


def work(asked: list[Posting]) -> None:
    for number, posting in enumerate(asked, start=1):
        connection.execute(MOVE, move_row(number, posting.key))
        legs = (posting.source, -posting.amount), (posting.target, posting.amount)
        for account, amount in legs:
            balance, seq = connection.execute(ADD, (amount, account)).fetchone() or (0, 0)
            connection.execute(ENTRY, (account, seq, amount, balance, number))
        connection.commit()


measure(prepare, work, check)
