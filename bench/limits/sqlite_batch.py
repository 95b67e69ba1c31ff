"""A thousand postings a commit through the bare SQLite driver's executemany."""

from __future__ import annotations

from bench.case import measure
from bench.limits.raw_sqlite import ENTRY, MOVE, SETTLE, check, connection, prepare
from bench.limits.rows import Books
from bench.workload import PER_COMMIT, Posting


def work(asked: list[Posting]) -> None:
    books = Books()
    for start in range(0, len(asked), PER_COMMIT):
        moves, entries, accounts = books.rows(asked[start : start + PER_COMMIT])
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(MOVE, moves)
        connection.executemany(ENTRY, entries)
        connection.executemany(SETTLE, accounts)
        connection.execute("COMMIT")


measure(prepare, work, check)
