from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from linli.core.time import end_of, noon
from linli.payments.models import Receipt
from linli.payments.permissions import may_read_books
from linli.payments.queries import receipts_seen_by
from linli.people.models import Person
from linli.repairs.models import Share
from linli.repairs.permissions import may_collect_share
from linli.web.doors import RESIDENTS, door
from linli.web.pages import page_of
from linli.web.payments.forms import FilterForm
from linli.web.request import Request

NARROW = "58"
"""The width in mm of the small printers that collectors carry."""


@door(RESIDENTS)
@require_safe
def receipts(request: Request) -> HttpResponse:
    """Receipts of my home and those I gave; the bookkeeper and the committee find all."""
    found = _seen(request)
    all_of_them = may_read_books(request.by, request.now)
    form = FilterForm(request.community, request.GET) if all_of_them else None
    if form is not None and form.is_valid():
        found = _filtered(found, form.cleaned_data)
    page: dict[str, Any] = {
        "form": form,
        "page": page_of(request, found.order_by("-number")),
        "total_fen": found.aggregate(total=Sum("amount_fen", default=0))["total"],
    }
    return render(request, "payments/receipts.html", page)


@door(RESIDENTS)
@require_safe
def receipt(request: Request, number: int) -> HttpResponse:
    found = get_object_or_404(_seen(request), number=number)
    shares = Share.objects.filter(payments__receipt=found).select_related(
        "request__case__category", "dwelling__unit__parent__grid"
    )
    share = shares.first()
    page = {
        "receipt": found,
        "share": share,
        "collects": share is not None and may_collect_share(request.by, share, request.now),
        "narrow": request.GET.get("paper") == NARROW,
    }
    return render(request, "payments/receipt.html", page)


def _seen(request: Request) -> QuerySet[Receipt]:
    return receipts_seen_by(request.by, request.now).select_related(
        "dwelling__unit__parent", "collector"
    )


def _filtered(receipts: QuerySet[Receipt], asked: dict[str, Any]) -> QuerySet[Receipt]:
    if asked["q"]:
        people = Person.objects.found_by(asked["q"]).values("pk")
        homes = Person.objects.found_by(asked["q"]).values("dwelling_id")
        receipts = receipts.filter(
            Q(collector__in=people)
            | Q(dwelling__in=homes)
            | Q(dwelling__room__endswith=asked["q"])
            | Q(external_no=asked["q"])
        )
    if asked["since"]:
        receipts = receipts.filter(at__gte=noon(asked["since"]).replace(hour=0))
    if asked["until"]:
        receipts = receipts.filter(at__lte=end_of(asked["until"]))
    if asked["case"]:
        receipts = receipts.filter(share_payment__share__request=asked["case"])
    return receipts
