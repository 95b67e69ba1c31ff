"""Every door of a compound, a building or a grid is visited (A21)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.grid.actions.visits import begin_campaign
from linli.grid.queries import round_grids
from linli.insight.campaigns import Part, by_stairwell, doors_of, next_doors, parts_of
from linli.people.roles import COMMITTEE
from linli.places.models import Place, PlaceKind
from linli.web.doors import STAFF, door
from linli.web.forms import Keyed, LineField
from linli.web.request import Request
from linli.web.rounds.found import campaign_or_404


class CampaignForm(Keyed):
    title = LineField(label=gettext_lazy("What is it about?"), longest=60)
    scope = forms.ModelChoiceField(
        label=gettext_lazy("Which doors?"),
        queryset=Place.objects.none(),
        to_field_name="code",
        empty_label=gettext_lazy("Please choose"),
    )

    def __init__(self, request: Request, data: Any = None) -> None:
        super().__init__(data)
        grids = round_grids(request.by, request.now).order_by()
        here = Place.objects.of(request.community).filter(until=None)
        mine = here.filter(pk__in=grids) | here.filter(kind=PlaceKind.BUILDING, grid__in=grids)
        if request.by.operator or request.roles & COMMITTEE:
            mine |= here.filter(kind=PlaceKind.COMPOUND)
        self.fields["scope"].queryset = mine.order_by("kind", "order", "code")  # type: ignore[attr-defined]


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = CampaignForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        begun = form.once(
            request, lambda: begin_campaign(by=request.by, at=request.now, **form.told)
        )
        if begun is not None:
            return redirect("rounds:campaign", begun.code)
        if not form.errors:
            return redirect("rounds:visits")
    page = {"form": form}
    return render(request, "rounds/new_campaign.html", page, status=422 if form.errors else 200)


@door(STAFF)
@require_safe
def campaign(request: Request, campaign: str) -> HttpResponse:
    found = campaign_or_404(request, campaign)
    parts = parts_of(found)
    chosen = _chosen(parts, request.GET.get("building", ""))
    doors = doors_of(found, chosen.building) if chosen else []
    page = {
        "campaign": found,
        "parts": parts,
        "chosen": chosen,
        "homes": sum(part.homes for part in parts),
        "met": sum(part.met for part in parts),
        "stairwells": by_stairwell(doors),
        "next": next_doors(doors),
    }
    return render(request, "rounds/campaign.html", page)


def _chosen(parts: list[Part], code: str) -> Part | None:
    """The building that was asked for, else the first that is not complete."""
    asked = (part for part in parts if part.building.code == code)
    waiting = (part for part in parts if part.met < part.homes)
    return next(asked, None) or next(waiting, None) or next(iter(parts), None)
