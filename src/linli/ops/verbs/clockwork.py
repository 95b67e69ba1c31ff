"""Do what is due, every minute until stopped."""

from __future__ import annotations

import signal
from argparse import ArgumentParser, Namespace
from threading import Event

from django.db import close_old_connections

from linli.ops.clockwork import run_due

_SECONDS = 60


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do it once and stop (for cron)")


def run(options: Namespace) -> int:
    if options.once:
        return 1 if run_due() else 0
    stopped = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    while not stopped.is_set():
        run_due()
        close_old_connections()
        stopped.wait(_SECONDS)
    return 0
