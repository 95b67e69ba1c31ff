from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from linli.core.figures import hours
from linli.core.time import minutes_between, stamp
from linli.grid.models import Step, StepKind
from linli.payments.models import Quote
from linli.payments.rules import Offer, first_of_chain
from linli.places.models import Community
from linli.repairs.models import Share, SharePayment, ShareRequest
from linli.repairs.rules import basis_in_force, within


def repairs(community: Community, as_of: datetime) -> dict[str, Any]:
    """Per shared repair: what it cost, saved, how it was shared, collected and how long it took."""
    requests = (
        ShareRequest.objects.of(community)
        .filter(chosen_at__lte=as_of)
        .select_related("case", "quote")
        .order_by("code")
    )
    return {request.code: _repair(request, as_of) for request in requests}


def _repair(request: ShareRequest, as_of: datetime) -> dict[str, Any]:
    shares = list(request.shares.select_related("dwelling").order_by("dwelling__code"))
    basis = basis_in_force(request.asked_basis, _last_answers(request, shares, as_of))
    amounts = {share.pk: share.amount_on(basis) for share in shares}
    paid = _paid_at(request, amounts, as_of)
    target = request.community.thresholds.repair_target_hours
    all_paid_at = max(paid.values()) if len(paid) == len(shares) else None
    to_all_paid = _since_report(request, all_paid_at)
    to_work_done = _since_report(request, _work_done_at(request, as_of))
    return {
        "case_id": request.case.code,
        "chosen_quote": request.quote.code,
        **_prices(request),
        "total_fen": request.total_fen,
        "dwellings": len(shares),
        "basis": str(basis),
        "share_counts": _counts(amounts.values()),
        "equal_min_max_fen": _span([share.equal_fen for share in shares]),
        "by_area_min_max_fen": _span([share.by_area_fen for share in shares]),
        "collected_fen": sum(amount for _, amount, _ in _payments(request, as_of)),
        "dwellings_paid": len(paid),
        "all_paid_at": stamp(all_paid_at) if all_paid_at else None,
        "minutes_to_all_paid": to_all_paid,
        "minutes_to_work_done": to_work_done,
        "hours_to_work_done": None if to_work_done is None else hours(to_work_done),
        "within_target_hours": within(to_all_paid, target) and within(to_work_done, target),
    }


def _prices(request: ShareRequest) -> dict[str, Any]:
    quotes = list(Quote.objects.filter(inquiry=request.quote.inquiry_id).order_by("at", "id"))
    offers = [Offer(q.pk, q.supersedes_id, q.amount_fen) for q in quotes]
    chosen = Offer(request.quote_id, request.quote.supersedes_id, request.total_fen)
    first_of_vendor = first_of_chain(offers, chosen)
    return {
        "quotes": len(quotes),
        "vendors": len({quote.vendor for quote in quotes}),
        "saved_on_first_quote_fen": quotes[0].amount_fen - request.total_fen,
        "saved_on_vendors_first_fen": first_of_vendor.amount_fen - request.total_fen,
    }


def _last_answers(request: ShareRequest, shares: list[Share], as_of: datetime) -> list[str | None]:
    said = request.shares.filter(answers__at__lte=as_of).order_by("answers__at", "answers__id")
    last = dict(said.values_list("pk", "answers__answer"))
    return [last.get(share.pk) for share in shares]


def _payments(request: ShareRequest, as_of: datetime) -> list[tuple[int, int, datetime]]:
    """(share, fen, when) in the order in which they were paid."""
    return list(
        SharePayment.objects.filter(share__request=request, receipt__at__lte=as_of)
        .order_by("receipt__at", "receipt__id")
        .values_list("share", "receipt__amount_fen", "receipt__at")
    )


def _paid_at(
    request: ShareRequest, amounts: dict[int, int], as_of: datetime
) -> dict[int, datetime]:
    """When each paid share was reached by its payments."""
    paid: dict[int, int] = defaultdict(int)
    reached: dict[int, datetime] = {}
    for share, fen, at in _payments(request, as_of):
        paid[share] += fen
        if paid[share] >= amounts[share]:
            reached.setdefault(share, at)
    return reached


def _work_done_at(request: ShareRequest, as_of: datetime) -> datetime | None:
    done = Step.objects.filter(case=request.case_id, kind=StepKind.WORK_DONE, at__lte=as_of)
    return done.order_by("at", "id").values_list("at", flat=True).last()


def _since_report(request: ShareRequest, at: datetime | None) -> int | None:
    return None if at is None else minutes_between(request.case.reported_at, at)


def _counts(amounts: Any) -> dict[str, int]:
    return {str(fen): count for fen, count in sorted(Counter(amounts).items())}


def _span(amounts: list[int]) -> list[int]:
    return [min(amounts), max(amounts)]
