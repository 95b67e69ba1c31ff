"""The rows of a file, one after the other: CSV, TSV, Excel or JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from linli.core.refused import Refused

_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True)
class Line:
    """A row under its number in the file. `wrong` says why it cannot be read as a row."""

    number: int
    values: dict[str, str]
    wrong: str = ""


def lines_of(path: Path) -> Iterator[Line]:
    """Every row of the file, read as it is asked for. Refused: NOT_A_TABLE."""
    readers = {".csv": _csv, ".tsv": _tsv, ".jsonl": _json_lines, ".xlsx": _excel, ".xls": _excel}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise Refused("NOT_A_TABLE", _("Please choose a CSV, TSV, Excel or JSON lines file."))
    try:
        yield from reader(path)
    except (CalamineError, csv.Error, UnicodeDecodeError) as broken:
        raise Refused("NOT_A_TABLE", _("This file cannot be read as a table.")) from broken


def _csv(path: Path) -> Iterator[Line]:
    return _separated(path, ",")


def _tsv(path: Path) -> Iterator[Line]:
    return _separated(path, "\t")


def _separated(path: Path, delimiter: str) -> Iterator[Line]:
    with path.open(encoding=_encoding(path), newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        header = next(reader, [])
        for cells in reader:
            if cells:
                yield _line(reader.line_num, header, cells)


def _excel(path: Path) -> Iterator[Line]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()
    header = [_text(cell) for cell in next(rows, [])]
    for number, cells in enumerate(rows, start=2):
        if any(cells):
            yield _line(number, header, [_text(cell) for cell in cells])


def _json_lines(path: Path) -> Iterator[Line]:
    with path.open(encoding=_encoding(path)) as file:
        for number, text in enumerate(file, start=1):
            if text.strip():
                yield _json_line(number, text)


def _json_line(number: int, text: str) -> Line:
    try:
        read = json.loads(text)
    except ValueError:
        read = None
    if not isinstance(read, dict):
        return Line(number, {}, _("This line is no JSON object."))
    return Line(number, {str(name): _text(value) for name, value in read.items()})


def _line(number: int, header: list[str], cells: list[str]) -> Line:
    if len(cells) != len(header):
        words = _("%(cells)s cells under %(columns)s columns.")
        return Line(number, {}, words % {"cells": len(cells), "columns": len(header)})
    return Line(number, dict(zip(header, cells, strict=True)))


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _encoding(path: Path) -> str:
    """UTF-8, else the Chinese one that Excel writes; told from the whole file, a piece a time."""
    for encoding in _ENCODINGS[:-1]:
        try:
            with path.open(encoding=encoding) as file:
                while file.read(1 << 20):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    return _ENCODINGS[-1]
