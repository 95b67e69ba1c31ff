"""Count the ballots of an owners' vote again, from its exported file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from linli.ops import recount
from linli.ops.failure import Failed


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="as the page of the vote gives it")


def run(options: Namespace) -> int:
    try:
        return recount.tell(recount.recount(options.file))
    except recount.Unreadable as unreadable:
        raise Failed(str(unreadable)) from unreadable
