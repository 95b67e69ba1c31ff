"""A round: where to look first, what was found, and the rounds of the past (A47, A49)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.refused import Refused
from linli.grid.actions.patrols import finish, look_at, patrol, report_at_stop
from linli.grid.models import Patrol, PatrolStop
from linli.grid.queries import officers, round_grids
from linli.insight.rounds import Look, looks_in, sheet_of
from linli.people.models import Person
from linli.people.roles import COMMITTEE
from linli.people.roles import STAFF as STAFF_ROLES
from linli.places.models import Place
from linli.web.doors import STAFF, door
from linli.web.middleware import note
from linli.web.offline.moment import happened_at
from linli.web.once import OnceForm
from linli.web.pages import page_of
from linli.web.request import Request
from linli.web.rounds.found import building_or_404, patrol_or_404
from linli.web.rounds.note_form import NoteForm
from linli.web.rounds.roles import ON_THE_WAY

AHEAD = 3
"""So many buildings are named before the round begins: those that need it most."""
_AT_THE_SPOT = (PatrolStop.Finding.IN_ORDER, PatrolStop.Finding.SOLVED)


class BeginForm(OnceForm):
    grid = forms.ModelChoiceField(
        label=gettext_lazy("Which grid?"),
        queryset=Place.objects.none(),
        to_field_name="code",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    accompanied_by = forms.ModelChoiceField(
        label=gettext_lazy("Who comes along?"),
        queryset=Person.objects.none(),
        to_field_name="code",
        widget=forms.RadioSelect,
        required=False,
        blank=True,
        empty_label=gettext_lazy("I go alone"),
    )

    def __init__(self, request: Request, data: Any = None) -> None:
        super().__init__(data)
        grids = round_grids(request.by, request.now)
        company = officers(request.community, request.now)
        self.grids = list(grids)
        self.fields["grid"].queryset = grids  # type: ignore[attr-defined]
        if len(self.grids) == 1:
            self.fields["grid"].widget = forms.HiddenInput()
        if self.grids:
            self.initial["grid"] = self.grids[0].code
        ids = [one.pk for one in company]
        along = self.fields["accompanied_by"]
        along.queryset = Person.objects.of(request.community).filter(pk__in=ids)  # type: ignore[attr-defined]
        along.label_from_instance = _with_officer  # type: ignore[attr-defined]
        if not company:
            del self.fields["accompanied_by"]


@door(roles=ON_THE_WAY)
@require_safe
def rounds(request: Request) -> HttpResponse:
    return _home(request)


@door(STAFF)
@require_POST
def begin(request: Request) -> HttpResponse:
    form = BeginForm(request, request.POST)
    if request.person is None or not form.is_valid():
        return _home(request, form)
    if not form.first_time():
        return redirect("rounds:rounds")
    try:
        begun = patrol(
            by=request.by,
            at=request.now,
            grid=form.cleaned_data["grid"],
            member=request.person,
            accompanied_by=form.cleaned_data.get("accompanied_by"),
        )
    except Refused as refused:
        form.try_again()
        note(request, refused)
        form.show(refused)
        return _home(request, form)
    return redirect("rounds:sheet", begun.code)


@door(STAFF)
@require_safe
def sheet(request: Request, patrol: str) -> HttpResponse:
    return _sheet(request, patrol_or_404(request, patrol))


@door(STAFF)
@require_POST
def look(request: Request, patrol: str, place: str) -> HttpResponse:
    """One tap: it is in order, or it was put right on the spot."""
    found = patrol_or_404(request, patrol)
    building = building_or_404(request, found, place)
    finding = request.POST.get("finding", "")
    if finding not in _AT_THE_SPOT:
        messages.warning(request, _("Please tap what you saw."))
        return redirect("rounds:sheet", found.code)
    look_at(patrol=found, by=request.by, at=happened_at(request), place=building, finding=finding)
    if request.htmx:
        return _sheet(request, found, part=True)
    return redirect("rounds:sheet", found.code)


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def note_here(request: Request, patrol: str, place: str) -> HttpResponse:
    """Something for a case: found on patrol, tied to the building's stop."""
    found = patrol_or_404(request, patrol)
    building = building_or_404(request, found, place)
    form = NoteForm(request.community, *([request.POST, request.FILES] if request.POST else []))
    if request.method == "POST" and form.is_valid():
        try:
            report_at_stop(
                patrol=found,
                place=building,
                found=form.found,
                by=request.by,
                at=happened_at(request),
            )
        except Refused as refused:
            note(request, refused)
            form.show(refused)
        else:
            messages.success(request, _("Noted. On to the next building."))
            return redirect("rounds:sheet", found.code)
    page = {"form": form, "patrol": found, "where": building}
    return render(request, "rounds/note.html", page, status=422 if form.errors else 200)


@door(STAFF)
@require_POST
def over(request: Request, patrol: str) -> HttpResponse:
    found = patrol_or_404(request, patrol)
    if found.finished_at is None:
        finish(patrol=found, by=request.by, at=happened_at(request))
        messages.success(request, _("The round is done. Thank you for walking it."))
    return redirect("rounds:sheet", found.code)


def _home(request: Request, form: BeginForm | None = None) -> HttpResponse:
    staff = request.by.operator or bool(request.roles & STAFF_ROLES)
    page: dict[str, Any] = {"page": page_of(request, _past(request, staff)), "staff": staff}
    if staff:
        page |= _start(request, form or BeginForm(request))
    wrong = form is not None and form.errors
    return render(request, "rounds/rounds.html", page, status=422 if wrong else 200)


def _start(request: Request, form: BeginForm) -> dict[str, Any]:
    running = Patrol.objects.of(request.community).filter(finished_at=None, member=request.person)
    first = form.grids[0] if form.grids else None
    return {
        "form": form,
        "running": running.select_related("grid").first() if request.person else None,
        "first": first,
        "ahead": looks_in(first, request.now, {})[:AHEAD] if first else [],
    }


def _past(request: Request, staff: bool) -> Any:
    """The rounds that are over: those of one's grids, the officer's own (E51)."""
    past = Patrol.objects.of(request.community).filter(finished_at__isnull=False)
    if staff:
        past = past.filter(grid__in=round_grids(request.by, request.now))
    else:
        past = past.filter(accompanied_by=request.person)
    return past.select_related("grid", "member", "accompanied_by").order_by("-at", "-pk")


def _sheet(request: Request, patrol: Patrol, *, part: bool = False) -> HttpResponse:
    looks = sheet_of(patrol, request.now)
    seen = [one for one in looks if one.stop]
    page = {
        "patrol": patrol,
        "waiting": [one for one in looks if not one.stop] if not patrol.finished_at else [],
        "seen": seen,
        "of": len(looks),
        "counts": _counts(seen),
        "may_clear": request.by.operator or bool(request.roles & COMMITTEE),
    }
    return render(request, "rounds/_sheet.html" if part else "rounds/sheet.html", page)


def _counts(seen: list[Look]) -> dict[str, int]:
    findings = [one.stop.finding for one in seen if one.stop]
    return {finding.value: findings.count(finding) for finding in PatrolStop.Finding}


def _with_officer(person: Person) -> str:
    return _("With officer %(name)s") % {"name": person.name}
