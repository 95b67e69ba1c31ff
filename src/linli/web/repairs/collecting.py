"""Collecting at the doors, on a phone in a dark stairwell, with one hand."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from linli.core.refused import Refused
from linli.payments.queries import cash_of
from linli.people.roles import GRID_STAFF, LEADERS
from linli.repairs.actions.shares import pay
from linli.repairs.models import Share, ShareRequest
from linli.repairs.permissions import may_collect_share
from linli.repairs.queries import Progress, collected_by, stairwells_of
from linli.repairs.rules import Answer
from linli.web.doors import door
from linli.web.middleware import note
from linli.web.repairs.forms import PaymentForm
from linli.web.repairs.found import request_or_404, share_or_404
from linli.web.repairs.words import ToldBy, channel_asked
from linli.web.request import Request

COLLECTORS = LEADERS | GRID_STAFF


@door(roles=COLLECTORS)
@require_safe
def collect(request: Request, share_request: str) -> HttpResponse:
    asked = request_or_404(request, share_request)
    mine = collected_by(request.by, asked, request.now)
    if not mine:
        raise Http404
    page: dict[str, Any] = {
        "asked": asked,
        "stairwells": stairwells_of(mine),
        "progress": _progress(mine),
        "asking": asked.state == ShareRequest.State.ASKING,
        "cash_fen": cash_of(request.person) if request.person else 0,
        "channels": ToldBy.choices,
        "channel": channel_asked(request.GET),
    }
    return render(request, "repairs/collect.html", page)


@door(roles=COLLECTORS)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: Request, share: int) -> HttpResponse:
    """Take the money at one door and give the receipt."""
    paying = share_or_404(request, share)
    if not may_collect_share(request.by, paying, request.now):
        raise Http404
    if request.method == "POST":
        return _taken(request, paying)
    return _page(request, paying, PaymentForm(initial={"amount": _typed(paying.owed_fen)}))


def _taken(request: Request, share: Share) -> HttpResponse:
    form = PaymentForm(request.POST)
    if form.is_valid():
        given = dict(form.cleaned_data)
        try:
            receipt = pay(
                share=share,
                by=request.by,
                at=request.now,
                amount_fen=given.pop("amount"),
                **given,
            )
            return redirect("payments:receipt", receipt.number)
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    return _page(request, share, form)


def _page(request: Request, share: Share, form: PaymentForm) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "repairs/take.html", {"share": share, "form": form}, status=status)


def _typed(fen: int) -> str:
    """An amount as somebody would type it."""
    return f"{fen // 100}.{fen % 100:02d}"


def _progress(shares: list[Share]) -> Progress:
    return Progress(
        homes=len(shares),
        answered=sum(bool(share.answer) for share in shares),
        agreed=sum(share.answer == Answer.AGREE for share in shares),
        paid=sum(share.paid_at is not None for share in shares),
        collected_fen=sum(share.paid_fen for share in shares),
    )
