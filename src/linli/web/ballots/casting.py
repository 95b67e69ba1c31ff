"""An owner votes with their own phone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.ballots.actions.ballots import cast_online
from linli.web.ballots.forms import BallotForm
from linli.web.ballots.found import vote_or_404
from linli.web.ballots.shown import Shown
from linli.web.doors import RESIDENTS, door
from linli.web.request import Request


@door(RESIDENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def cast(request: Request, vote: str) -> HttpResponse:
    shown = Shown(vote_or_404(request, vote), request.now, request.person)
    if request.method == "POST" and shown.mine:
        return _cast(request, shown)
    if not shown.to_cast:
        return redirect("ballots:vote", vote)
    return _page(request, shown, BallotForm(shown.to_cast))


def _cast(request: Request, shown: Shown) -> HttpResponse:
    form = BallotForm(shown.to_cast or shown.mine, request.POST)
    if not form.is_valid():
        return _page(request, shown, form)
    given = form.once(
        request,
        lambda: cast_online(
            vote=shown.vote,
            homes=[entry.dwelling for entry in form.cleaned_data["homes"]],
            by=request.by,
            at=request.now,
            choice=form.cleaned_data["choice"],
        ),
    )
    if form.errors:
        return _page(request, shown, form)
    if given:
        words = _("Your ballot is in the box. Its receipt: %(code)s. Thank you for voting.")
        codes = _(", ").join(ballot.receipt for ballot in given)
        messages.success(request, words % {"code": codes})
    return redirect("ballots:vote", shown.vote.code)


def _page(request: Request, shown: Shown, form: BallotForm) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "ballots/cast.html", {"shown": shown, "form": form}, status=status)
