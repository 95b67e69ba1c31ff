"""Write a table of a community to a CSV or Excel file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from linli.ops.export import KINDS, write
from linli.ops.whose import community_named


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("file", type=Path)
    parser.add_argument("--community", metavar="NAME", help="its name or code")


def run(options: Namespace) -> int:
    written = write(KINDS[options.kind](community_named(options.community)), options.file)
    print(f"{written:,} {options.kind} in {options.file}.")
    return 0
