"""The same rows through the bare driver: no keys looked up, no limits, no guards."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pysqlite3

from bench.limits.rows import ACCOUNT_ROWS, ENTRY_ROWS, INDEXES, MOVE_ROWS
from bench.workload import ACCOUNTS, Posting, postings

MOVE = f"INSERT INTO move VALUES ({', '.join('?' * 12)})"  # noqa: S608 (made of constants)
ENTRY = "INSERT INTO entry VALUES (?, ?, ?, ?, ?)"
SETTLE = "UPDATE account SET balance = ?, seq = ? WHERE id = ?"

path = Path(os.environ["LINLI_DATA"]) / "raw.sqlite3"
connection: Any = pysqlite3.connect(path, isolation_level=None)


def prepare(count: int) -> list[Posting]:
    connection.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
        "PRAGMA temp_store=MEMORY;"
        f"CREATE TABLE move ({MOVE_ROWS.format(id='integer', bytes='blob', time='datetime')});"
        f"CREATE TABLE entry ({ENTRY_ROWS}) WITHOUT ROWID;"
        f"CREATE TABLE account ({ACCOUNT_ROWS.format(id='integer')});"
        f"{';'.join(INDEXES)};"
    )
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO account VALUES (?, 1, 'points', 'purse', ?, NULL, 0, 0)",
        [(pk, str(pk)) for pk in range(1, ACCOUNTS + 1)],
    )
    connection.execute("COMMIT")
    return postings(count)


def check(count: int) -> None:
    entries, total = connection.execute("SELECT count(*), sum(amount) FROM entry").fetchone()
    assert (entries, total) == (2 * count, 0)
