"""Where a shared repair stands: which steps are behind it, which one is open, what is to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import cached_property

from linli.grid.models import Case, StepKind
from linli.payments.models import Quote
from linli.repairs.closeout import saved_on_first
from linli.repairs.models import Repair, Responsible, Share, ShareRequest
from linli.repairs.queries import (
    NOTHING,
    Progress,
    Stairwell,
    progress_of,
    shares_of,
    stairwells_of,
)


class Stage(StrEnum):
    """The steps of the bench in their order."""

    CAUSE = "cause"
    RESPONSIBLE = "responsible"
    PRICES = "prices"
    ANSWERS = "answers"
    COLLECT = "collect"
    PAY = "pay"
    SETTLED = "settled"
    ELSEWHERE = "elsewhere"


ORDER = [
    Stage.CAUSE,
    Stage.RESPONSIBLE,
    Stage.PRICES,
    Stage.ANSWERS,
    Stage.COLLECT,
    Stage.PAY,
    Stage.SETTLED,
]
_FIRST_STEPS = (Stage.CAUSE, Stage.RESPONSIBLE)
_STEP_OF = {
    StepKind.DIAGNOSED: Stage.CAUSE,
    StepKind.RESPONSIBILITY_FOUND: Stage.RESPONSIBLE,
}


@dataclass(frozen=True, kw_only=True)
class Vendor:
    """A vendor's prices from the first to the one that stands."""

    name: str
    quotes: list[Quote]

    @property
    def standing(self) -> Quote:
        return self.quotes[-1]

    @property
    def earlier(self) -> list[Quote]:
        return self.quotes[:-1]


class Bench:
    """A case's shared repair as its page shows it; read once, whatever is asked of it."""

    def __init__(self, case: Case, asked: str = "") -> None:
        self.case = case
        self.asked = asked

    @cached_property
    def repair(self) -> Repair | None:
        found = Repair.objects.filter(case=self.case).select_related("payers__parent")
        return found.first()

    @cached_property
    def request(self) -> ShareRequest | None:
        found = ShareRequest.objects.filter(case=self.case).select_related(
            "quote__inquiry", "scope__parent", "case__grid"
        )
        last = found.order_by("chosen_at").last()
        return None if last is not None and self._is_past(last) else last

    @cached_property
    def progress(self) -> Progress:
        if self.request is None:
            return NOTHING
        return progress_of([self.request]).get(self.request.pk, NOTHING)

    @cached_property
    def shares(self) -> list[Share]:
        return list(shares_of(self.request)) if self.request else []

    @cached_property
    def stairwells(self) -> list[Stairwell]:
        return stairwells_of(self.shares)

    @property
    def equal_fen(self) -> int:
        return sum(share.equal_fen for share in self.shares)

    @property
    def by_area_fen(self) -> int:
        return sum(share.by_area_fen for share in self.shares)

    @cached_property
    def vendors(self) -> list[Vendor]:
        if self.repair is None:
            return []
        by_name: dict[str, list[Quote]] = {}
        quotes = Quote.objects.filter(inquiry=self.repair.inquiry_id)
        if self.request is None and self._opened_again_at is not None:
            quotes = quotes.filter(at__gte=self._opened_again_at)
        for quote in quotes.order_by("at", "id"):
            by_name.setdefault(quote.vendor, []).append(quote)
        return [Vendor(name=name, quotes=quotes) for name, quotes in by_name.items()]

    @cached_property
    def done_at(self) -> dict[str, datetime]:
        """When each step behind was last taken, as far as that is known."""
        steps = self.case.steps.filter(kind__in=_STEP_OF).order_by("at", "id")
        at = {_STEP_OF[StepKind(step.kind)].value: step.at for step in steps}
        if self.request is not None:
            at[Stage.PRICES] = self.request.chosen_at
            at |= _latest(Stage.ANSWERS, [share.answered_at for share in self.shares])
            at |= _latest(Stage.COLLECT, [share.paid_at for share in self.shares])
        return at

    @cached_property
    def neighbours_told(self) -> bool:
        return self.case.steps.filter(kind=StepKind.NOTICE_SENT).exists()

    @property
    def saved_fen(self) -> int:
        """Saved on the earliest price: by the chosen one, or so far by the lowest that stands."""
        if self.request is not None:
            return saved_on_first(self.request)
        if not self.vendors:
            return 0
        first = min((vendor.quotes[0] for vendor in self.vendors), key=lambda quote: quote.at)
        lowest = min(vendor.standing.amount_fen for vendor in self.vendors)
        return max(0, first.amount_fen - lowest)

    @property
    def reached(self) -> Stage:
        """The step that everything before it has led to."""
        if self.request is not None:
            return self._stage_of_sharing(self.request)
        if self.repair is None or not self.repair.cause:
            return Stage.CAUSE
        if not self.repair.responsible:
            return Stage.RESPONSIBLE
        shared = self.repair.responsible == Responsible.THESE_HOUSEHOLDS
        return Stage.PRICES if shared else Stage.ELSEWHERE

    @property
    def open(self) -> Stage:
        """The step whose form is shown: the one reached, or an earlier one to be put right."""
        may_go_back = self.request is None and not self.case.is_ended
        if may_go_back and self.asked in _FIRST_STEPS:
            return min(Stage(self.asked), self.reached, key=_place)
        return self.reached

    @property
    def marks(self) -> dict[str, str]:
        """How each step is drawn on the line: done, now, or still to come."""
        now = _place(self.open)
        return {
            stage.value: "big" if _place(stage) < now else "now" if stage == self.open else "next"
            for stage in ORDER
        }

    @cached_property
    def _opened_again_at(self) -> datetime | None:
        again = self.case.steps.filter(kind=StepKind.REOPENED).order_by("at", "id").last()
        return again.at if again else None

    def _is_past(self, request: ShareRequest) -> bool:
        """It was paid for, and the matter came back: the next bill is another one."""
        if request.state != ShareRequest.State.SETTLED:
            return False
        again = self._opened_again_at
        return again is not None and request.chosen_at < again

    def _stage_of_sharing(self, request: ShareRequest) -> Stage:
        if request.state == ShareRequest.State.SETTLED:
            return Stage.SETTLED
        if self.progress.all_paid:
            return Stage.PAY
        if request.state == ShareRequest.State.COLLECTING:
            return Stage.COLLECT
        return Stage.ANSWERS


def _latest(stage: Stage, moments: Iterable[datetime | None]) -> dict[str, datetime]:
    known = [moment for moment in moments if moment is not None]
    return {stage.value: max(known)} if known else {}


def _place(stage: Stage) -> int:
    return ORDER.index(stage) if stage in ORDER else ORDER.index(Stage.PRICES)
