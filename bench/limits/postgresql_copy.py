"""A thousand postings a commit by COPY, and their accounts settled by one statement."""

from __future__ import annotations

from bench.case import measure
from bench.limits.raw_postgresql import check, connection, prepare
from bench.limits.rows import Books, Row
from bench.workload import PER_COMMIT, Posting

SETTLE = (
    "UPDATE account SET balance = asked.balance, seq = asked.seq "
    "FROM unnest(%s, %s, %s) AS asked (balance, seq, id) WHERE account.id = asked.id"
)


def work(asked: list[Posting]) -> None:
    books = Books()
    for start in range(0, len(asked), PER_COMMIT):
        moves, entries, accounts = books.rows(asked[start : start + PER_COMMIT])
        copy("move", moves)
        copy("entry", entries)
        connection.execute(SETTLE, [list(column) for column in zip(*accounts, strict=True)])
        connection.commit()


def copy(table: str, rows: list[Row]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as into:
        for row in rows:
            into.write_row(row)


measure(prepare, work, check)
