"""What an address names, for whoever may make rounds there, or nothing."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from linli.grid.models import Patrol, Rectification, Visit, VisitCampaign
from linli.grid.permissions import may_look_in, may_make_rounds, may_rectify
from linli.grid.queries import campaigns_of
from linli.places.models import Dwelling, Place
from linli.web.request import Request


def patrol_or_404(request: Request, code: str) -> Patrol:
    patrols = Patrol.objects.of(request.community)
    patrol = get_object_or_404(
        patrols.select_related("grid", "member", "accompanied_by"), code=code
    )
    _let_in(may_make_rounds(request.by, patrol.grid, request.now))
    return patrol


def building_or_404(request: Request, patrol: Patrol, code: str) -> Place:
    """A building of the round's grid."""
    buildings = Place.objects.of(request.community).buildings()
    return get_object_or_404(buildings.filter(grid=patrol.grid), code=code)


def home_or_404(request: Request, code: str) -> Dwelling:
    """A home in a grid in which the asker makes rounds."""
    home = _home(request, code)
    _let_in(may_make_rounds(request.by, home.unit, request.now))
    return home


def home_in_care_or_404(request: Request, code: str) -> Dwelling:
    """A home in a grid of which the asker is grid staff."""
    home = _home(request, code)
    _let_in(may_look_in(request.by, home, request.now))
    return home


def visit_or_404(request: Request, code: str) -> Visit:
    visits = Visit.objects.of(request.community)
    visit = get_object_or_404(visits.select_related("grid", "dwelling__unit__parent"), code=code)
    _let_in(may_make_rounds(request.by, visit.grid, request.now))
    return visit


def campaign_or_404(request: Request, code: str) -> VisitCampaign:
    """A campaign that reaches into a grid of the asker."""
    return get_object_or_404(campaigns_of(request.by, request.now), code=code)


def rectification_or_404(request: Request, code: str) -> Rectification:
    found = Rectification.objects.of(request.community)
    found = found.select_related("place__parent__grid", "place__grid", "person", "shop")
    one = get_object_or_404(found, code=code)
    _let_in(may_rectify(request.by, one.place, request.now))
    return one


def _home(request: Request, code: str) -> Dwelling:
    homes = Dwelling.objects.of(request.community).select_related("unit__parent__grid")
    return get_object_or_404(homes, code=code)


def _let_in(may: bool) -> None:
    if not may:
        raise Http404
