"""A thousand postings a commit by COPY: the moves and entries alone, no account is settled."""

from __future__ import annotations

from bench.case import measure
from bench.limits.raw_postgresql import check, connection, prepare
from bench.limits.rows import Books, Row
from bench.workload import PER_COMMIT, Posting


def work(asked: list[Posting]) -> None:
    books = Books()
    for start in range(0, len(asked), PER_COMMIT):
        moves, entries, _ = books.rows(asked[start : start + PER_COMMIT])
        copy("move", moves)
        copy("entry", entries)
        connection.commit()


def copy(table: str, rows: list[Row]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as into:
        for row in rows:
            into.write_row(row)


measure(prepare, work, check)
