"""The open matters that somebody may see on the map, by the spot where they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.plane import Point
from linli.grid.models import Case
from linli.grid.models.cases import CaseQuerySet
from linli.grid.queries import handled_by
from linli.people.roles import STAFF
from linli.places.geometry import spot_of
from linli.places.models import PlaceKind
from linli.web.request import Request

MOST = 300
"""So many matters are drawn at most, the latest: more would cover the plan."""


@dataclass
class Spot:
    """A place on the map where something is open; `number` ties the dot to the list."""

    number: int
    point: Point
    name: str
    cases: list[Case] = field(default_factory=list)

    @property
    def word(self) -> str:
        """What is open there, in a word or two."""
        if len(self.cases) == 1:
            return str(self.cases[0].category)
        return ngettext("%(count)d matter", "%(count)d matters", len(self.cases)) % {
            "count": len(self.cases)
        }

    @property
    def said(self) -> str:
        return _("%(number)d: %(place)s, %(what)s") % {
            "number": self.number,
            "place": self.name,
            "what": self.word,
        }

    @property
    def urgent(self) -> bool:
        return any(case.urgent for case in self.cases)


def open_cases(request: Request) -> CaseQuerySet:
    """Those that staff handle; for everybody else those that neighbours may read."""
    if request.by.operator or request.roles & STAFF:
        cases = handled_by(request.by, request.now)
    else:
        cases = Case.objects.of(request.community).shown_to_all()
    return cases.open().select_related("category", "place__parent", "near", "grid")


def spots(cases: Iterable[Case]) -> tuple[list[Spot], list[Case]]:
    """The cases by where they are, and those of which that is not known."""
    found: dict[Point, Spot] = {}
    nowhere = []
    for case in cases:
        point = _point_of(case)
        if point is None:
            nowhere.append(case)
            continue
        spot = found.setdefault(point, Spot(len(found) + 1, point, _name_of(case)))
        spot.cases.append(case)
    return list(found.values()), nowhere


def _name_of(case: Case) -> str:
    """The place at a case's spot: for a stairwell its building, as the plan has it."""
    if case.place is None or case.near is not None:
        return case.whereabouts
    return str(case.place.parent if case.place.kind == PlaceKind.UNIT else case.place)


def _point_of(case: Case) -> Point | None:
    """Where a case is: at its place, or half-way between two."""
    here = spot_of(case.place) if case.place else None
    there = spot_of(case.near) if case.near else None
    if here and there:
        return (here[0] + there[0]) / 2, (here[1] + there[1]) / 2
    return here or there
