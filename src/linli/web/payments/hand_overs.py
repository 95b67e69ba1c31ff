"""The bookkeeper counts in what collectors hold, never the own, and takes it to the bank (E36)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.core.fen import yuan
from linli.payments.actions.cash import bank as pay_in
from linli.payments.actions.cash import hand_over
from linli.payments.models import HandOver
from linli.payments.queries import box_of, cash_of, pouches
from linli.people.models import Person
from linli.people.roles import Role
from linli.web.doors import door
from linli.web.pages import page_of
from linli.web.payments.forms import BankForm, CountForm
from linli.web.request import Request

COUNTS_CASH = frozenset({Role.BOOKKEEPER})


@door(roles=COUNTS_CASH)
@require_safe
def hand_overs(request: Request) -> HttpResponse:
    held = pouches(request.community.pk)
    counted = HandOver.objects.of(request.community).select_related("collector", "received_by")
    page = {
        "pouches": held,
        "total_fen": sum(pouch.amount_fen for pouch in held),
        "box_fen": box_of(request.community.pk),
        "page": page_of(request, counted.order_by("-at", "-pk")),
    }
    return render(request, "payments/hand_overs.html", page)


@door(roles=COUNTS_CASH)
@require_http_methods(["GET", "HEAD", "POST"])
def count_in(request: Request, person: str) -> HttpResponse:
    collector = get_object_or_404(Person.objects.of(request.community), code=person)
    held_fen = cash_of(collector)
    form = CountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        counted = form.attempt(
            request,
            lambda: hand_over(
                by=request.by,
                at=request.now,
                collector=collector,
                amount_fen=form.cleaned_data["amount"],
                key=form.cleaned_data["key"],
            ),
        )
        if counted is not None:
            words = _("%(sum)s yuan from %(name)s are in the cash box.")
            said = {"sum": yuan(counted.amount_fen), "name": collector.name}
            messages.success(request, words % said)
            return redirect("payments:hand_over")
    page = {"collector": collector, "held_fen": held_fen, "form": form}
    return render(request, "payments/count_in.html", page, status=422 if form.errors else 200)


@door(roles=COUNTS_CASH)
@require_http_methods(["GET", "HEAD", "POST"])
def bank(request: Request) -> HttpResponse:
    """Take cash of the box to the bank, so that bills can be paid by transfer."""
    form = BankForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        amount_fen, slip_no = form.cleaned_data["amount"], form.cleaned_data["slip_no"]
        form.once(
            request,
            lambda: pay_in(by=request.by, at=request.now, amount_fen=amount_fen, slip_no=slip_no),
        )
        if not form.errors:
            words = _("%(sum)s yuan are at the bank.") % {"sum": yuan(amount_fen)}
            messages.success(request, words)
            return redirect("payments:hand_over")
    page = {"box_fen": box_of(request.community.pk), "form": form}
    return render(request, "payments/bank.html", page, status=422 if form.errors else 200)
