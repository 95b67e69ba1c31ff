"""The same rows through the bare driver: no keys looked up, no limits, no guards."""

from __future__ import annotations

import os

import psycopg

from bench.limits.rows import ACCOUNT_ROWS, ENTRY_ROWS, INDEXES, MOVE_ROWS
from bench.workload import ACCOUNTS, Posting, postings

connection = psycopg.connect(os.environ["DATABASE_URL"])


def prepare(count: int) -> list[Posting]:
    connection.execute("CREATE SCHEMA raw")
    connection.execute("SET search_path = raw")
    for statement in [
        f"CREATE TABLE move ({MOVE_ROWS.format(id='bigint', bytes='bytea', time='timestamptz')})",
        f"CREATE TABLE entry ({ENTRY_ROWS})",
        f"CREATE TABLE account ({ACCOUNT_ROWS.format(id='bigint')})",
        *INDEXES,
    ]:
        connection.execute(statement)
    connection.execute(
        "INSERT INTO account SELECT pk, 1, 'points', 'purse', pk, NULL, 0, 0 "
        "FROM generate_series(1, %s) AS pk",
        [ACCOUNTS],
    )
    connection.commit()
    return postings(count)


def check(count: int) -> None:
    row = connection.execute("SELECT count(*), sum(amount) FROM entry").fetchone()
    assert row == (2 * count, 0)
