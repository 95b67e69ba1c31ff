"""The same rows through the bare driver: no keys looked up, no limits, no guards."""

from __future__ import annotations

import os

import psycopg

from bench.limits.rows import ENTRIES, INDEXES, MOVES
from bench.workload import ACCOUNTS, Posting, postings

connection = psycopg.connect(os.environ["DATABASE_URL"])


def prepare(count: int) -> list[Posting]:
    connection.execute("CREATE SCHEMA raw")
    connection.execute("SET search_path = raw")
    for statement in [
        f"CREATE TABLE move ({MOVES.format(bytes='bytea', time='timestamptz')})",
        f"CREATE TABLE entry ({ENTRIES})",
        "CREATE TABLE account (id bigint PRIMARY KEY, balance bigint, seq bigint)",
        f"INSERT INTO account SELECT pk, 0, 0 FROM generate_series(1, {ACCOUNTS}) AS pk",  # noqa: S608
        *INDEXES,
    ]:
        connection.execute(statement)
    connection.commit()
    return postings(count)


def check(count: int) -> None:
    row = connection.execute("SELECT count(*), sum(amount) FROM entry").fetchone()
    assert row == (2 * count, 0)
