"""Tell the demo community's story into an empty database."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from linli.ops import demo_story
from linli.ops.failure import Failed
from linli.places.models import Community


def arguments(parser: ArgumentParser) -> None:
    """None of its own."""


def run(options: Namespace) -> int:
    if Community.objects.exists():
        raise Failed("There is a community already; the demo needs an empty database.")
    if not demo_story.can_be_told():
        raise Failed("There is no demo yet.")
    demo_story.tell()
    return 0
