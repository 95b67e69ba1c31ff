"""Bring the database up to date with the program."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from django.core.management import call_command


def arguments(parser: ArgumentParser) -> None:
    """None of its own."""


def run(options: Namespace) -> int:
    call_command("migrate", interactive=False)
    return 0
