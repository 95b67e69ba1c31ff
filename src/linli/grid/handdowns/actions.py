"""Taking what a file hands down: all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.grid import facts
from linli.grid.actions.cases import Told, Whereabouts, close, reopen, report
from linli.grid.handdowns.study import Row, Study, in_time
from linli.grid.models import Case, Category, Handdown, HanddownMapping, ReportChannel
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.models import Community, Place

Progress = Callable[[int, int], None]


@dataclass(kw_only=True)
class Taken:
    """What became of a file's rows.

    `unknown` are the categories that the community does not have, with how many rows went to
    "other" for them; `differing` the rows whose on-time flag is not what we reckon.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    differing: list[int] = field(default_factory=list)


@action
def take_handdowns(*, seen: Study, by: By, at: datetime, progress: Progress) -> Taken:
    """Enter the good rows of a file that was studied; one that is here already is updated.

    They are history: what happened is entered with its own time. Refused: NOT_YOURS_TO_IMPORT for
    anybody but the operator.
    """
    if not by.operator:
        raise Refused("NOT_YOURS_TO_IMPORT", _("Only the operator imports files."))
    seen.mapping.save()
    taking = _Taking(seen.mapping, replace(by, history=True))
    total = seen.rows - len(seen.bad)
    for done, row in enumerate(seen.good_rows(), start=1):
        taking.take(row, in_time(row, seen), at)
        progress(done, total)
    return taking.taken


class _Taking:
    """The look-ups of one import, made once."""

    def __init__(self, source: HanddownMapping, by: By) -> None:
        self.taken = Taken()
        self.source, self.by = source, by
        here = source.community
        self.places = {place.said: place for place in _with_parent(here)}
        self.categories = _by_every_name(here)
        self.other, _new = Category.objects.get_or_create(community=here, code="other")

    def take(self, row: Row, ours: bool | None, at: datetime) -> None:
        if None not in (row.said_in_time, ours) and row.said_in_time is not ours:
            self.taken.differing.append(row.number)
        here = Handdown.objects.of(self.by.community_id).filter(
            source=self.source, external_id=row.external_id
        )
        handdown = here.select_related("case").first()
        if handdown is None:
            self._enter(row, ours)
            self.taken.new += 1
        elif self._update(handdown, row, ours, at):
            self.taken.changed += 1
        else:
            self.taken.same += 1

    def _enter(self, row: Row, ours: bool | None) -> None:
        case = report(
            by=self.by,
            at=row.reported_at,
            category=self._category(row.texts.get("category", "")),
            where=self._whereabouts(row),
            told=Told(
                channel=ReportChannel.HOTLINE_12345,
                title=row.texts.get("title", "")[:120],
                description=row.texts.get("description", "")[:4000],
            ),
            key=f"handdown:{self.source.pk}:{row.external_id}"[:80],
        )
        self._set_due(case, row, row.reported_at)
        self._close(case, row)
        Handdown.objects.create(
            community_id=self.by.community_id,
            source=self.source,
            external_id=row.external_id,
            case=case,
            **_told(row, ours),
        )

    def _update(self, handdown: Handdown, row: Row, ours: bool | None, at: datetime) -> bool:
        """What the source has changed since; False when nothing did."""
        before, case = _told_before(handdown), handdown.case
        if handdown.due_at != row.due_at:
            self._set_due(case, row, at)
        if row.closed_at is not None and not case.is_ended:
            self._close(case, row)
        if row.closed_at is None and handdown.closed_at is not None:
            reopen(case=case, by=self.by, at=at)
        told = _told(row, ours)
        Handdown.objects.filter(pk=handdown.pk).update(**told)
        return before != told

    def _set_due(self, case: Case, row: Row, at: datetime) -> None:
        """Whoever hands a matter down says until when."""
        Case.objects.filter(pk=case.pk).update(due_at=row.due_at)
        case.due_at = row.due_at
        due = row.due_at.isoformat() if row.due_at else ""
        record(facts.HandedDown(case_id=case.pk, due_at=due), by=self.by, at=at)

    def _close(self, case: Case, row: Row) -> None:
        if row.closed_at is not None:
            outcome = row.texts.get("outcome", "")[:4000]
            close(case=case, by=self.by, at=row.closed_at, note=outcome)

    def _category(self, name: str) -> Category:
        found = self.categories.get(name.strip().lower())
        if found is None and name:
            self.taken.unknown[name] += 1
        return found or self.other

    def _whereabouts(self, row: Row) -> Whereabouts:
        address = one_line(row.texts.get("address", ""))
        place = self.places.get(address)
        if place is not None:
            return Whereabouts(place=place)
        degrees = _degrees(row.texts.get("lat", ""), row.texts.get("lon", ""))
        return Whereabouts(words=(address or degrees or _("The file does not say where."))[:120])


def _degrees(lat: str, lon: str) -> str:
    try:
        return f"{float(lat):.5f}, {float(lon):.5f}"
    except ValueError:
        return ""


def _told(row: Row, ours: bool | None) -> dict[str, datetime | bool | None]:
    return {
        "due_at": row.due_at,
        "closed_at": row.closed_at,
        "said_in_time": row.said_in_time,
        "in_time": ours,
    }


def _told_before(handdown: Handdown) -> dict[str, datetime | bool | None]:
    return {
        "due_at": handdown.due_at,
        "closed_at": handdown.closed_at,
        "said_in_time": handdown.said_in_time,
        "in_time": handdown.in_time,
    }


def _with_parent(community: Community) -> list[Place]:
    return list(Place.objects.of(community).select_related("parent"))


def _by_every_name(community: Community) -> dict[str, Category]:
    """The community's categories by outside code, code and name; an outside code comes first."""
    every = list(Category.objects.of(community))
    found: dict[str, Category] = {}
    for name_of in (str, lambda one: one.code, lambda one: one.external_code):
        found |= {name_of(one).lower(): one for one in every if name_of(one)}
    return found
