"""A database of its own, on disk, for tests that commit for real.

Django's own way, to flush every table after such a test, is what an append-only table refuses. So
an empty database is migrated once and copied for each test: a file on SQLite, a template on
PostgreSQL. Other processes reach the copy through `RealDatabase.environment`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from tests import migrated


@dataclass(frozen=True, kw_only=True)
class RealDatabase:
    """`environment` is what a process needs to open the same database and files."""

    environment: dict[str, str]


@pytest.fixture
def real_database(tmp_path: Path, _migrated: str, django_db_blocker: Any) -> Iterator[RealDatabase]:
    """This thread's database is a fresh, migrated one on disk until the test ends."""
    with django_db_blocker.unblock(), _on_disk(_migrated, tmp_path) as database:
        yield database


@pytest.fixture(scope="module")
def shared_database(
    tmp_path_factory: pytest.TempPathFactory, _migrated: str, django_db_blocker: Any
) -> Iterator[RealDatabase]:
    """One such database for all tests of a file, each of which founds a community of its own."""
    folder = tmp_path_factory.mktemp("shared")
    with django_db_blocker.unblock(), _on_disk(_migrated, folder) as database:
        yield database


@pytest.fixture(scope="session")
def django_db_setup(_filled: None, django_db_setup: None) -> None:
    """Django's own database for tests, which finds every migration applied."""


@pytest.fixture(scope="session")
def _filled(django_db_blocker: Any) -> Iterator[None]:
    if _vendor() != "sqlite":
        yield
        return
    with django_db_blocker.unblock():
        file = migrated.on_sqlite(_migrate)
    with migrated.in_memory(file):
        yield


@pytest.fixture(scope="session")
def _migrated(django_db_blocker: Any) -> Iterator[str]:
    """The name of the database that is copied."""
    with django_db_blocker.unblock():
        if _vendor() == "sqlite":
            yield str(migrated.on_sqlite(_migrate))
        else:
            with _made() as name:
                _migrate(name)
                yield name


@contextmanager
def _on_disk(template: str, folder: Path) -> Iterator[RealDatabase]:
    with _copy(template, folder) as (name, environment), _opened(name):
        yield RealDatabase(environment={"LINLI_DATA": str(folder), **environment})


@contextmanager
def _copy(template: str, folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    if _vendor() == "sqlite":
        yield shutil.copy(template, folder / "linli.sqlite3"), {}
        return
    with _made(template) as name:
        said = connections["default"].settings_dict
        login = f"{said['USER']}:{said['PASSWORD']}@{said['HOST']}:{said['PORT']}"
        yield name, {"DATABASE_URL": f"postgres://{login}/{name}"}


@contextmanager
def _made(template: str = "template1") -> Iterator[str]:
    """A PostgreSQL database that is dropped at the end."""
    name = f"linli_{uuid4().hex[:12]}"
    _ask_server(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield name
    finally:
        _ask_server(f"DROP DATABASE {name} WITH (FORCE)")


def _ask_server(statement: str) -> None:
    with connections["default"]._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(statement)


def _migrate(name: str) -> None:
    with _opened(name):
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _opened(name: str) -> Iterator[BaseDatabaseWrapper]:
    """This thread's default connection leads to the named database."""
    before = connections["default"]
    opened = type(before)({**before.settings_dict, "NAME": name}, "default")
    connections["default"] = opened
    try:
        yield opened
    finally:
        opened.close()
        connections["default"] = before


def _vendor() -> str:
    return connections["default"].vendor
