"""An empty database with every table, made once for all runs that have the same tables.

To migrate takes seconds of computing; to copy what was migrated takes none.
"""

from __future__ import annotations

import fcntl
import getpass
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.apps import apps

_FOLDER = Path(tempfile.gettempdir()) / f"linli-migrated-{getpass.getuser()}"


def on_sqlite(migrate: Callable[[str], None]) -> Path:
    """The file to copy; `migrate` fills the one whose name it is given, if none is there yet."""
    file = _FOLDER / f"{_what_makes_it()}.sqlite3"
    with _one_at_a_time():
        if not file.exists():
            fresh = file.with_suffix(".new")
            fresh.unlink(missing_ok=True)
            migrate(str(fresh))
            fresh.replace(file)
    return file


@contextmanager
def in_memory(file: Path) -> Iterator[None]:
    """The database that Django makes for tests on SQLite is full before Django opens it."""
    name = "file:memorydb_default?mode=memory&cache=shared"
    with closing(sqlite3.connect(name, uri=True)) as memory:
        with closing(sqlite3.connect(file)) as kept:
            kept.backup(memory)
        yield


def _what_makes_it() -> str:
    digest = sha256(version("django").encode() + sqlite3.sqlite_version.encode())
    for app in apps.get_app_configs():
        folder = Path(app.path)
        for path in sorted([*folder.glob("migrations/*.py"), *folder.glob("guards.py")]):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    _FOLDER.mkdir(exist_ok=True)
    with (_FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
