"""Who manages what, and the bills of a period (A13, A17, A22, A64)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.estate.facts import BillsIssued, SchemeBegun
from linli.estate.models import Bill, Period, Scheme
from linli.estate.permissions import may_bill
from linli.estate.rules import bill_fen
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling, Place


@dataclass(frozen=True)
class Span:
    """From a day to a day, both inclusive; without an end it is still running."""

    since: date
    until: date | None = None


@action
def begin(
    *,
    by: By,
    at: datetime,
    title: str,
    mode: str,
    scope: Place,
    span: Span,
    rate_fen: int,
    code: str = "",
) -> Scheme:
    """A scheme begins to cover a place. Refused: ANOTHER_RUNS where one of the same scope runs."""
    _bills(by, at)
    overlapping = Scheme.objects.of(by.community_id).running(span.since).filter(scope=scope)
    if overlapping.exists() and not by.history:
        raise Refused("ANOTHER_RUNS", _("Another scheme still runs there. End that one first."))
    scheme = Scheme.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Scheme, by.community_id, "PS")[0],
        title=one_line(title),
        mode=mode,
        scope=scope,
        since=span.since,
        until=span.until,
        rate_fen=rate_fen,
    )
    record(SchemeBegun(scheme_id=scheme.pk, mode=mode), by=by, at=at)
    return scheme


@action
def issue_bills(
    *,
    scheme: Scheme,
    by: By,
    at: datetime,
    starts_on: date,
    ends_on: date,
    months: int,
    code: str = "",
) -> Period:
    """Bills for every dwelling of the scope, once: the server computes every amount.

    Refused: NO_PAYERS, BILLED_BEFORE for a period that overlaps one of the scheme.
    """
    _bills(by, at)
    overlapping = scheme.periods.filter(starts_on__lte=ends_on, ends_on__gte=starts_on)
    if overlapping.exists():
        raise Refused("BILLED_BEFORE", _("These months were billed before."))
    dwellings = list(Dwelling.objects.of(by.community_id).inside(scheme.scope))
    if not dwellings:
        raise Refused("NO_PAYERS", _("No homes are registered there."), field="scope")
    period = Period.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Period, by.community_id, "FP")[0],
        scheme=scheme,
        starts_on=starts_on,
        ends_on=ends_on,
        months=months,
    )
    bills = Bill.objects.bulk_create(
        Bill(
            community_id=by.community_id,
            period=period,
            dwelling=dwelling,
            amount_fen=bill_fen(dwelling.area, scheme.rate_fen, months),
        )
        for dwelling in dwellings
    )
    fact = BillsIssued(
        period_id=period.pk, bills=len(bills), total_fen=sum(bill.amount_fen for bill in bills)
    )
    record(fact, by=by, at=at)
    return period


def _bills(by: By, at: datetime) -> None:
    if not may_bill(by, at):
        raise Refused("NOT_YOURS_TO_BILL", _("The committee sets up schemes and bills."))
