"""What Linli refuses to run on: a database set up so that it may lose what it said was kept.

Each rule was measured with power cuts and racing processes; SQLite below 3.51.3 in WAL mode has
the WAL-reset bug (sqlite.org/wal.html#walresetbug).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

_FULL = 2
_WAL_RESET_FIXED = (3, 51, 3)


@dataclass(frozen=True, kw_only=True)
class Sqlite:
    """How a SQLite connection is set up."""

    version: tuple[int, ...]
    journal_mode: str
    synchronous: int
    mmap_size: int
    transaction_mode: str

    def weaknesses(self) -> Iterator[CheckMessage]:
        """Each setting under which acknowledged writes can be lost or locks fail at once."""
        if self.journal_mode == "wal" and self.version < _WAL_RESET_FIXED:
            yield Error(
                f"SQLite {'.'.join(map(str, self.version))} can lose writes in WAL mode.",
                hint="Install pysqlite3 0.6.1 or newer.",
                id="linli.E001",
            )
        if self.synchronous < _FULL:
            yield Error("PRAGMA synchronous must be FULL or EXTRA.", id="linli.E002")
        if self.transaction_mode.upper() != "IMMEDIATE":
            yield Error("transaction_mode must be IMMEDIATE.", id="linli.E003")
        if self.mmap_size > 0:
            yield Error("PRAGMA mmap_size must be 0.", id="linli.E004")


def durable(*, databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Django's check of the databases: none of the weaknesses above."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.settings_dict["ATOMIC_REQUESTS"]:
            found.append(Error("ATOMIC_REQUESTS makes readers wait.", id="linli.E005"))
        if connection.vendor == "sqlite":
            found.extend(_sqlite(connection).weaknesses())
    return found


def _sqlite(connection: BaseDatabaseWrapper) -> Sqlite:
    with connection.cursor() as cursor:

        def asked(question: str) -> Any:
            return cursor.execute(question).fetchone()[0]

        return Sqlite(
            version=tuple(map(int, asked("SELECT sqlite_version()").split("."))),
            journal_mode=asked("PRAGMA journal_mode"),
            synchronous=int(asked("PRAGMA synchronous")),
            mmap_size=int((cursor.execute("PRAGMA mmap_size").fetchone() or [0])[0]),
            transaction_mode=connection.settings_dict["OPTIONS"].get("transaction_mode") or "",
        )
