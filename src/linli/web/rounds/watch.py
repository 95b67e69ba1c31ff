"""The neighbourhood watch: who learns when, and what is done together in the grids (A59, A60)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.core.time import day_of
from linli.grid.queries import officers
from linli.insight.rounds import activities
from linli.people.models import Team
from linli.people.roles import COMMITTEE
from linli.places.models import Community
from linli.volunteers.actions.trainings import hold_training
from linli.volunteers.queries import watch_members, watch_quarters, watch_teams, watch_years
from linli.web.doors import door
from linli.web.forms import DayField, Keyed, LineField, NumberField
from linli.web.request import Request
from linli.web.rounds.roles import OFFICER, ON_THE_WAY


class TrainingForm(Keyed):
    team = forms.ModelChoiceField(
        label=gettext_lazy("Which team?"),
        queryset=Team.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    held_on = DayField(label=gettext_lazy("On which day?"))
    topic = LineField(label=gettext_lazy("What was taught?"), longest=120)
    attendees = NumberField(label=gettext_lazy("How many came?"), least=1, most=9999)

    def __init__(self, community: Community, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = watch_teams(community)
        ids = [team.pk for team in teams]
        field = self.fields["team"]
        field.queryset = Team.objects.of(community).filter(pk__in=ids)  # type: ignore[attr-defined]
        if len(teams) == 1:
            field.widget = forms.HiddenInput()
            self.initial["team"] = teams[0].code


@door(roles=ON_THE_WAY)
@require_safe
def watch(request: Request) -> HttpResponse:
    return _page(request)


@door(roles=COMMITTEE | OFFICER)
@require_POST
def training(request: Request) -> HttpResponse:
    form = TrainingForm(request.community, request.POST)
    if form.is_valid() and _noted(request, form):
        return redirect("rounds:watch")
    return _page(request, form)


def _noted(request: Request, form: TrainingForm) -> bool:
    company = officers(request.community, request.now)
    present = (one for one in company if one == request.person)
    trainer = next(present, company[0]) if company else None
    form.once(
        request,
        lambda: hold_training(by=request.by, at=request.now, trainer=trainer, **form.told),
    )
    if form.errors:
        return False
    messages.success(request, _("The training is noted."))
    return True


def _page(request: Request, form: TrainingForm | None = None) -> HttpResponse:
    today = day_of(request.now)
    years = watch_years(request.community, today)
    year = _year(request.GET.get("year", ""), years)
    notes = request.by.operator or bool(request.roles & (COMMITTEE | OFFICER))
    if form is None and notes:
        form = TrainingForm(request.community, initial={"held_on": today})
    page = {
        "teams": watch_teams(request.community),
        "members": watch_members(request.community, today),
        "quarters": watch_quarters(request.community, year, today),
        "years": years,
        "year": year,
        "activities": activities(request.community, year, request.now),
        "form": form,
    }
    refused = form is not None and form.is_bound
    return render(request, "rounds/watch.html", page, status=422 if refused else 200)


def _year(asked: str, years: list[int]) -> int:
    known = [year for year in years if str(year) == asked]
    return known[0] if known else years[0]
