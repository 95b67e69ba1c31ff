"""Linli does not run on a database that may lose what it said was kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linli.ops.checks import Sqlite, durable
from tests.real_database import RealDatabase

SAFE = Sqlite(
    version=(3, 53, 4),
    journal_mode="wal",
    synchronous=2,
    mmap_size=0,
    transaction_mode="IMMEDIATE",
)


def test_the_settings_that_ship_are_safe(real_database: RealDatabase) -> None:
    assert durable(databases=["default"]) == []


def test_a_safe_sqlite_has_no_weakness() -> None:
    assert list(SAFE.weaknesses()) == []


@pytest.mark.parametrize(
    ("weak", "code"),
    [
        (replace(SAFE, version=(3, 51, 2)), "linli.E001"),
        (replace(SAFE, synchronous=1), "linli.E002"),
        (replace(SAFE, transaction_mode="DEFERRED"), "linli.E003"),
        (replace(SAFE, transaction_mode=""), "linli.E003"),
        (replace(SAFE, mmap_size=1), "linli.E004"),
    ],
)
def test_each_weakness_is_refused(weak: Sqlite, code: str) -> None:
    assert [weakness.id for weakness in weak.weaknesses()] == [code]


def test_an_old_sqlite_is_safe_without_wal() -> None:
    assert list(replace(SAFE, version=(3, 40, 1), journal_mode="delete").weaknesses()) == []
