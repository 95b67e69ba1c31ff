"""The bench of a case: one page that leads from the cause to the paid bill, a form a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.grid.permissions import may_handle
from linli.journal.once import once
from linli.payments.models import PaymentChannel, Quote
from linli.payments.permissions import may_collect, may_spend
from linli.payments.queries import box_of
from linli.people.roles import COMMITTEE
from linli.repairs.actions.causes import ask_price, find_cause, find_responsible, tell_neighbours
from linli.repairs.actions.shares import ask_shares, begin_collecting, pay_contractor
from linli.repairs.law import GROUNDS
from linli.repairs.models import Responsible, ShareRequest
from linli.web.doors import STAFF, door
from linli.web.forms import Form
from linli.web.repairs import forms
from linli.web.repairs.bench import Bench, Stage
from linli.web.repairs.found import bench_or_404, bench_to_work_on, sharing_of
from linli.web.repairs.household import notices_page
from linli.web.repairs.listing import AT_THE_BENCH
from linli.web.repairs.words import ToldBy, channel_asked
from linli.web.request import Request


@door(roles=AT_THE_BENCH)
@require_safe
def bench(request: Request, case: str) -> HttpResponse:
    return _page(request, bench_or_404(request, case, request.GET.get("step", "")))


@door(STAFF)
@require_POST
def cause(request: Request, case: str) -> HttpResponse:
    bench = bench_to_work_on(request, case, Stage.CAUSE)
    form = forms.CauseForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        find_cause(case=bench.case, by=request.by, at=request.now, **given)
        return _("The cause is on the thread. Next: whose is it to mend?")

    return _step(request, bench, "cause", form, act)


@door(STAFF)
@require_POST
def responsible(request: Request, case: str) -> HttpResponse:
    bench = bench_to_work_on(request, case, Stage.RESPONSIBLE)
    form = forms.ResponsibleForm(bench.case, request.POST)

    def act(given: dict[str, Any]) -> str:
        find_responsible(case=bench.case, by=request.by, at=request.now, **given)
        return _("Noted, with its ground.")

    return _step(request, bench, "responsible", form, act)


@door(STAFF)
@require_POST
def price(request: Request, case: str) -> HttpResponse:
    bench = bench_to_work_on(request, case)
    form = forms.PriceForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        amount = given.pop("amount")
        standing = _standing(bench, given["vendor"])
        if standing is None or standing.amount_fen != amount:
            ask_price(
                case=bench.case,
                by=request.by,
                at=request.now,
                amount_fen=amount,
                supersedes=standing,
                **given,
            )
        return _("The price is noted.")

    return _step(request, bench, "price", form, act)


@door(STAFF)
@require_POST
def choose(request: Request, case: str) -> HttpResponse:
    bench = bench_to_work_on(request, case)
    payers = bench.repair.payers if bench.repair else None
    form = forms.ChoiceForm(bench.case, bench.vendors, payers, request.POST)

    def act(given: dict[str, Any]) -> str:
        ask_shares(case=bench.case, by=request.by, at=request.now, **given)
        return _("Every home now sees its share, both ways.")

    return _step(request, bench, "choice", form, act)


@door(STAFF)
@require_POST
def told(request: Request, case: str) -> HttpResponse:
    bench = bench_to_work_on(request, case)
    sharing_of(bench)
    tell_neighbours(case=bench.case, by=request.by, at=request.now)
    messages.success(request, _("Noted: every home has its slip."))
    return redirect("repairs:bench", case)


@door(STAFF)
@require_POST
def begin(request: Request, case: str) -> HttpResponse:
    bench = bench_to_work_on(request, case)
    asked = sharing_of(bench)
    form = forms.BeginForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        begin_collecting(request=asked, by=request.by, at=request.now, **given)
        return _("Collecting has begun. Unit leaders find their doors under Shared costs.")

    return _step(request, bench, "begin", form, act)


@door(roles=COMMITTEE)
@require_POST
def pay(request: Request, case: str) -> HttpResponse:
    bench = bench_to_work_on(request, case)
    asked = sharing_of(bench)
    form = forms.ContractorForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        once(
            key=given["key"],
            by=request.by,
            do=lambda: pay_contractor(request=asked, by=request.by, at=request.now, **given),
        )
        return _("The contractor is paid; the books agree to the fen.")

    return _step(request, bench, "bill", form, act)


@door(STAFF)
@require_safe
def notices(request: Request, case: str) -> HttpResponse:
    """The notice of its share for every home, one sheet each, to be printed in one go."""
    bench = bench_to_work_on(request, case)
    sharing_of(bench)
    return render(request, "repairs/notices.html", notices_page(request, bench.shares))


def _step(
    request: Request, bench: Bench, name: str, form: Form, act: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    """Take a step and go on, or show its form again with what is not right."""
    if form.is_valid():
        said = form.attempt(request, lambda: act(form.cleaned_data))
        if said is not None:
            messages.success(request, said)
            return redirect("repairs:bench", bench.case.code)
    return _page(request, bench, **{name: form})


def _page(request: Request, bench: Bench, **shown: Form) -> HttpResponse:
    page: dict[str, Any] = {
        "bench": bench,
        "may_work": may_handle(request.by, bench.case, request.now) and not bench.case.is_ended,
        "may_spend": may_spend(request.by, request.now),
        "collects": bench.request and may_collect(request.by, bench.request.scope, request.now),
        "grounds": [(kind, kind.label, ground) for kind, ground in GROUNDS.items()],
        "channels": ToldBy.choices,
        "channel": channel_asked(request.GET),
        **_forms(bench),
        **shown,
    }
    status = 422 if any(form.errors for form in shown.values()) else 200
    return render(request, "repairs/bench.html", page, status=status)


def _forms(bench: Bench) -> dict[str, Form]:
    """The forms of the open step, filled with what is known."""
    repair = bench.repair
    if bench.open == Stage.CAUSE:
        known = {"cause": repair.cause, "expert": repair.expert} if repair else {}
        return {"cause": forms.CauseForm(initial=known)}
    if bench.open == Stage.RESPONSIBLE:
        return {"responsible": forms.ResponsibleForm(bench.case, initial=_ground(bench))}
    if bench.open == Stage.PRICES:
        payers = repair.payers if repair else None
        choice = forms.ChoiceForm(bench.case, bench.vendors, payers)
        return {"price": forms.PriceForm(), "choice": choice}
    if bench.open == Stage.ANSWERS:
        return {"begin": forms.BeginForm(initial={"basis": sharing_of(bench).basis})}
    return {"bill": _bill(sharing_of(bench))} if bench.open == Stage.PAY else {}


def _bill(asked: ShareRequest) -> forms.ContractorForm:
    """In cash where the box holds enough, else by transfer."""
    in_cash = box_of(asked.community_id) >= asked.total_fen
    channel = PaymentChannel.CASH if in_cash else PaymentChannel.TRANSFER
    return forms.ContractorForm(initial={"channel": channel})


def _ground(bench: Bench) -> dict[str, str]:
    """What is already known of who is responsible; else the law's default and the place it is."""
    repair = bench.repair
    if repair is None or not repair.responsible:
        return {"responsible": Responsible.THESE_HOUSEHOLDS}
    payers = repair.payers.code if repair.payers else ""
    return {"responsible": repair.responsible, "clause": repair.clause, "payers": payers}


def _standing(bench: Bench, vendor: str) -> Quote | None:
    """The price of a vendor that a new one would take the place of."""
    return next((one.standing for one in bench.vendors if one.name == vendor), None)
