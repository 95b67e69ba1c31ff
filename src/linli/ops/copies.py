"""A consistent copy of the database while others write to it, and back again."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from linli.ops.failure import Failed

_DEBIAN = "/usr/lib/postgresql"


def copy_database(target: Path) -> None:
    """Copy the database as it is at this moment."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
    else:
        _postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def is_empty() -> bool:
    """The database holds nothing yet."""
    return not connection.introspection.table_names()


def restore_database(source: Path) -> None:
    """Make the empty database the one that was copied."""
    if connection.vendor == "sqlite":
        target = Path(connection.settings_dict["NAME"])
        connection.close()
        for leftover in ("-wal", "-shm"):
            Path(f"{target}{leftover}").unlink(missing_ok=True)
        source.replace(target)
    else:
        into = f"--dbname={connection.settings_dict['NAME']}"
        _postgresql("pg_restore", "--no-owner", "--single-transaction", into, str(source))


def _postgresql(program: str, *words: str) -> None:
    settings = connection.settings_dict
    said = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    environment = os.environ | {name: str(value) for name, value in said.items() if value}
    done = subprocess.run(  # noqa: S603 - our own words only
        [_find(program), *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failed(f"{program}: {done.stderr.strip().splitlines()[-1]}")


def _find(program: str) -> str:
    """The program of the newest PostgreSQL here: an older one refuses a newer server."""
    newest = sorted(Path(_DEBIAN).glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]))
    found = str(newest[-1]) if newest else shutil.which(program)
    if not found:
        raise Failed(f"{program} is missing. On Debian: apt-get install postgresql-client")
    return found
