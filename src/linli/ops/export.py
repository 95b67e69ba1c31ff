"""Tables for other programs: CSV and Excel in which no cell is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from linli.core.time import stamp
from linli.grid.models import Case
from linli.grid.queries import NAMED
from linli.ops.failure import Failed
from linli.places.models import Community

Cell = str | int
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_AT_ONCE = 2000


def cases(community: Community) -> Iterator[list[Cell]]:
    """Every case of a community; who reported it is not among the columns (E58)."""
    yield [
        "code",
        "title",
        "category",
        "external_code",
        "place",
        "where",
        "channel",
        "state",
        "reported_at",
        "due_at",
        "work_done_at",
        "closed_at",
        "me_too",
    ]
    every = Case.objects.of(community).select_related(*NAMED).order_by("reported_at", "pk")
    for case in every.iterator(_AT_ONCE):
        yield [
            case.code,
            case.headline,
            case.category.code,
            case.category.external_code,
            case.place.code if case.place else "",
            case.whereabouts,
            case.channel,
            case.state,
            stamp(case.reported_at),
            *map(_moment, (case.due_at, case.work_done_at, case.closed_at)),
            case.me_too,
        ]


KINDS = {"cases": cases}
"""What can be exported: each the rows of a table, its header first."""


def harmless(cell: Cell) -> Cell:
    """The cell with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def write(rows: Iterable[list[Cell]], path: Path) -> int:
    """Write a table by the ending of its file. Returns the number of rows. Raises Failed."""
    writers = {".csv": _csv, ".xlsx": _excel}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise Failed("Please name a file that ends in .csv or .xlsx.")
    return writer(([harmless(cell) for cell in row] for row in rows), path) - 1


def _csv(rows: Iterable[list[Cell]], path: Path) -> int:
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # so that Excel sees UTF-8
        table = csv.writer(file)
        for row in rows:
            table.writerow(row)
            written += 1
    return written


def _excel(rows: Iterable[list[Cell]], path: Path) -> int:
    written = 0
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
        written += 1
    book.save(path)
    return written


def _moment(moment: datetime | None) -> str:
    return stamp(moment) if moment else ""
