"""A home says what it would like; until the end it may say otherwise."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.places.models import Dwelling
from linli.spending.actions import choose as say_choice
from linli.spending.queries import chosen_by
from linli.web.doors import RESIDENTS, door
from linli.web.request import Request
from linli.web.spending.forms import ChooseForm
from linli.web.spending.found import budget_or_404, own_homes
from linli.web.spending.shown import Shown


@door(RESIDENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: Request, budget: str) -> HttpResponse:
    shown, homes = Shown(budget_or_404(request, budget), request.now), own_homes(request)
    if not homes:
        raise Http404
    if request.method != "POST":
        if not shown.may_choose:
            return redirect("spending:budget", budget)
        known = {"wishes": _chosen(shown, homes[0])}
        return _page(request, shown, ChooseForm(homes, shown.listed, initial=known))
    return _said(request, shown, ChooseForm(homes, shown.listed, request.POST))


def _said(request: Request, shown: Shown, form: ChooseForm) -> HttpResponse:
    if form.is_valid():
        form.attempt(
            request,
            lambda: say_choice(
                budget=shown.budget,
                home=form.cleaned_data["home"],
                wishes=form.cleaned_data["wishes"],
                by=request.by,
                at=request.now,
            ),
        )
        if not form.errors:
            messages.success(request, _("Noted. You may change it until the end."))
            return redirect("spending:budget", shown.budget.code)
    return _page(request, shown, form)


def _chosen(shown: Shown, home: Dwelling) -> list[str]:
    chosen = chosen_by(shown.budget, home)
    return [wish.code for wish in shown.listed if wish.pk in chosen]


def _page(request: Request, shown: Shown, form: ChooseForm) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "spending/choose.html", {"shown": shown, "form": form}, status=status)
