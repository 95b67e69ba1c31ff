"""A neighbour wishes for something."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.spending.actions import propose
from linli.web.doors import RESIDENTS, door
from linli.web.request import Request
from linli.web.spending.forms import WishForm
from linli.web.spending.found import budget_or_404


@door(RESIDENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: Request, budget: str) -> HttpResponse:
    found = budget_or_404(request, budget)
    form = WishForm(request.POST or None)
    if form.is_valid():
        form.attempt(
            request,
            lambda: propose(budget=found, wished=form.wished, by=request.by, at=request.now),
        )
        if not form.errors:
            messages.success(request, _("Thank you! The committee asks what it costs."))
            return redirect("spending:budget", budget)
    status = 422 if form.errors else 200
    return render(request, "spending/wish.html", {"budget": found, "form": form}, status=status)
