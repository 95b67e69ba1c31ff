"""How well problems are solved here, for everybody to read."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.insight.rates import rates_of
from linli.web.doors import PUBLIC, door
from linli.web.request import Request


@door(PUBLIC)
@require_safe
def rates(request: Request) -> HttpResponse:
    page = {"rates": rates_of(request.community, request.now)}
    return render(request, "grid/rates.html", page)
