"""Set everything up and run the whole product on this machine."""

from __future__ import annotations

import fcntl
import os
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from linli.ops import preparing, static_files
from linli.ops.address import Address
from linli.ops.failure import Failed
from linli.ops.household import Household
from linli.ops.preparing import Progress
from linli.places.models import Community

_SECONDS_TO_ANSWER = 60
_KEYS_WERE_MADE = """\
The keys were made in {folder}. Keep a copy of that folder in another place,
a stick in the safe for instance: no backup holds them, and without them nobody can read
the phone numbers again."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to serve on (%(default)s)")
    parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty")


def run(options: Namespace) -> int:
    address = Address(host=options.host, port=options.port)
    with _alone(), Household() as household:
        address.require_free()
        first = not MigrationRecorder(connection).has_table()
        _bring_up_to_date()
        demo = not options.no_demo and not Community.objects.exists()
        connection.close()
        _open(household, address, told=not demo)
        _welcome(address, first=first)
        if demo:
            _tell_demo(household)
        household.start("clockwork", ["linli", "clockwork"])
        if household.is_well():
            _say(_invitation(address))
        while household.is_well():
            time.sleep(0.2)
        _say("Stopping.")
    return 0


@contextmanager
def _alone() -> Iterator[None]:
    """One `up` a folder of data."""
    with (Path(settings.DATA) / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failed(f"Another './linli up' is running on {settings.DATA}.") from None
        yield


def _bring_up_to_date() -> None:
    _say("Bringing the database up to date.")
    call_command("migrate", interactive=False, verbosity=0)
    if static_files.gather():
        _say("Gathered the static files.")


def _open(household: Household, address: Address, *, told: bool) -> None:
    """Start the web server and wait until it answers; until the demo is told it says so."""
    if told:
        preparing.ready()
    else:
        preparing.tell(Progress(stage=""))
    household.start("web", _web(address))
    deadline = time.monotonic() + _SECONDS_TO_ANSWER
    while household.is_well() and not address.answers():
        if time.monotonic() > deadline:
            raise Failed(f"The web server did not answer within {_SECONDS_TO_ANSWER} seconds.")
        time.sleep(0.1)


def _web(address: Address) -> list[str]:
    """One process a core with a single thread: more threads than cores halve heavy pages."""
    return [
        *("granian", "linli.web.wsgi:application", "--interface", "wsgi", "--no-ws"),
        *("--host", address.host, "--port", str(address.port)),
        *("--workers", str(os.cpu_count() or 1), "--blocking-threads", "1"),
        *("--workers-kill-timeout", "2", "--respawn-failed-workers", "--log-level", "warning"),
    ]


def _tell_demo(household: Household) -> None:
    _say("Telling the demo community's story; the pages open when it is told.")
    household.start("demo", ["linli", "demo"], for_ever=False)
    while household.is_well() and household.left("demo") is None:
        time.sleep(0.1)
    if household.is_well() and household.left("demo"):
        raise Failed("The demo's story could not be told; nothing of it was kept.")


def _welcome(address: Address, *, first: bool) -> None:
    _say(f"Linli is at {address}  (Ctrl+C stops it)")
    if first:
        _say(_KEYS_WERE_MADE.format(folder=settings.KEYS))
    if not address.is_private and "LINLI_HOSTS" not in os.environ:
        _say("To be reached from other machines, name the hosts it goes by in LINLI_HOSTS.")


def _invitation(address: Address) -> str:
    demo = Community.objects.filter(clock_set_at__isnull=False).first()
    if demo is None:
        return "Ready."
    return f"Ready. {demo.name} is a demo: choose whom to look as at {address}demo/"


def _say(line: str) -> None:
    print(line, flush=True)
