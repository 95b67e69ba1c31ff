"""The close-out sheet: what a shared repair came to, for the wall of the stairwell (A55)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, Max, Min, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.fen import yuan
from linli.core.figures import hours
from linli.core.time import minutes_between
from linli.payments.models import Quote, Receipt
from linli.repairs.models import ShareRequest
from linli.repairs.rules import Basis


def sheet_of(request: ShareRequest) -> list[tuple[str, str]]:
    """Pairs of a label and its value, none of which names or counts who has not paid (E21)."""
    lines = [
        (_("What it cost"), _("%(sum)s yuan") % {"sum": yuan(request.total_fen)}),
        *_saved(request),
        (_("Shared by"), _shared_by(request)),
        (_("From report to repair"), _took(request)),
    ]
    if not request.shares.filter(paid_at__isnull=True).exists():
        lines.append((_("Receipts"), _receipts(request)))
    return lines


def saved_on_first(request: ShareRequest) -> int:
    """Fen saved on the earliest price anybody named for this repair; 0 when a dearer one is taken.

    What was named for an earlier repair of the same case does not count.
    """
    before = ShareRequest.objects.filter(case=request.case_id, chosen_at__lt=request.chosen_at)
    quotes = Quote.objects.filter(inquiry=request.quote.inquiry_id).exclude(
        Exists(before.filter(chosen_at__gte=OuterRef("at")))
    )
    first = quotes.order_by("at", "id").first()
    return max(0, first.amount_fen - request.total_fen) if first else 0


def _saved(request: ShareRequest) -> Iterator[tuple[str, str]]:
    if saved := saved_on_first(request):
        yield _("Saved by haggling"), _("%(sum)s yuan") % {"sum": yuan(saved)}


def _shared_by(request: ShareRequest) -> str:
    amounts = sorted({share.amount_on(request.basis) for share in request.shares.all()})
    span = yuan(amounts[0])
    if len(amounts) > 1:
        span = f"{span} – {yuan(amounts[-1])}"
    words = (
        _("%(homes)s homes, equally: %(span)s yuan each")
        if request.basis == Basis.EQUAL
        else _("%(homes)s homes, by area: %(span)s yuan each")
    )
    return words % {"homes": request.shares.count(), "span": span}


def _receipts(request: ShareRequest) -> str:
    numbers = Receipt.objects.filter(share_payment__share__request=request).aggregate(
        first=Min("number"), last=Max("number")
    )
    return _("No. %(first)s – %(last)s") % {
        "first": f"{numbers['first']:06d}",
        "last": f"{numbers['last']:06d}",
    }


def _took(request: ShareRequest) -> str:
    done = request.case.work_done_at
    if done is None:
        return _("not yet")
    minutes = minutes_between(request.case.reported_at, done)
    if minutes < 60:
        return ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes}
    return _("%(hours)s hours") % {"hours": hours(minutes)}
