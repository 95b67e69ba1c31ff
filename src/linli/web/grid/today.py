"""The grid member's day: what came in, what is late, what is due today, what waits."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.grid.models import Case, State
from linli.grid.models.cases import CaseQuerySet
from linli.grid.queries import NAMED, grids_of, handled_by, of_the_month, with_clock
from linli.grid.rules import Pressure
from linli.insight.rounds import due_today
from linli.web.doors import STAFF, door
from linli.web.grid.clock import Clock, clock_of
from linli.web.grid.standing import in_words
from linli.web.request import Request

MOST = 100
"""A day's list is no longer than this; the inbox has the rest."""

_WITH_OTHERS = (State.ESCALATED, State.SUSPENDED)
_SAID_TO_BE_DONE = (State.DONE, State.VERIFIED)


@dataclass(frozen=True)
class Item:
    """A case of the day, how its target presses, where it stands, and whether a neighbour waits
    for a first word on it.
    """

    case: Case
    clock: Clock
    standing: str
    is_fresh: bool


@door(STAFF)
@require_safe
def today(request: Request) -> HttpResponse:
    mine = handled_by(request.by, request.now)
    items = _items(request, mine)
    closed, in_grid = of_the_month(mine, request.now)
    page = {
        "grids": list(grids_of(request.by, request.now)),
        "fresh": [item for item in items if item.is_fresh],
        "late": _of(items, Pressure.LATE),
        "due": _of(items, Pressure.TODAY),
        "later": _of(items, Pressure.LATER),
        "to_confirm": [item for item in items if item.case.state in _SAID_TO_BE_DONE],
        "with_others": [item for item in items if item.case.state in _WITH_OTHERS],
        "open": len(items),
        "closed": closed,
        "in_grid": in_grid,
        "look_in": due_today(request.by, request.now),
    }
    return render(request, "grid/today.html", page)


def _items(request: Request, mine: CaseQuerySet) -> list[Item]:
    """What is urgent and what concerns many comes first, then what is due first."""
    cases = with_clock(mine.open()).select_related("community", *NAMED)
    ordered = cases.order_by("-urgent", "-me_too", "due_at", "pk")[:MOST]
    return [_item(request, case) for case in ordered]


def _item(request: Request, case: Case) -> Item:
    clock = clock_of(case, request.now)
    is_fresh = (
        case.state == State.REPORTED
        and case.reporter_id != request.by.person_id
        and clock.target.pressure != Pressure.LATE
    )
    return Item(case, clock, in_words(case), is_fresh)


def _of(items: list[Item], pressure: Pressure) -> list[Item]:
    """The items on which a target presses so, and on which one can do something oneself."""
    elsewhere = (*_WITH_OTHERS, *_SAID_TO_BE_DONE)
    return [
        item
        for item in items
        if item.clock.target.pressure == pressure
        and item.case.state not in elsewhere
        and not item.is_fresh
    ]
