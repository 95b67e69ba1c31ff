from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.grid.categories import label_of
from linli.grid.models import Case, Category, State
from linli.grid.models.cases import CaseQuerySet
from linli.grid.queries import found_in, handled_by
from linli.places.models import Place, PlaceKind
from linli.web.doors import STAFF, door
from linli.web.forms import Form, LineField
from linli.web.grid.standing import in_words
from linli.web.pages import page_of
from linli.web.request import Request
from linli.web.words import day, unbroken

STANDINGS = {
    "open": (_("Open"), set(State) - {State.CLOSED, State.REJECTED, State.MERGED}),
    "late": (_("Late"), set(State) - {State.CLOSED, State.REJECTED, State.MERGED}),
    "new": (_("Not yet taken up"), {State.REPORTED, State.REOPENED, State.RETURNED}),
    "running": (_("Under way"), {State.ACCEPTED, State.DIAGNOSED, State.IN_PROGRESS}),
    "waiting": (_("Waiting"), {State.ESCALATED, State.SUSPENDED}),
    "done": (_("To be confirmed"), {State.DONE, State.VERIFIED}),
    "closed": (_("Closed"), {State.CLOSED}),
    "all": (_("All"), set(State)),
}
"""The filters over states: what each is called and which states it shows."""

NARROWING = (PlaceKind.GRID, PlaceKind.BUILDING, PlaceKind.FACILITY)


LISTED = (
    *("code", "title", "where", "state", "urgent", "me_too", "reported_at", "grid__name"),
    *("category__code", "category__name"),
    *(f"{of}{name}" for of in ("place__", "near__") for name in ("kind", "name", "parent__name")),
)
"""What a line says of a case."""


class Line(NamedTuple):
    """One case in the list, made ready: a list of thirty asks little of its template."""

    case: Case
    url: str
    headline: str
    words: str
    told: str
    days: int
    ended: bool


class Select(forms.Select):
    """The plain control, written at once: Django's asks a template for every choice."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            (
                (code, SafeString(" selected") if code == (value or "") else "", label)
                for code, label in self.choices
            ),
        )
        return format_html(
            '<select name="{}" id="{}">{}</select>', name, (attrs or {}).get("id", ""), options
        )


class FilterForm(Form):
    """What the address may ask for; what it asks wrongly is as if it had not been asked."""

    q = LineField(label=_("Words, place or number"), required=False)
    category = forms.ChoiceField(label=_("What"), required=False, widget=Select)
    grid = forms.ChoiceField(label=_("Grid"), required=False, widget=Select)
    place = forms.ChoiceField(label=_("Place"), required=False, widget=Select)
    mine = forms.BooleanField(label=_("Only those that I lead or noted"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET)
        kinds = Category.objects.of(request.community).order_by("order", "pk")
        here = Place.objects.of(request.community).filter(kind__in=NARROWING)
        places = list(here.order_by("order", "code").values_list("code", "name", "kind"))
        self._offer(
            "category",
            _("Every kind"),
            [(code, label_of(code, name)) for code, name in kinds.values_list("code", "name")],
        )
        self._offer("grid", _("Every grid"), [p[:2] for p in places if p[2] == PlaceKind.GRID])
        self._offer("place", _("Every place"), [p[:2] for p in places if p[2] != PlaceKind.GRID])
        self.is_valid()

    def _offer(self, name: str, all_of_them: Promise, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", all_of_them), *choices]  # type: ignore[attr-defined]

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
    rows = _standing(rows, standing, request)
    page = page_of(request, rows.only(*LISTED))
    shown = {
        "filters": filters,
        "standings": _standings(request, standing),
        "standing": standing,
        "page": page,
        "rows": _lines(page.rows, request),
    }
    return render(request, "grid/_cases.html" if request.htmx else "grid/list.html", shown)


def _standing(rows: CaseQuerySet, standing: str, request: Request) -> CaseQuerySet:
    """The latest report first; of what is late, what has been due for longest."""
    if standing == "late":
        return rows.overdue(request.now).order_by("due_at", "pk")
    return rows.filter(state__in=STANDINGS[standing][1]).order_by("-reported_at", "-pk")


def _filtered(rows: CaseQuerySet, asked: dict[str, Any], request: Request) -> CaseQuerySet:
    if words := asked.get("q"):
        rows = found_in(rows, words)
    for name in ("category", "grid", "place"):
        if asked.get(name):
            rows = rows.filter(**{f"{name}__code": asked[name]})
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


def _lines(rows: list[Case], request: Request) -> list[Line]:
    today = day_of(request.now)
    case_at = reverse("grid:case", args=["-"]).removesuffix("-/")
    return [
        Line(
            case=case,
            url=f"{case_at}{case.code}/",
            headline=unbroken(case.headline),
            words=in_words(case),
            told=day(case.reported_at, request.now),
            days=(today - day_of(case.reported_at)).days,
            ended=case.is_ended,
        )
        for case in rows
    ]
