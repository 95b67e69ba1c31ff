"""Truths that the database itself keeps, on SQLite and on PostgreSQL.

A table remake (any `ALTER` that SQLite cannot do in place) silently drops triggers, so they are
not part of the migrations: `install` puts them there after every `migrate`, and `missing` is one
of the doctor's questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

_GUARDS: list[Guard] = []


@dataclass(frozen=True, kw_only=True)
class Guard:
    """One trigger: its name, its table, and the statements that make it on each engine.

    The statements of one engine first drop what is there, so that installing twice is harmless.
    """

    name: str
    table: str
    sqlite: tuple[str, ...]
    postgresql: tuple[str, ...]


def keep(guard: Guard) -> None:
    """Register a guard; a module does it when its application is ready."""
    if guard not in _GUARDS:
        _GUARDS.append(guard)


def append_only(table: str) -> None:
    """Rows of this table are never changed nor deleted, past the ORM too."""
    for event in ("update", "delete"):
        keep(_refuse(table, event))


def frozen(table: str, columns: Sequence[str]) -> None:
    """Rows of this table are never deleted, and these columns of theirs never changed."""
    keep(_refuse(table, "update", columns))
    keep(_refuse(table, "delete"))


def written_once(table: str) -> None:
    """SQLite's `INSERT OR REPLACE` deletes without asking a trigger: a known id is refused.

    PostgreSQL's primary key already refuses it.
    """
    name = f"{table}_no_replace"
    keep(
        Guard(
            name=name,
            table=table,
            sqlite=(
                f"DROP TRIGGER IF EXISTS {name}",
                f"CREATE TRIGGER {name} BEFORE INSERT ON {table} "
                f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
            ),
            postgresql=(),
        )
    )


def install(connection: BaseDatabaseWrapper) -> int:
    """Put every guard in place. Returns how many there are."""
    with connection.cursor() as cursor:
        for guard in _GUARDS:
            for statement in _statements(guard, connection):
                cursor.execute(statement)
    return len(_GUARDS)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of guards that the database lacks."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    due = [guard for guard in _GUARDS if _statements(guard, connection)]
    return [guard.name for guard in due if guard.name not in there]


def _statements(guard: Guard, connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    return guard.sqlite if connection.vendor == "sqlite" else guard.postgresql


def _refuse(table: str, event: str, columns: Sequence[str] = ()) -> Guard:
    name = f"{table}_no_{event}"
    of = f" OF {', '.join(columns)}" if columns else ""
    words = f"{table} is append-only"
    return Guard(
        name=name,
        table=table,
        sqlite=(
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {event.upper()}{of} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{words}'); END",
        ),
        postgresql=(
            "CREATE OR REPLACE FUNCTION linli_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} BEFORE {event.upper()}{of} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION linli_append_only()",
        ),
    )
