"""What a household sees of a shared cost: its own share, and of the others only counts (E21)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from linli.people.models import Person
from linli.repairs.actions.shares import answer as note_answer
from linli.repairs.models import Share
from linli.repairs.permissions import may_answer_for, speaks_for
from linli.repairs.queries import (
    NOTHING,
    grid_member_of,
    progress_of,
    requests_to_collect,
    shares_for,
)
from linli.web.doors import RESIDENTS, door
from linli.web.links import full_address
from linli.web.notices.sheet import qr_of
from linli.web.pages import page_of
from linli.web.repairs.bench import Bench
from linli.web.repairs.found import own_share_or_404, share_or_404, telling
from linli.web.repairs.words import OWN_CHANNEL, channel_asked
from linli.web.request import Request


@door(RESIDENTS)
@require_safe
def shares(request: Request) -> HttpResponse:
    """The shared costs of my homes; for a leader, also those that wait to be collected."""
    page = page_of(request, shares_for(_myself(request), request.now))
    return render(
        request,
        "repairs/shares.html",
        {"page": page, "collecting": requests_to_collect(request.by, request.now)},
    )


@door(RESIDENTS)
@require_safe
def share(request: Request, share: int) -> HttpResponse:
    mine = own_share_or_404(request, share)
    asked = mine.request
    page: dict[str, Any] = {
        "share": mine,
        "bench": Bench(asked.case),
        "progress": progress_of([asked]).get(asked.pk, NOTHING),
        "receipts": [one.receipt for one in mine.payments.select_related("receipt")],
        "grid_member": grid_member_of(asked.case, request.now),
    }
    return render(request, "repairs/share.html", page)


@door(RESIDENTS)
@require_safe
def notice(request: Request, share: int) -> HttpResponse:
    """The notice of one home's share on paper (A54)."""
    told = share_or_404(request, share)
    if not may_answer_for(request.by, told, request.now):
        raise Http404
    return render(request, "repairs/notices.html", notices_page(request, [told]))


@door(RESIDENTS)
@require_POST
def answer(request: Request, share: int) -> HttpResponse:
    """A home agrees to an equal split or does not, itself or through whoever asks at its door."""
    asked = share_or_404(request, share)
    if not may_answer_for(request.by, asked, request.now):
        raise Http404
    by, basis = telling(request, asked), asked.request.basis
    own = by.recorded_by_id is None and speaks_for(by, asked, request.now)
    note_answer(
        share=asked,
        by=by,
        at=request.now,
        answer=request.POST.get("answer", ""),
        channel=OWN_CHANNEL if own else channel_asked(request.POST),
    )
    if request.htmx and asked.request.basis != basis:
        return HttpResponseClientRefresh()  # every row and the form below show the other basis
    return _answered(request, share_or_404(request, share))


def notices_page(request: Request, shares: list[Share]) -> dict[str, Any]:
    """What stands on the notices of several homes of one request."""
    case = shares[0].request.case
    return {
        "bench": Bench(case),
        "shares": [(share, qr_of(_page_of(request, share))) for share in shares],
        "grid_member": grid_member_of(case, request.now),
    }


def _page_of(request: Request, share: Share) -> str:
    """Where a home answers on the phone, once it has logged in."""
    return full_address(request, reverse("repairs:share", args=[share.pk]))


def _myself(request: Request) -> Person:
    """Whose homes they are. The machine's operator comes in everywhere but is nobody here."""
    if request.person is None:
        raise Http404
    return request.person


def _answered(request: Request, share: Share) -> HttpResponse:
    """Back to where the answer was given: the home's own page, the bench, or the collector's."""
    back = request.POST.get("back")
    if request.htmx:
        asked = share.request
        progress = progress_of([asked])[asked.pk]
        page = {"share": share, "progress": progress, "back": back, "answering": True}
        page["channel"] = channel_asked(request.POST)
        return render(request, "repairs/_answered.html", page)
    if back == "bench":
        return redirect("repairs:bench", share.request.case.code)
    if back == "collect":
        return redirect("repairs:collect", share.request.code)
    messages.success(request, _("Thank you, your answer is noted. You may still change it."))
    return redirect("repairs:share", share.pk)
