"""Enter a file of requests that another office hands down: CSV, TSV, Excel, JSON lines."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils import translation

from linli.core.refused import Refused
from linli.core.time import stamp
from linli.grid.handdowns.actions import Taken, take_handdowns
from linli.grid.handdowns.study import Study, study
from linli.journal.by import the_house
from linli.ops.bar import show
from linli.ops.failure import Failed
from linli.ops.moments import moment_said
from linli.ops.whose import community_named
from linli.places.clock import now
from linli.places.models import Community


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=["requests"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--mapping", metavar="NAME", default="12345", help="how its columns read")
    parser.add_argument("--as-of", metavar="TIME", help="when the file was made, if you know")
    parser.add_argument("--dry-run", action="store_true", help="look and say, enter nothing")
    parser.add_argument("--keep-good", action="store_true", help="leave bad rows, take the others")
    parser.add_argument("--yes", action="store_true", help="do not ask before entering")
    parser.add_argument("--community", metavar="NAME", help="its name or code")


def run(options: Namespace) -> int:
    if not options.file.is_file():
        raise Failed(f"There is no file {options.file}.")
    with translation.override("en"):  # as everything else that the program prints
        try:
            return _import(options, community_named(options.community))
        except Refused as refused:
            raise Failed(str(refused.message)) from refused


def _import(options: Namespace, here: Community) -> int:
    as_of = moment_said(options.as_of) if options.as_of else None
    seen = study(path=options.file, community=here, name=options.mapping, as_of=as_of)
    _tell_what_was_seen(seen)
    if options.dry_run:
        return 0
    good = seen.rows - len(seen.bad)
    if seen.bad and not options.keep_good:
        raise Failed(f"Nothing was entered. --keep-good takes the {good} good rows.")
    if not (options.yes or _agreed(good)):
        raise Failed("Nothing was entered.")
    by, at = the_house(here.pk), now(here)
    _tell_what_became(take_handdowns(seen=seen, by=by, at=at, progress=show))
    return 0


def _agreed(rows: int) -> bool:
    """Asked where somebody sits at the terminal; a script has made up its mind."""
    if not sys.stdin.isatty():
        return True
    return input(f"Enter {rows:,} rows? [y/N] ").strip().lower() in {"y", "yes", "是"}


def _tell_what_was_seen(seen: Study) -> None:
    mapping = seen.mapping
    print(f"{seen.rows:,} rows. Dates are read as {_ORDERS[mapping.date_order]}.")
    if seen.as_of:
        print(f"The file was made at {stamp(seen.as_of)} or later.")
    for field, column in mapping.columns.items():
        print(f"  {field}: {column}")
    for column, why in seen.personal.items():
        print(f"not stored, personal: {column} ({why})")
    for number, why in seen.bad.items():
        print(f"row {number}: {why}")


def _tell_what_became(taken: Taken) -> None:
    print(f"{taken.new:,} new, {taken.changed:,} changed, {taken.same:,} as before.")
    for name, count in taken.unknown.most_common():
        print(f'unknown category, to "other": {name} ({count:,})')
    if taken.differing:
        rows = ", ".join(map(str, taken.differing))
        print(f"The file's on-time flag is not what we reckon in row {rows}.")


_ORDERS = {
    "ymd": "year, month, day",
    "dmy": "day, month, year",
    "mdy": "month, day, year",
}
