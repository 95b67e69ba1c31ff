"""Visits at the door by the four parts, and whom to look in on (A21, A60, A61)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.core.refused import Refused
from linli.grid.actions.visits import FourParts, name_parts, report_need, visit
from linli.grid.models import Visit, VisitCampaign
from linli.grid.queries import campaigns_of, grid_of, round_grids
from linli.grid.visit_parts import PARTS, USUAL, labels_of
from linli.insight.campaigns import by_stairwell, plain_doors
from linli.insight.rounds import care_list
from linli.people.roles import COMMITTEE
from linli.places.models import Community, Dwelling, Place
from linli.web.doors import STAFF, door
from linli.web.forms import Form, LineField
from linli.web.middleware import note
from linli.web.offline.moment import happened_at
from linli.web.once import OnceForm
from linli.web.pages import page_of
from linli.web.request import Request
from linli.web.rounds.found import home_or_404, visit_or_404
from linli.web.rounds.note_form import NoteForm
from linli.web.rounds.roles import LOOKING_IN


class VisitForm(OnceForm):
    """What came of knocking, and which of the four parts it had. No word on people (E50)."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Did somebody open?"),
        choices=[
            (Visit.Outcome.MET, gettext_lazy("Yes, we talked")),
            (Visit.Outcome.NOT_AT_HOME, gettext_lazy("Nobody at home")),
            (Visit.Outcome.REFUSED, gettext_lazy("Not today, thank you")),
        ],
        widget=forms.RadioSelect,
        initial=Visit.Outcome.MET,
    )
    campaign = forms.ModelChoiceField(
        queryset=VisitCampaign.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, community: Community, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campaigns = VisitCampaign.objects.of(community)
        self.fields["campaign"].queryset = campaigns  # type: ignore[attr-defined]
        for part, label in labels_of(community.settings).items():
            self.fields[part] = forms.BooleanField(label=label, required=False)

    @property
    def done(self) -> list[Any]:
        """The four parts as they stand on the page."""
        return [self[part] for part in PARTS]

    @property
    def parts(self) -> FourParts:
        """What was done; where nobody was met, nothing."""
        if self.cleaned_data["outcome"] != Visit.Outcome.MET:
            return FourParts()
        return FourParts(**{part: self.cleaned_data[part] for part in PARTS})


class LabelsForm(Form):
    """The community's own names for the four parts."""

    def __init__(self, community: Community, data: Any = None) -> None:
        super().__init__(data)
        for part, label in labels_of(community.settings).items():
            field = LineField(label=USUAL[part], longest=12, required=False, initial=label)
            self.fields[part] = field

    @property
    def labels(self) -> list[str]:
        return [self.cleaned_data[part] for part in PARTS]


@door(STAFF)
@require_safe
def visits(request: Request) -> HttpResponse:
    grids = round_grids(request.by, request.now)
    made = Visit.objects.of(request.community).filter(grid__in=grids)
    made = made.select_related("dwelling__unit__parent", "visitor", "case")
    dues = care_list(request.by, request.now)
    page = {
        "due": [due for due in dues if due.days <= 0],
        "later": [due for due in dues if due.days > 0],
        "looks_in": request.by.operator or bool(request.roles & LOOKING_IN),
        "campaigns": list(campaigns_of(request.by, request.now)),
        "page": page_of(request, made.order_by("-at", "-pk")),
        "labels": labels_of(request.community.settings),
        "may_name": request.by.operator or bool(request.roles & COMMITTEE),
    }
    return render(request, "rounds/visits.html", page)


@door(STAFF)
@require_safe
def doors(request: Request) -> HttpResponse:
    """Choose a door: first the building, then the door in its stairwell."""
    grids = round_grids(request.by, request.now)
    buildings = Place.objects.of(request.community).buildings().filter(grid__in=grids, until=None)
    buildings = buildings.select_related("grid").order_by("grid__order", "order", "code")
    chosen = buildings.filter(code=request.GET.get("building", "")).first()
    page = {
        "buildings": [] if chosen else list(buildings),
        "chosen": chosen,
        "stairwells": by_stairwell(plain_doors(chosen)) if chosen else [],
        "to": "care" if request.GET.get("to") == "care" else "visit",
    }
    return render(request, "rounds/doors.html", page)


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, home: str) -> HttpResponse:
    dwelling = home_or_404(request, home)
    first = {"campaign": request.GET.get("campaign", ""), "visit": True}
    form = VisitForm(request.community, request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        made = _made(request, dwelling, form)
        if made is not None:
            return _onward(request, made)
    last = Visit.objects.of(request.community).filter(dwelling=dwelling).order_by("-at").first()
    page = {"form": form, "home": dwelling, "last": last}
    return render(request, "rounds/visit.html", page, status=422 if form.errors else 200)


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def need(request: Request, visit: str) -> HttpResponse:
    """What the household needs becomes a case."""
    made = visit_or_404(request, visit)
    form = NoteForm(request.community, *([request.POST, request.FILES] if request.POST else []))
    if request.method == "POST" and form.is_valid():
        try:
            done = report_need(visit=made, found=form.found, by=request.by, at=request.now)
        except Refused as refused:
            note(request, refused)
            form.show(refused)
        else:
            assert done.case is not None, "the need is a case now"
            messages.success(request, _("Noted as %(code)s.") % {"code": done.case.code})
            return redirect("grid:case", done.case.code)
    page = {"form": form, "visit": made, "where": made.dwelling.door}
    return render(request, "rounds/note.html", page, status=422 if form.errors else 200)


@door(roles=COMMITTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def labels(request: Request) -> HttpResponse:
    form = LabelsForm(request.community, request.POST or None)
    if request.method == "POST" and form.is_valid():
        name_parts(community=request.community, labels=form.labels, by=request.by, at=request.now)
        messages.success(request, _("So they are called from now on."))
        return redirect("rounds:visits")
    page = {"form": form}
    return render(request, "rounds/labels.html", page, status=422 if form.errors else 200)


def _made(request: Request, home: Dwelling, form: VisitForm) -> Visit | None:
    """The visit, written down once; None when it was refused, which the form then shows."""
    if request.person is None:
        raise Http404
    if not form.first_time():
        return Visit.objects.filter(dwelling=home, visitor=request.person).latest("pk")
    try:
        return visit(
            by=request.by,
            at=happened_at(request),
            dwelling=home,
            grid=grid_of(home.unit) or home.unit,
            visitor=request.person,
            outcome=form.cleaned_data["outcome"],
            parts=form.parts,
            campaign=form.cleaned_data["campaign"],
        )
    except Refused as refused:
        form.try_again()
        note(request, refused)
        form.show(refused)
        return None


def _onward(request: Request, made: Visit) -> HttpResponse:
    if "need" in request.POST:
        return redirect("rounds:need", made.code)
    messages.success(request, _("Noted: %(door)s.") % {"door": made.dwelling.door})
    if made.campaign is not None:
        return redirect("rounds:campaign", made.campaign.code)
    return redirect("rounds:visits")
