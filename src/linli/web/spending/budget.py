"""What there is to spend, and what neighbours would like of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.spending.models import Budget
from linli.spending.permissions import may_lay_out
from linli.web.doors import PUBLIC, door
from linli.web.pages import page_of
from linli.web.request import Request
from linli.web.spending.found import budget_or_404, own_homes
from linli.web.spending.shown import Shown


@door(PUBLIC)
@require_safe
def budgets(request: Request) -> HttpResponse:
    page = page_of(request, Budget.objects.of(request.community).order_by("-propose_until", "-pk"))
    lays_out = may_lay_out(request.by, request.now)
    return render(request, "spending/list.html", {"page": page, "lays_out": lays_out})


@door(PUBLIC)
@require_safe
def page(request: Request, budget: str) -> HttpResponse:
    return budget_page(request, budget_or_404(request, budget))


def budget_page(request: Request, budget: Budget, status: int = 200) -> HttpResponse:
    page = {
        "shown": Shown(budget, request.now),
        "lays_out": may_lay_out(request.by, request.now),
        "own_homes": own_homes(request),
    }
    return render(request, "spending/budget.html", page, status=status)
