"""What tellers hold in their hands: the list to mark off, and the ballots to count again."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from linli.ballots.actions.votes import hand_out_for_recount
from linli.ballots.handover import handed_over
from linli.ballots.models import Vote
from linli.ballots.queries import marks_of
from linli.people.roles import COMMITTEE
from linli.web.ballots.found import conducted_or_404
from linli.web.ballots.shown import Shown
from linli.web.doors import door
from linli.web.request import Request


@door(roles=COMMITTEE)
@require_safe
def marks(request: Request, vote: str) -> HttpResponse:
    """One sheet a stairwell: who has taken part, never how."""
    found = conducted_or_404(request, vote)
    page = {"shown": Shown(found, request.now), "stairwells": marks_of(found)}
    return render(request, "ballots/marks.html", page)


@door(roles=COMMITTEE)
@require_POST
def recount(request: Request, vote: str) -> HttpResponse:
    """A file for `./linli recount`. Taking it is noted."""
    found = conducted_or_404(request, vote)
    if found.state != Vote.State.COUNTED:
        raise Http404
    hand_out_for_recount(vote=found, by=request.by, at=request.now)
    name = f'attachment; filename="{found.code}-recount.json"'
    return JsonResponse(
        handed_over(found),
        headers={"Content-Disposition": name},
        json_dumps_params={"ensure_ascii": False},
    )
