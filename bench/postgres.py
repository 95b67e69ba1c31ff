"""A PostgreSQL to throw away: started in a temporary folder on loopback, stopped by its own id."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql/15/bin")


@contextmanager
def throw_away() -> Iterator[str]:
    """Yields a DATABASE_URL. Raises FileNotFoundError where Debian's PostgreSQL 15 is absent."""
    if not DEBIAN.is_dir():
        raise FileNotFoundError(f"no PostgreSQL in {DEBIAN}: apt install postgresql-15")
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="linli-postgres-", dir="/tmp"))
    data = folder / "data"
    if user:
        shutil.chown(folder, user)
    port = _free_port()
    try:
        _run("initdb", "-D", data, "-U", "linli", "-A", "trust", "--locale=C.UTF-8", user=user)
        options = f"-p {port} -h 127.0.0.1 -k {folder}"
        log = folder / "log"
        _run("pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "start", user=user)
        try:
            yield f"postgres://linli@127.0.0.1:{port}/postgres"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop", user=user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: object, user: str | None) -> None:
    command = [str(DEBIAN / program), *map(str, arguments)]
    subprocess.run(command, check=True, user=user, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port
