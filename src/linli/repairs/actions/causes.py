"""What is broken, who has to have it mended, and what that would cost (A51-A53)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import clean, one_line
from linli.grid.actions.cases import take_step
from linli.grid.models import Case, StepKind
from linli.grid.permissions import may_handle
from linli.journal.by import By
from linli.journal.record import action, record
from linli.payments.actions.quotes import note_quote
from linli.payments.models import Inquiry, Quote
from linli.places.models import Place
from linli.repairs.facts import CauseFound, NeighboursTold, QuoteNoted, ResponsibilityFound
from linli.repairs.models import Repair, Responsible


def repair_of(case: Case) -> Repair:
    """The repair of a case, begun when it has none yet."""

    def inquiry() -> Inquiry:
        return Inquiry.objects.create(community_id=case.community_id, title=case.headline[:120])

    begun, _ = Repair.objects.select_related("inquiry").get_or_create(
        case=case, defaults={"community_id": case.community_id, "inquiry": inquiry}
    )
    return begun


@action
def find_cause(
    *, case: Case, by: By, at: datetime, cause: str, expert: str = "", measures: str = ""
) -> Repair:
    """Somebody who knows looked at it and said what it is (A51)."""
    if not clean(cause) and not by.history:
        raise Refused("NOTHING_SAID", _("Please write what the cause is."), field="cause")
    take_step(case=case, kind=StepKind.DIAGNOSED, fact=CauseFound, by=by, at=at, note=cause)
    repair = repair_of(case)
    repair.cause, repair.expert, repair.measures = clean(cause), one_line(expert), clean(measures)
    repair.save(update_fields=["cause", "expert", "measures"])
    return repair


@action
def find_responsible(
    *,
    case: Case,
    by: By,
    at: datetime,
    responsible: str,
    clause: str = "",
    payers: Place | None = None,
) -> Repair:
    """Who has to have it mended, and by which clause of contract or law (A52).

    Refused: CLAUSE_NEEDED; PAYERS_NEEDED when the owners of some homes pay together.
    """
    if not one_line(clause) and not by.history:
        raise Refused(
            "CLAUSE_NEEDED", _("Please cite the contract or the law this rests on."), field="clause"
        )
    if responsible == Responsible.THESE_HOUSEHOLDS and payers is None:
        raise Refused(
            "PAYERS_NEEDED", _("Please pick the building or stairwell that pays."), field="payers"
        )
    take_step(
        case=case,
        kind=StepKind.RESPONSIBILITY_FOUND,
        fact=ResponsibilityFound,
        by=by,
        at=at,
        note=clause,
    )
    repair = repair_of(case)
    repair.responsible, repair.clause, repair.payers = responsible, one_line(clause), payers
    repair.save(update_fields=["responsible", "clause", "payers"])
    return repair


@action
def ask_price(
    *,
    case: Case,
    by: By,
    at: datetime,
    vendor: str,
    amount_fen: int,
    site_visited: bool = False,
    supersedes: Quote | None = None,
    note: str = "",
    code: str | None = None,
) -> Quote:
    """Note a price for this repair, or a vendor's lower one after haggling (A53)."""
    if not may_handle(by, case, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Only the grid member in charge can do this."))
    quote = note_quote(
        inquiry=repair_of(case).inquiry,
        by=by,
        at=at,
        vendor=vendor,
        amount_fen=amount_fen,
        site_visited=site_visited,
        supersedes=supersedes,
        note=note,
        code=code,
    )
    record(QuoteNoted(case_id=case.pk, quote_id=quote.pk), by=by, at=at)
    return quote


@action
def tell_neighbours(*, case: Case, by: By, at: datetime, note: str = "") -> None:
    """Every household was told the reason, the prices, both bases and how to object (A54)."""
    take_step(case=case, kind=StepKind.NOTICE_SENT, fact=NeighboursTold, by=by, at=at, note=note)
