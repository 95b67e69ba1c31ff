"""Enter a story folder into an empty database."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from django.core.management import call_command

from linli.ops.bar import show
from linli.ops.failure import Failed
from linli.ops.story.replay import NotEmpty, Replayed, replay


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder of CSV tables")


def run(options: Namespace) -> int:
    call_command("migrate", verbosity=0)
    try:
        result = replay(options.folder, show)
    except NotEmpty:
        raise Failed("There is a community already: a story needs an empty database.") from None
    except FileNotFoundError as missing:
        raise Failed(f"{missing} is not there: is this a story folder?") from None
    _tell(result)
    return 0


def _tell(result: Replayed) -> None:
    print(f"{result.community.name}: {result.entered:,} rows entered.")
    for code, count in sorted(Counter(code for code, _, _ in result.refused).items()):
        rows = [row for refused, _, row in result.refused if refused == code]
        print(f"refused {code}: {count} ({', '.join(rows)})")
    print(f"{len(result.refused)} refused.")
    if result.unknown:
        print(f"Tables not known yet: {', '.join(result.unknown)}")
