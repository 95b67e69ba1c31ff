from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.grid.models import Case, Category
from linli.grid.models.cases import CaseQuerySet
from linli.grid.queries import grids_of
from linli.people.roles import GRID_STAFF
from linli.places.geometry import first_around, spot_of
from linli.places.models import Place, PlaceKind
from linli.web.doors import PUBLIC, door
from linli.web.map.features import features_of
from linli.web.map.frame import frame_of
from linli.web.map.matters import MOST, Spot, open_cases, spots
from linli.web.map.plan import drawn_places, plan_of
from linli.web.map.tiles import with_tiles
from linli.web.request import Request

MOST_CHIPS = 6


@dataclass(frozen=True)
class Chip:
    """A filter of the map: what is shown is what the address says."""

    url: str
    label: str
    count: int
    current: bool


@door(PUBLIC)
@require_safe
def plan(request: Request) -> HttpResponse:
    """The plan, what is open on it, and the same as a list by grid and building."""
    shown = _filtered(request, open_cases(request))
    found, nowhere = spots(_latest(shown))
    places = drawn_places(request.community, day_of(request.now))
    page = {
        "plan": plan_of(request.community, places, found),
        "spots": found,
        "nowhere": nowhere,
        "grids": _by_grid(request, found),
        "chips": _chips(request),
        "asked": request.GET.urlencode(),
    }
    return render(request, "map/plan.html", page)


@door(PUBLIC)
@require_safe
def live(request: Request) -> HttpResponse:
    """The same to be moved and zoomed; on the tiles of a map only where the community chose one."""
    page = render(request, "map/live.html", {"asked": request.GET.urlencode()})
    return with_tiles(page, request.community)


@door(PUBLIC)
@require_safe
def data(request: Request) -> JsonResponse:
    """What the moving map draws: GeoJSON, counted as its ground counts."""
    found, _nowhere = spots(_latest(_filtered(request, open_cases(request))))
    places = drawn_places(request.community, day_of(request.now))
    drawn = plan_of(request.community, places, found)
    frame = frame_of(request.community)
    return JsonResponse(features_of(request.community, places, drawn, frame))


def _latest(cases: CaseQuerySet) -> list[Case]:
    return list(cases.order_by("-urgent", "-reported_at", "-pk")[:MOST])


def _filtered(request: Request, cases: CaseQuerySet) -> CaseQuerySet:
    if kind := request.GET.get("what"):
        cases = cases.filter(category__code=kind)
    if request.GET.get("mine") and request.roles & GRID_STAFF:
        cases = cases.filter(grid__in=grids_of(request.by, request.now))
    return cases


def _chips(request: Request) -> list[Chip]:
    """All, one's own grid for grid staff, and the kinds of which most is open."""
    every = list(open_cases(request).values_list("category__code", flat=True)[:MOST])
    if not every:
        return []
    address, asked = reverse("map:plan"), request.GET
    what, mine = asked.get("what", ""), bool(asked.get("mine"))
    chips = [Chip(address, _("Everything"), len(every), not what and not mine)]
    if request.roles & GRID_STAFF:
        own = open_cases(request).filter(grid__in=grids_of(request.by, request.now))
        chips.append(Chip(f"{address}?mine=1", _("My grid"), own.count(), mine and not what))
    kinds = {kind.code: kind for kind in Category.objects.of(request.community)}
    return chips + [
        Chip(f"{address}?what={code}", str(kinds[code]), count, what == code)
        for code, count in Counter(every).most_common(MOST_CHIPS)
    ]


def _by_grid(request: Request, found: Sequence[Spot]) -> list[dict[str, Any]]:
    """Grids with their buildings and facilities, each with how many matters are open there."""
    count = Counter(case.place_id for spot in found for case in spot.cases)
    day = day_of(request.now)
    kinds = [PlaceKind.GRID, PlaceKind.BUILDING, PlaceKind.FACILITY]
    places = Place.objects.of(request.community).filter(kind__in=kinds).order_by("order", "code")
    there = [place for place in places if place.until is None or place.until > day]
    grids = [place for place in there if place.kind == PlaceKind.GRID]
    rows: dict[int | None, list[tuple[Place, int]]] = {grid.pk: [] for grid in grids} | {None: []}
    for place in there:
        if place.kind != PlaceKind.GRID:
            rows[_grid_id(place, grids)].append((place, count[place.pk]))
    known: dict[int | None, Place] = {grid.pk: grid for grid in grids}
    return [{"grid": known.get(key), "places": row} for key, row in rows.items() if row]


def _grid_id(place: Place, grids: Sequence[Place]) -> int | None:
    """Its grid on the register, else the one that is drawn around it."""
    if place.grid_id is not None:
        return place.grid_id
    spot = spot_of(place)
    around = first_around(grids, spot) if spot else None
    return around.pk if around else None
