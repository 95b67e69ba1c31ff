"""Repeat the reactions that failed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from linli.journal.record import repeat_failed


def arguments(parser: ArgumentParser) -> None:
    """None of its own."""


def run(options: Namespace) -> int:
    answered, failed = repeat_failed()
    print(f"{answered} answered, {failed} failed again")
    return 1 if failed else 0
