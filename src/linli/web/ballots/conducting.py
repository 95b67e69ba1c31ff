"""The committee prepares a vote, opens it and has it counted: one page, one next step."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.ballots.actions import votes
from linli.ballots.actions.votes import PUBLICISED_FOR
from linli.ballots.matters import track_of
from linli.ballots.models import Vote
from linli.ballots.queries import frozen_roll, papers_waiting
from linli.core.time import day_of
from linli.people.roles import COMMITTEE
from linli.web.ballots.forms import ReasonForm, VoteForm
from linli.web.ballots.found import conducted_or_404
from linli.web.ballots.shown import Shown
from linli.web.doors import door
from linli.web.request import Request


@door(roles=COMMITTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = VoteForm(request.community, request.now, request.POST or None)
    if form.is_valid():
        vote = form.once(
            request,
            lambda: votes.draft(
                by=request.by,
                at=request.now,
                question=form.question,
                scope=form.cleaned_data["scope"],
                opens_at=form.opens_at,
                closes_at=form.closes_at,
            ),
        )
        if vote:
            return redirect("ballots:desk", vote.code)
        if not form.errors:
            return redirect("ballots:list")
    status = 422 if form.errors else 200
    return render(request, "ballots/new.html", {"form": form}, status=status)


@door(roles=COMMITTEE)
@require_safe
def desk(request: Request, vote: str) -> HttpResponse:
    return _page(request, conducted_or_404(request, vote))


@door(roles=COMMITTEE)
@require_POST
def publicise(request: Request, vote: str) -> HttpResponse:
    return _step(request, vote, votes.publicise, _("It lies open to everybody from now on."))


@door(roles=COMMITTEE)
@require_POST
def open_now(request: Request, vote: str) -> HttpResponse:
    return _step(request, vote, votes.open_vote, _("It is open; the roll is frozen."))


@door(roles=COMMITTEE)
@require_POST
def count(request: Request, vote: str) -> HttpResponse:
    return _step(request, vote, votes.close, _("It is counted. Print the result and hang it up."))


@door(roles=COMMITTEE)
@require_POST
def annul(request: Request, vote: str) -> HttpResponse:
    found = conducted_or_404(request, vote)
    form = ReasonForm(request.POST)
    if form.is_valid():
        form.once(
            request,
            lambda: votes.annul(vote=found, by=request.by, at=request.now, **form.told),
        )
        if not form.errors:
            messages.success(request, _("It is stopped, and everybody can read why."))
            return redirect("ballots:desk", vote)
    return _page(request, found, form)


def _step(request: Request, code: str, act: Callable[..., Vote], said: str) -> HttpResponse:
    act(vote=conducted_or_404(request, code), by=request.by, at=request.now)
    messages.success(request, said)
    return redirect("ballots:desk", code)


def _page(request: Request, vote: Vote, form: ReasonForm | None = None) -> HttpResponse:
    waiting = papers_waiting(vote).select_related("entry__dwelling__unit__parent")
    page = {
        "shown": Shown(vote, request.now),
        "papers": waiting.order_by("entry__dwelling__code"),
        "annul": form or ReasonForm(auto_id="annul_%s"),
        "missing_fire_document": bool(
            vote.about and track_of(vote.about).needs_fire_document and not vote.fire_document
        ),
        "too_soon": vote.publicised_at is not None
        and request.now - vote.publicised_at < PUBLICISED_FOR,
        "homes": 0 if vote.roll_digest else len(frozen_roll(vote, day_of(request.now))),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "ballots/desk.html", page, status=status)
