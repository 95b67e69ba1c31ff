"""One page for every matter, from the first report to the last receipt.

A thread is put together from the case's own steps and from what other modules keep about it. A
neighbour reads the public part; staff read the rest as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.fen import yuan
from linli.core.time import minutes_between
from linli.credit.models import Award
from linli.grid.facts import CaseClosed, CaseFact
from linli.grid.models import Case, ReportChannel, State, Step, StepKind
from linli.grid.rules import skipped
from linli.journal.models import RecordedFact
from linli.notices.models import Notice
from linli.payments.models import Quote, Receipt
from linli.repairs.closeout import saved_on_first
from linli.repairs.facts import ContractorPaid
from linli.repairs.models import Repair, ShareAnswer, ShareRequest


class Weight(StrEnum):
    """How a point is drawn on the line: hollow, full, or in cinnabar at the end."""

    STEP = "step"
    MILESTONE = "milestone"
    END = "end"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point of a thread. `part` names the template that shows `data` under it, if any."""

    at: datetime
    title: str
    words: str = ""
    until: datetime | None = None
    weight: Weight = Weight.STEP
    actor: str = ""
    part: str = ""
    data: Any = None


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """How far a shared cost has come, without a word on who has or has not paid (E21)."""

    request: ShareRequest
    homes: int
    answered: int
    agreed: int
    paid: int
    low_fen: int
    high_fen: int
    collected_fen: int
    saved_fen: int

    @property
    def complete(self) -> bool:
        return self.paid == self.homes


@dataclass(frozen=True, kw_only=True)
class Prices:
    """Every price that was named, the later ones beside those they replace."""

    vendors: list[tuple[str, list[Quote]]]
    chosen_id: int | None
    saved_fen: int | None


def thread_of(case: Case, *, staff: bool) -> list[Point]:
    """The points of a case's thread in the order of time; `staff` adds what is not public."""
    points = [
        *_reports(case, staff),
        *_steps(case, staff),
        *_prices(case),
        *_sharing(case),
        *_paid_out(case),
        *_credit(case),
        *_notices(case),
    ]
    return sorted(points, key=lambda point: point.at)


def sharing_of(request: ShareRequest) -> Sharing:
    """How far a shared cost has come."""
    shares = list(request.shares.all())
    amounts = [share.amount_on(request.basis) for share in shares]
    return Sharing(
        request=request,
        homes=len(shares),
        answered=sum(bool(share.answer) for share in shares),
        agreed=sum(share.answer == "agree" for share in shares),
        paid=sum(share.paid_at is not None for share in shares),
        low_fen=min(amounts),
        high_fen=max(amounts),
        collected_fen=sum(share.paid_fen for share in shares),
        saved_fen=saved_on_first(request),
    )


def prices_of(case: Case) -> Prices | None:
    """Every price named for a case, by vendor in order of time; None before the first."""
    repair = Repair.objects.filter(case=case).first()
    quotes = list(Quote.objects.filter(inquiry=repair.inquiry_id)) if repair else []
    if not quotes:
        return None
    by_vendor: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_vendor.setdefault(quote.vendor, []).append(quote)
    request = ShareRequest.objects.filter(case=case).order_by("chosen_at").last()
    return Prices(
        vendors=list(by_vendor.items()),
        chosen_id=request.quote_id if request else None,
        saved_fen=saved_on_first(request) if request else None,
    )


def minutes_to_done(case: Case) -> int | None:
    """Minutes from the first report to the work's end; None before that."""
    if case.work_done_at is None:
        return None
    return minutes_between(case.reported_at, case.work_done_at)


def _reports(case: Case, staff: bool) -> Iterator[Point]:
    """Who complained is not read in passing, not even by staff (guardrail E58)."""
    found = case.channel == ReportChannel.GRID_PATROL
    yield Point(
        at=case.reported_at,
        title=str(case.get_channel_display()),
        words=case.description if staff else case.title,
        weight=Weight.MILESTONE,
        actor=case.reporter.name if staff and case.reporter and found else "",
    )
    merged = Case.objects.filter(merged_into=case).order_by("reported_at")
    if count := merged.count():
        last = merged.last()
        assert last is not None
        yield Point(
            at=last.reported_at,
            title=ngettext(
                "%(count)s more neighbour said the same",
                "%(count)s more neighbours said the same",
                count,
            )
            % {"count": count},
        )


_WEIGHTS = {
    StepKind.DIAGNOSED: Weight.MILESTONE,
    StepKind.WORK_DONE: Weight.MILESTONE,
    StepKind.CLOSED: Weight.END,
    StepKind.REJECTED: Weight.END,
}


def _steps(case: Case, staff: bool) -> Iterator[Point]:
    steps = Step.objects.filter(case=case).select_related("contact", "actor")
    if not staff:
        steps = steps.filter(public=True)
    before = [StepKind.ACCEPTED.value] if case.channel == ReportChannel.GRID_PATROL else []
    for step in steps:
        yield Point(
            at=step.at,
            title=_title(step),
            words="\n".join(filter(None, [step.note, _left_out(before, step)])),
            weight=_WEIGHTS.get(StepKind(step.kind), Weight.STEP),
            actor=step.actor.name if staff and step.actor else "",
            part="responsible" if step.kind == StepKind.RESPONSIBILITY_FOUND else "",
            data=_responsible(case) if step.kind == StepKind.RESPONSIBILITY_FOUND else None,
        )


def _left_out(before: list[str], step: Step) -> str:
    """A step that usually comes before this one and did not; opened again, the course begins anew.

    `before` grows by the step, and by what was named, so that it is said once.
    """
    missing = skipped(before, step.kind)
    if step.kind == StepKind.REOPENED:
        before[:] = [StepKind.ACCEPTED]
    before += [step.kind, *missing]
    if step.kind == StepKind.CONFIRMED:
        before.append(StepKind.VERIFIED)
    if not missing:
        return ""
    steps = _(", ").join(str(StepKind(kind).label) for kind in missing)
    return _("Left out: %(steps)s") % {"steps": steps}


def _title(step: Step) -> str:
    if step.kind == StepKind.HANDED and step.contact:
        return _("Given to %(who)s") % {"who": step.contact.organisation}
    if step.kind == StepKind.RETURNED and step.contact:
        return _("%(who)s: not ours") % {"who": step.contact.organisation}
    if step.kind == StepKind.WHISTLED and step.contact:
        return _("Called %(who)s to come") % {"who": step.contact.organisation}
    if step.kind == StepKind.ANSWERED and step.contact:
        return _("%(who)s came") % {"who": step.contact.organisation}
    if step.kind == StepKind.CONTACTED and step.contact:
        return _("Called %(who)s") % {"who": step.contact.organisation}
    return str(step.get_kind_display())


def _responsible(case: Case) -> Repair | None:
    return Repair.objects.filter(case=case).select_related("payers").first()


def _prices(case: Case) -> Iterator[Point]:
    prices = prices_of(case)
    if prices is None:
        return
    times = sorted(quote.at for _, quotes in prices.vendors for quote in quotes)
    yield Point(
        at=times[0],
        until=times[-1],
        title=_("Asked prices, looked at the spot, haggled"),
        weight=Weight.MILESTONE,
        part="prices",
        data=prices,
    )


def _sharing(case: Case) -> Iterator[Point]:
    requests = ShareRequest.objects.filter(case=case).select_related("quote", "scope")
    for request in requests.order_by("chosen_at"):
        sharing = sharing_of(request)
        first, last = _collected_between(request)
        title = (
            _("%(homes)s homes told, agreed, all paid")
            if sharing.complete
            else _("%(homes)s homes share the cost")
        )
        yield Point(
            at=first,
            until=last,
            title=title % {"homes": sharing.homes},
            weight=Weight.MILESTONE if sharing.complete else Weight.STEP,
            part="sharing",
            data=sharing,
        )


def _collected_between(request: ShareRequest) -> tuple[datetime, datetime | None]:
    answers = ShareAnswer.objects.filter(share__request=request).values_list("at", flat=True)
    payments = Receipt.objects.filter(share_payment__share__request=request)
    moments = sorted([*answers, *payments.values_list("at", flat=True)])
    if not moments:
        return request.chosen_at, None
    return moments[0], moments[-1]


def _paid_out(case: Case) -> Iterator[Point]:
    for recorded in _facts(case, ContractorPaid):
        yield Point(
            at=recorded.at,
            title=_("The contractor was paid"),
            words=_("%(sum)s yuan") % {"sum": yuan(recorded.values["amount_fen"])},
            weight=Weight.MILESTONE,
        )


def _credit(case: Case) -> Iterator[Point]:
    awards = Award.objects.filter(because_id__in=_facts(case, CaseClosed).values("id"))
    for award in awards.select_related("rule"):
        yield Point(
            at=award.at,
            title=_("Thanks to the neighbour who led it"),
            words=_("+%(points)s points") % {"points": award.points},
        )
        if award.reversed_at:
            yield Point(
                at=award.reversed_at,
                title=_("The thanks wait until it is really solved"),
                words=_("%(points)s points taken back") % {"points": award.points},
            )


def _notices(case: Case) -> Iterator[Point]:
    notices = Notice.objects.filter(
        community=case.community_id, matter=CaseClosed.matter, matter_id=case.pk
    )
    for notice in notices.select_related("audience"):
        yield Point(
            at=notice.posted_at,
            title=_("Told on the notice board"),
            words=str(notice.audience or ""),
            part="notice",
            data=notice,
        )


def _facts(case: Case, kind: type[CaseFact]) -> QuerySet[RecordedFact]:
    return RecordedFact.objects.filter(
        community_id=case.community_id, kind=kind.kind(), matter=kind.matter, matter_id=case.pk
    )


def is_settled(case: Case) -> bool:
    """The matter is at its end and has its seal."""
    return case.state == State.CLOSED
