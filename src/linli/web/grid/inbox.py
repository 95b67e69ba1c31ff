from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.grid.models import Category, State
from linli.grid.models.cases import CaseQuerySet
from linli.grid.queries import found_in, handled_by
from linli.places.models import Place
from linli.web.doors import STAFF, door
from linli.web.forms import Form, LineField
from linli.web.grid.standing import in_words
from linli.web.pages import page_of
from linli.web.request import Request

STANDINGS = {
    "open": (_("Open"), set(State) - {State.CLOSED, State.REJECTED, State.MERGED}),
    "new": (_("Not yet taken up"), {State.REPORTED, State.REOPENED, State.RETURNED}),
    "running": (_("Under way"), {State.ACCEPTED, State.DIAGNOSED, State.IN_PROGRESS}),
    "waiting": (_("Waiting"), {State.ESCALATED, State.SUSPENDED}),
    "done": (_("To be confirmed"), {State.DONE, State.VERIFIED}),
    "closed": (_("Closed"), {State.CLOSED}),
    "all": (_("All"), set(State)),
}
"""The filters over states: what each is called and which states it shows."""


class FilterForm(Form):
    """What the address may ask for; what it asks wrongly is as if it had not been asked."""

    q = LineField(label=_("Words, place or number"), required=False)
    category = forms.ModelChoiceField(
        label=_("What"),
        queryset=Category.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Every kind"),
    )
    grid = forms.ModelChoiceField(
        label=_("Grid"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Every grid"),
    )
    place = forms.ModelChoiceField(
        label=_("Place"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Every place"),
    )
    mine = forms.BooleanField(label=_("Only those that I lead or noted"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET)
        here = Place.objects.of(request.community).order_by("order", "code")
        kinds = Category.objects.of(request.community).order_by("order", "pk")
        self.fields["category"].queryset = kinds  # type: ignore[attr-defined]
        self.fields["grid"].queryset = here.grids()  # type: ignore[attr-defined]
        self.fields["place"].queryset = here.filter(kind__in=["building", "facility"])  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def asked(self) -> bool:
        """Whether anything but the standing is filtered."""
        return any(self.cleaned_data.get(name) for name in ("category", "grid", "place", "mine"))


@door(STAFF)
@require_safe
def cases(request: Request) -> HttpResponse:
    filters = FilterForm(request)
    standing = request.GET.get("standing", "open")
    if standing not in STANDINGS:
        standing = "open"
    rows = _filtered(handled_by(request.by, request.now), filters.cleaned_data, request)
    rows = rows.filter(state__in=STANDINGS[standing][1]).order_by("-reported_at", "-pk")
    page = page_of(request, rows)
    shown = {
        "filters": filters,
        "standings": _standings(request, standing),
        "standing": standing,
        "page": page,
        "rows": [(case, in_words(case), _days(case.reported_at, request)) for case in page.rows],
    }
    return render(request, "grid/_cases.html" if request.htmx else "grid/list.html", shown)


def _filtered(rows: CaseQuerySet, asked: dict[str, Any], request: Request) -> CaseQuerySet:
    if words := asked.get("q"):
        rows = found_in(rows, words)
    for name in ("category", "grid", "place"):
        if asked.get(name):
            rows = rows.filter(**{name: asked[name]})
    if asked.get("mine") and request.person is not None:
        rows = rows.filter(steps__actor=request.person) | rows.filter(led_by=request.person)
        rows = rows.distinct()
    return rows


def _standings(request: Request, chosen: str) -> list[dict[str, Any]]:
    asked = request.GET.copy()
    asked.pop("page", None)
    chips = []
    for name, (label, _states) in STANDINGS.items():
        asked["standing"] = name
        chips.append({"url": f"?{asked.urlencode()}", "label": label, "current": name == chosen})
    return chips


def _days(since: Any, request: Request) -> int:
    return (day_of(request.now) - day_of(since)).days
