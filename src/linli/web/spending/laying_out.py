"""The committee lays a surplus out, looks at the wishes, and lets the method decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.people.roles import COMMITTEE
from linli.spending import actions
from linli.spending.models import Improvement
from linli.web.doors import door
from linli.web.forms import Form
from linli.web.request import Request
from linli.web.spending.budget import budget_page
from linli.web.spending.forms import CostForm, PlanForm, WhyNotForm
from linli.web.spending.found import budget_or_404, improvement_or_404


@door(roles=COMMITTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = PlanForm(request.now, request.POST or None)
    if form.is_valid():
        budget = form.once(
            request, lambda: actions.lay_out(plan=form.plan, by=request.by, at=request.now)
        )
        if budget:
            messages.success(request, _("It is laid out. Now ask the neighbours for their wishes."))
            return redirect("spending:budget", budget.code)
        if not form.errors:
            return redirect("spending:list")
    status = 422 if form.errors else 200
    return render(request, "spending/new.html", {"form": form}, status=status)


@door(roles=COMMITTEE)
@require_POST
def admit(request: Request, improvement: str) -> HttpResponse:
    wish = improvement_or_404(request, improvement)

    def act(said: dict[str, Any]) -> None:
        actions.admit(improvement=wish, cost_fen=said["cost"], by=request.by, at=request.now)

    return _looked_at(request, wish, CostForm(request.POST), act)


@door(roles=COMMITTEE)
@require_POST
def decline(request: Request, improvement: str) -> HttpResponse:
    wish = improvement_or_404(request, improvement)

    def act(said: dict[str, Any]) -> None:
        actions.decline(improvement=wish, reason=said["reason"], by=request.by, at=request.now)

    return _looked_at(request, wish, WhyNotForm(request.POST), act)


@door(roles=COMMITTEE)
@require_POST
def begin(request: Request, budget: str) -> HttpResponse:
    found = budget_or_404(request, budget)
    actions.begin_choosing(budget=found, by=request.by, at=request.now)
    messages.success(request, _("The list stands; every home may choose now."))
    return redirect("spending:budget", budget)


@door(roles=COMMITTEE)
@require_POST
def decide(request: Request, budget: str) -> HttpResponse:
    found = budget_or_404(request, budget)
    actions.decide(budget=found, by=request.by, at=request.now)
    messages.success(request, _("It is decided, and everybody can read why."))
    return redirect("spending:budget", budget)


def _looked_at(
    request: Request, wish: Improvement, form: Form, act: Callable[[dict[str, Any]], None]
) -> HttpResponse:
    """Back to the page of the budget, with what was not right above it."""
    if form.is_valid():
        act(form.cleaned_data)
        return redirect("spending:budget", wish.budget.code)
    for errors in form.errors.values():
        messages.error(request, str(errors[0]))
    return budget_page(request, wish.budget, status=422)
