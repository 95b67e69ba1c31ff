"""A file looked through before anything of it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import clean, one_line
from linli.grid.handdowns.columns import (
    CLOSED,
    EXACT,
    MOMENTS,
    NEEDED,
    meaning_in_time,
    recognised,
)
from linli.grid.handdowns.files import Line, lines_of
from linli.grid.handdowns.moments import DateOrder, Unreadable, moment_of, votes
from linli.grid.handdowns.personal import named_personal, personal_in
from linli.grid.handdowns.rules import on_time
from linli.grid.models import HanddownMapping
from linli.places.models import Community


@dataclass(frozen=True, kw_only=True)
class Row:
    """A matter as a file has it; texts are clean, and nothing of a person is among them."""

    number: int
    external_id: str
    reported_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    said_in_time: bool | None
    texts: dict[str, str]


@dataclass(kw_only=True)
class Study:
    """What was seen of a file.

    `bad` are the rows that cannot be taken, by their number in the file; `personal` the columns
    that hold what belongs to a person, with what was seen in them; `as_of` the earliest moment at
    which the file can have been made.
    """

    path: Path
    mapping: HanddownMapping
    rows: int = 0
    bad: dict[int, str] = field(default_factory=dict)
    personal: dict[str, str] = field(default_factory=dict)
    as_of: datetime | None = None

    def good_rows(self) -> Iterator[Row]:
        """The rows that can be taken, read anew from the file."""
        for line in lines_of(self.path):
            if line.number not in self.bad:
                yield _row(line, self.mapping)


class _Bad(Exception):
    """Why a row cannot be taken."""


def study(*, path: Path, community: Community, name: str, as_of: datetime | None = None) -> Study:
    """Look through a file with the mapping of that name, or one made from its columns.

    The mapping is not stored yet. Refused: NOT_A_TABLE, COLUMNS_MISSING, DAY_OR_MONTH where every
    date could be read with the day first or the month first.
    """
    kept = HanddownMapping.objects.of(community).filter(name=name).first()
    mapping = kept or _mapping_for(path, community, name)
    seen = Study(path=path, mapping=mapping)
    _look_for_people(seen)
    known: Counter[DateOrder] = Counter()
    for line in lines_of(path):
        known += votes(line.values.get(mapping.columns.get(one, ""), "") for one in MOMENTS)
    mapping.date_order = _order(known, kept)
    _read_through(seen)
    seen.as_of = as_of or seen.as_of
    return seen


def in_time(row: Row, seen: Study) -> bool | None:
    """By our own rule, at the time of the file."""
    return on_time(row.due_at, row.closed_at, seen.as_of)


def _mapping_for(path: Path, community: Community, name: str) -> HanddownMapping:
    header: list[str] = next((list(line.values) for line in lines_of(path) if line.values), [])
    columns = recognised(header)
    missing = [one for one in NEEDED if one not in columns]
    if missing:
        raise Refused(
            "COLUMNS_MISSING",
            _("No column was recognised for: %(fields)s.") % {"fields": ", ".join(missing)},
        )
    return HanddownMapping(
        community=community,
        name=name,
        columns=columns,
        closed_values=CLOSED,
        in_time_values=meaning_in_time(columns.get("on_time", "")),
    )


def _look_for_people(seen: Study) -> None:
    exact = {seen.mapping.columns.get(one) for one in EXACT}
    for line in lines_of(seen.path):
        for column, text in line.values.items():
            if column in seen.personal or column in exact:
                continue
            kind = _("by its name") if named_personal(column) else personal_in(text)
            if kind:
                seen.personal[column] = _("%(kind)s, row %(row)s") % {
                    "kind": kind,
                    "row": line.number,
                }
    seen.mapping.never_stored = sorted({*seen.mapping.never_stored, *seen.personal})


def _order(known: Counter[DateOrder], kept: HanddownMapping | None) -> DateOrder:
    if known:
        return known.most_common(1)[0][0]
    if kept is not None:
        return DateOrder(kept.date_order)
    raise Refused("DAY_OR_MONTH", _("Every date could have the day or the month first."))


def _read_through(seen: Study) -> None:
    """Count the rows, find the bad ones, and learn when the file can have been made.

    It was made after everything that it tells of, and after the due time of whatever it calls late
    while it is open.
    """
    first: dict[str, int] = {}
    for line in lines_of(seen.path):
        seen.rows += 1
        try:
            row = _row(line, seen.mapping)
        except _Bad as bad:
            seen.bad[line.number] = str(bad)
            continue
        if row.external_id in first:
            words = _("The same id stands in row %(row)s.")
            seen.bad[line.number] = words % {"row": first[row.external_id]}
            continue
        first[row.external_id] = line.number
        seen.as_of = max(filter(None, [seen.as_of, *_already_past(row)]))


def _already_past(row: Row) -> list[datetime | None]:
    past = [row.reported_at, row.closed_at]
    if row.due_at is not None and row.closed_at is None and row.said_in_time is False:
        past.append(row.due_at + timedelta(seconds=1))
    return past


def _row(line: Line, mapping: HanddownMapping) -> Row:
    if line.wrong:
        raise _Bad(line.wrong)
    cells = {
        one: clean(line.values.get(column, ""))
        for one, column in mapping.columns.items()
        if column not in mapping.never_stored
    }
    reported_at = _moment(cells, "reported_at", mapping)
    external_id = one_line(cells.get("external_id", ""))
    if reported_at is None or not 0 < len(external_id) <= 80:
        raise _Bad(_("It has no id, or does not say when it came in."))
    closed_at = _moment(cells, "closed_at", mapping)
    if closed_at is None and cells.get("status", "").lower() in mapping.closed_values:
        raise _Bad(_("It is closed, but does not say when."))
    return Row(
        number=line.number,
        external_id=external_id,
        reported_at=reported_at,
        due_at=_moment(cells, "due_at", mapping),
        closed_at=closed_at,
        said_in_time=_said(cells.get("on_time", ""), mapping),
        texts={one: text for one, text in cells.items() if one not in MOMENTS},
    )


def _moment(cells: dict[str, str], name: str, mapping: HanddownMapping) -> datetime | None:
    text = cells.get(name, "")
    if not text:
        return None
    try:
        return moment_of(text, DateOrder(mapping.date_order))
    except Unreadable as unreadable:
        column = mapping.columns[name]
        words = _("%(column)s: %(text)s is no date.")
        raise _Bad(words % {"column": column, "text": text[:30]}) from unreadable


def _said(text: str, mapping: HanddownMapping) -> bool | None:
    return text.strip().lower() in mapping.in_time_values if text.strip() else None
