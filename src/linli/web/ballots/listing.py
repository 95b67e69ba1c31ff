"""Every owners' vote: what is laid out, open and decided."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.ballots.permissions import may_conduct
from linli.web.ballots.found import votes_for
from linli.web.ballots.shown import stage_of
from linli.web.doors import PUBLIC, door
from linli.web.pages import page_of
from linli.web.request import Request


@door(PUBLIC)
@require_safe
def votes(request: Request) -> HttpResponse:
    page = page_of(request, votes_for(request).order_by("-opens_at", "-pk"))
    rows = [(vote, stage_of(vote, request.now)) for vote in page.rows]
    conducts = may_conduct(request.by, request.now)
    return render(request, "ballots/list.html", {"page": page, "rows": rows, "conducts": conducts})
