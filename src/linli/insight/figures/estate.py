from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Sum

from linli.core.figures import percent
from linli.core.time import day_of, local
from linli.estate.models import (
    Answer,
    Bill,
    BookEntry,
    Confirmation,
    FeePayment,
    FeeRefund,
    Period,
    Scheme,
)
from linli.estate.rules import Book, Mode, shown_exactly
from linli.places.models import Community, PlaceKind


@dataclass(frozen=True)
class _Bill:
    """A bill as it stood at the moment."""

    period: int
    unit: str
    building: str
    due: int
    received: int
    answer: str

    @property
    def paid(self) -> bool:
        return self.received >= self.due


def estate(community: Community, as_of: datetime) -> dict[str, Any]:
    """Fees by period, the books of self-run schemes, the pilots, and what may be published."""
    bills = _bills(community, as_of)
    periods = Period.objects.of(community).select_related("scheme__scope").order_by("code")
    return {
        "periods": {one.code: _sums(bills[one.pk]) for one in periods},
        "self_run": _self_run(community, as_of),
        "pilot_buildings": _pilots(periods, bills, PlaceKind.BUILDING),
        "restored_units": _pilots(periods, bills, PlaceKind.UNIT),
        "publication": _publication(community, periods, bills, as_of),
    }


def _bills(community: Community, as_of: datetime) -> dict[int, list[_Bill]]:
    received = _received(community, as_of)
    said = Confirmation.objects.of(community).filter(at__lte=as_of).order_by("at", "id")
    answers = dict(said.values_list("bill", "answer"))
    bills: dict[int, list[_Bill]] = defaultdict(list)
    rows = Bill.objects.of(community).values_list(
        "pk", "period", "dwelling__unit__code", "dwelling__unit__parent__code", "amount_fen"
    )
    for pk, period, unit, building, due in rows:
        answer = answers.get(pk, Answer.NO_ANSWER)
        bills[period].append(_Bill(period, unit, building, due, received.get(pk, 0), answer))
    return bills


def _received(community: Community, as_of: datetime) -> dict[int, int]:
    paid = FeePayment.objects.of(community).filter(receipt__at__lte=as_of)
    received = dict(paid.values_list("bill").annotate(sum=Sum("receipt__amount_fen")))
    back = FeeRefund.objects.of(community).filter(at__lte=as_of)
    for bill, fen in back.values_list("payment__bill").annotate(sum=Sum("amount_fen")):
        received[bill] -= fen
    return received


def _sums(bills: Iterable[_Bill]) -> dict[str, Any]:
    listed = list(bills)
    paid = sum(bill.paid for bill in listed)
    due = sum(bill.due for bill in listed)
    received = sum(bill.received for bill in listed)
    return {
        "dwellings": len(listed),
        "dwellings_paid": paid,
        "dwellings_paid_pct": percent(paid, len(listed)),
        "due_fen": due,
        "received_fen": received,
        "received_pct": percent(received, due),
    }


def _pilots(
    periods: Iterable[Period], bills: dict[int, list[_Bill]], kind: PlaceKind
) -> dict[str, Any]:
    there = [p for p in periods if p.scheme.mode == Mode.PILOT and p.scheme.scope.kind == kind]
    listed = [bill for period in there for bill in bills[period.pk]]
    unpaid = [bill for bill in listed if not bill.paid]
    by_scope: dict[str, int] = defaultdict(int)
    for period in there:
        by_scope[period.scheme.scope.code] += sum(bill.paid for bill in bills[period.pk])
    return {
        "scopes": len(by_scope),
        **_sums(listed),
        **{str(a): sum(bill.answer == a for bill in listed) for a in Answer},
        **{f"unpaid_{a}": sum(bill.answer == a for bill in unpaid) for a in Answer},
        "paid_by_scope": dict(sorted(by_scope.items())),
    }


def _publication(
    community: Community,
    periods: Iterable[Period],
    bills: dict[int, list[_Bill]],
    as_of: datetime,
) -> dict[str, Any]:
    """What may be published exactly of the report year, and what only as a band (E22)."""
    year = community.thresholds.report_year or day_of(as_of).year
    there = [bills[period.pk] for period in periods if period.starts_on.year == year]
    units = [exact for listed in there for _, exact in _exact(community, listed, "unit")]
    buildings = [one for listed in there for one in _exact(community, listed, "building")]
    return {
        "units_exact": sum(units),
        "units_banded": len(units) - sum(units),
        "buildings_exact": sum(exact for _, exact in buildings),
        "buildings_banded": sorted(code for code, exact in buildings if not exact),
    }


def _exact(community: Community, bills: list[_Bill], level: str) -> list[tuple[str, bool]]:
    groups: dict[str, list[_Bill]] = defaultdict(list)
    for bill in bills:
        groups[getattr(bill, level)].append(bill)
    limits = community.thresholds
    return [
        (
            code,
            shown_exactly(
                len(group),
                sum(not bill.paid for bill in group),
                least_dwellings=limits.rate_min_dwellings,
                least_unpaid=limits.rate_min_unpaid,
            ),
        )
        for code, group in groups.items()
    ]


def _self_run(community: Community, as_of: datetime) -> dict[str, Any]:
    schemes = Scheme.objects.of(community).filter(mode=Mode.SELF_RUN, since__lte=day_of(as_of))
    return {scheme.code: _books(scheme, as_of) for scheme in schemes.order_by("code")}


def _books(scheme: Scheme, as_of: datetime) -> dict[str, Any]:
    income, spent = _income_by_year(scheme, as_of), _spent_by_year(scheme, as_of)
    years, reserve = {}, 0
    for year in sorted({*income, *spent}):
        out = spent[year]
        surplus = income[year] - out[Book.WAGES] - out[Book.OPERATIONS]
        reserve += surplus - out[Book.PUBLIC_IMPROVEMENT]
        years[str(year)] = {
            "income_fen": income[year],
            "wages_fen": out[Book.WAGES],
            "operations_fen": out[Book.OPERATIONS],
            "surplus_fen": surplus,
            "public_improvement_fen": out[Book.PUBLIC_IMPROVEMENT],
            "reserve_end_fen": reserve,
        }
    latest = scheme.periods.order_by("starts_on", "code").last()
    return {
        "full_years": _full_years(scheme.since, day_of(as_of)),
        "latest_period": latest.code if latest else None,
        "years": years,
        "reserve_fen": reserve,
        "profit_distributed_fen": 0,
    }


def _income_by_year(scheme: Scheme, as_of: datetime) -> dict[int, int]:
    income: dict[int, int] = defaultdict(int)
    paid = FeePayment.objects.filter(bill__period__scheme=scheme, receipt__at__lte=as_of)
    for at, fen in paid.values_list("receipt__at", "receipt__amount_fen"):
        income[local(at).year] += fen
    back = FeeRefund.objects.filter(payment__bill__period__scheme=scheme, at__lte=as_of)
    for at, fen in back.values_list("at", "amount_fen"):
        income[local(at).year] -= fen
    return income


def _spent_by_year(scheme: Scheme, as_of: datetime) -> dict[int, dict[str, int]]:
    spent: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    entries = BookEntry.objects.filter(scheme=scheme, on_date__lte=day_of(as_of))
    for on_date, account, fen in entries.values_list("on_date", "account", "amount_fen"):
        spent[on_date.year][account] += fen
    return spent


def _full_years(since: date, today: date) -> int:
    """Whole years from a day to a day."""
    before_the_day = (today.month, today.day) < (since.month, since.day)
    return today.year - since.year - before_the_day
