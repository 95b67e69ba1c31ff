"""One vote as everybody may read it, and its result on paper."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.ballots.models import Vote
from linli.ballots.permissions import may_conduct
from linli.web.ballots.found import vote_or_404
from linli.web.ballots.sheet import print_result
from linli.web.ballots.shown import Shown
from linli.web.doors import PUBLIC, door
from linli.web.request import Request


@door(PUBLIC)
@require_safe
def page(request: Request, vote: str) -> HttpResponse:
    shown = Shown(vote_or_404(request, vote), request.now, request.person)
    conducts = may_conduct(request.by, request.now)
    return render(request, "ballots/vote.html", {"shown": shown, "conducts": conducts})


@door(PUBLIC)
@require_safe
def result(request: Request, vote: str) -> HttpResponse:
    """The result sheet, for the wall and for the sub-district's files."""
    found = vote_or_404(request, vote)
    if found.state != Vote.State.COUNTED:
        raise Http404
    name = f'inline; filename="{found.code}.pdf"'
    pdf = print_result(request, Shown(found, request.now))
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})
