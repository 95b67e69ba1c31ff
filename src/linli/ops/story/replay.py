"""The replay itself: into an empty database, all or nothing, in time order."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation

from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.record import note_refusal, note_repeat
from linli.ops.story.clerk import Clerk, Entry
from linli.ops.story.entries import ENTRIES
from linli.ops.story.register import REGISTER, found
from linli.ops.story.tables import ORDER, Row, Story
from linli.places.models import Community

Progress = Callable[[int, int, str], None]
"""Called with rows done, rows in all, and the table at hand."""


class NotEmpty(Exception):
    """There is a community already: a story is replayed into an empty database only."""


@dataclass
class Replayed:
    """What a replay did: rows by table, refusals (code, table, row), tables it does not know."""

    community: Community
    entered: int = 0
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Due:
    at: datetime
    rank: int
    row: Row
    entry: Entry


def replay(folder: Path, progress: Progress = lambda done, total, words: None) -> Replayed:
    """Enter a story folder through the actions. Raises NotEmpty, FileNotFoundError.

    It is one transaction: a replay that is broken off leaves nothing behind.
    """
    story = Story(folder)
    if not story.settings:
        raise FileNotFoundError(folder / "settings.csv")
    with _without_collecting(), transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        if Community.objects.exists():
            raise NotEmpty
        return _replay(story, progress)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing here goes in circles; looking for them would be an eighth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _replay(story: Story, progress: Progress) -> Replayed:
    timeline = _timeline(story)
    begins = timeline[0].at if timeline else story.as_of
    total = len(REGISTER) + len(timeline)
    result = Replayed(found(story, begins), unknown=_unknown(story))
    by = By(community_id=result.community.pk, operator=True, history=True)
    for done, (tables, enter) in enumerate(REGISTER):
        progress(done, total, tables[0] if tables else "")
        enter(story, by, begins)
    clerk = Clerk(result.community.pk, story)
    for done, due in enumerate(timeline, len(REGISTER)):
        progress(done, total, due.row.table)
        _enter(due, clerk, result)
    progress(total, total, "")
    return result


def _timeline(story: Story) -> list[_Due]:
    """Every row that happens at a moment, in time order; ties in the order of the tables."""
    due = [_Due(at, rank, row, entry) for at, rank, row, entry in _moments(story)]
    return sorted(due, key=lambda one: (one.at, one.rank))


def _moments(story: Story) -> Iterator[tuple[datetime, int, Row, Entry]]:
    for table, entries in ENTRIES.items():
        for row in story.rows(table):
            for entry in entries:
                at = entry.when(row, story)
                if at is not None:
                    rank = 2 * ORDER.index(entry.after or table) + bool(entry.after)
                    yield at, rank, row, entry


def _enter(due: _Due, clerk: Clerk, result: Replayed) -> None:
    row = due.row
    name = row.text(due.entry.id)
    if due.entry.once and clerk.seen(row.table, name):
        note_repeat(act=row.table, community_id=clerk.community_id, row=name)
        return
    try:
        with transaction.atomic():
            due.entry.enter(row, clerk)
        result.entered += 1
    except Refused as refused:
        note_refusal(refused, act=row.table, by=clerk.by(), at=due.at, row=name)
        result.refused.append((refused.code, row.table, name))


def _unknown(story: Story) -> list[str]:
    known = {"settings", *ENTRIES, *(table for tables, _ in REGISTER for table in tables)}
    return [table for table in story.tables() if table not in known]
