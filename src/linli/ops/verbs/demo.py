"""Tell the demo community's story into an empty database."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from linli.ops import demo_story
from linli.ops.failure import Failed
from linli.ops.story.replay import NotEmpty


def arguments(parser: ArgumentParser) -> None:
    """None of its own."""


def run(options: Namespace) -> int:
    try:
        demo_story.tell()
    except NotEmpty:
        raise Failed("There is a community already; the demo needs an empty database.") from None
    return 0
