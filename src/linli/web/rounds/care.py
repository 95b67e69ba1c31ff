"""Whom to look in on every few days: known to the grid staff of the home's grid and nobody else."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from linli.core.time import day_of
from linli.grid.actions.care import agree_care, end_care
from linli.grid.models import CarePlan
from linli.people.models import Person
from linli.places.models import Dwelling
from linli.web.doors import door
from linli.web.forms import DayField, Keyed, NumberField
from linli.web.request import Request
from linli.web.rounds.found import home_in_care_or_404
from linli.web.rounds.roles import LOOKING_IN


class CareForm(Keyed):
    """Who, how often, and how they agreed. The reasons are few and none is about health."""

    person = forms.ModelChoiceField(
        label=gettext_lazy("Whom is it about?"),
        queryset=Person.objects.none(),
        to_field_name="code",
        widget=forms.RadioSelect,
        required=False,
        blank=True,
        empty_label=gettext_lazy("Everybody who lives there"),
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"), choices=CarePlan.Reason, widget=forms.RadioSelect
    )
    every_days = NumberField(
        label=gettext_lazy("Every how many days?"), least=1, most=31, initial=2
    )
    agreement = forms.ChoiceField(
        label=gettext_lazy("How did they agree?"),
        choices=CarePlan.Agreement,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Ask them first. Only who agreed comes here.")},
    )
    agreed_on = DayField(label=gettext_lazy("On which day?"))

    def __init__(self, home: Dwelling, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        at_home = Person.objects.of(home.community_id).filter(dwelling=home).order_by("code")
        self.fields["person"].queryset = at_home  # type: ignore[attr-defined]


@door(roles=LOOKING_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: Request, home: str) -> HttpResponse:
    dwelling = home_in_care_or_404(request, home)
    today = {"agreed_on": day_of(request.now)}
    form = CareForm(dwelling, request.POST or None, initial=today)
    if request.method == "POST" and form.is_valid() and _kept(request, dwelling, form):
        return redirect("rounds:visits")
    page = {"form": form, "home": dwelling, "plan": _running(dwelling).first()}
    return render(request, "rounds/care.html", page, status=422 if form.errors else 200)


@door(roles=LOOKING_IN)
@require_POST
def end(request: Request, home: str) -> HttpResponse:
    dwelling = home_in_care_or_404(request, home)
    plan = get_object_or_404(_running(dwelling).select_related("dwelling__unit__parent"))
    end_care(plan=plan, by=request.by, at=request.now)
    messages.success(request, _("They are off the list."))
    return redirect("rounds:visits")


def _running(home: Dwelling) -> Any:
    return CarePlan.objects.of(home.community_id).filter(dwelling=home, until=None)


def _kept(request: Request, home: Dwelling, form: CareForm) -> bool:
    form.once(
        request, lambda: agree_care(by=request.by, at=request.now, dwelling=home, **form.told)
    )
    if form.errors:
        return False
    messages.success(request, _("They are on your list. The first visit is due today."))
    return True
