"""Which action each row of a story is. A table here is one that the product knows."""

from __future__ import annotations

from collections.abc import Callable

from linli.grid.actions import cases
from linli.grid.actions.joining import merge
from linli.grid.models import Case, Category, Contact, ReportChannel
from linli.journal.by import By
from linli.ops.story.clerk import Clerk, Entry
from linli.ops.story.commons import COMMONS
from linli.ops.story.credit import CREDIT
from linli.ops.story.deliberation import DELIBERATION
from linli.ops.story.estate import ESTATE
from linli.ops.story.rounds import ROUNDS
from linli.ops.story.tables import Row
from linli.ops.story.volunteers import VOLUNTEERS
from linli.ops.story.votes import VOTES
from linli.payments.models import Quote
from linli.repairs.actions import causes, shares
from linli.repairs.models import Responsible


def _report(row: Row, clerk: Clerk) -> None:
    patrol = row.text("channel") == ReportChannel.GRID_PATROL
    cases.report(
        by=clerk.by(row.text("reporter_id")),
        at=row.when("reported_at"),
        code=row.text("case_id"),
        told=cases.Told(
            channel=row.text("channel"),
            title=row.text("description") if patrol else "",
            description=row.text("description"),
        ),
        category=Category.objects.of(clerk.community_id).get(code=row.text("category")),
        where=cases.Whereabouts(
            place=clerk.place(row.text("place_id")), grid=clerk.place(row.text("grid_id"))
        ),
        led_by=clerk.person(row.text("led_by")),
    )


_PLAIN_STEPS: dict[str, Callable[..., Case]] = {
    "accepted": cases.accept,
    "rejected": cases.reject,
    "escalated": cases.escalate,
    "work_started": cases.start_work,
    "work_done": cases.finish_work,
    "verified": cases.verify,
    "closed": cases.close,
    "reopened": cases.reopen,
}


def _event(row: Row, clerk: Clerk) -> None:
    case, by, at = clerk.case(row.text("case_id")), clerk.by(row.text("actor_id")), row.when("at")
    note, ref = row.text("note"), row.text("ref")
    match row.text("event"):
        case "merged":
            merge(case=case, into=clerk.case(ref), by=by, at=at, note=note)
        case "contacted":
            contact = Contact.objects.of(clerk.community_id).get(code=ref)
            cases.call(case=case, contact=contact, by=by, at=at, note=note)
        case "diagnosed":
            causes.find_cause(case=case, by=by, at=at, cause=note)
        case "responsibility_found":
            _responsible(case, ref, note, by, row, clerk)
        case "notice_sent":
            causes.tell_neighbours(case=case, by=by, at=at, note=note)
        case plain:
            _PLAIN_STEPS[plain](case=case, by=by, at=at, note=note)


def _responsible(case: Case, ref: str, note: str, by: By, row: Row, clerk: Clerk) -> None:
    _, _, code = ref.partition(":")
    causes.find_responsible(
        case=case,
        by=by,
        at=row.when("at"),
        responsible=Responsible.THESE_HOUSEHOLDS,
        clause=note,
        payers=clerk.place(code) if code else case.place,
    )


def _quote(row: Row, clerk: Clerk) -> None:
    earlier = Quote.objects.of(clerk.community_id).filter(code=row.text("supersedes")).first()
    causes.ask_price(
        case=clerk.case(row.text("case_id")),
        by=clerk.by(),
        at=row.when("at"),
        code=row.text("quote_id"),
        vendor=row.text("vendor"),
        amount_fen=row.number("amount_fen"),
        site_visited=row.yes("site_visited"),
        supersedes=earlier,
    )


def _share_request(row: Row, clerk: Clerk) -> None:
    quote = Quote.objects.of(clerk.community_id).select_related("inquiry__repair")
    shares.ask_shares(
        case=clerk.case(row.text("case_id")),
        quote=quote.get(code=row.text("quote_id")),
        scope=clerk.place(row.text("scope_id")),
        asked_basis=row.text("asked_basis"),
        by=clerk.by(),
        at=row.when("chosen_at"),
        code=row.text("share_id"),
    )


def _share_answer(row: Row, clerk: Clerk) -> None:
    shares.answer(
        share=clerk.share(row.text("share_id"), row.text("dwelling_id")),
        by=clerk.by(),
        at=row.when("answered_at"),
        answer=row.text("answer"),
        channel=row.text("channel"),
    )


def _share_payment(row: Row, clerk: Clerk) -> None:
    shares.pay(
        share=clerk.share(row.text("share_id"), row.text("dwelling_id")),
        by=clerk.by(),
        at=row.when("at"),
        key=row.text("payment_id"),
        code=row.text("payment_id"),
        amount_fen=row.number("amount_fen"),
        channel=row.text("channel"),
        external_no=row.text("receipt_no"),
    )


ENTRIES: dict[str, tuple[Entry, ...]] = {
    "cases": (Entry("reported_at", "case_id", _report),),
    "case_events": (Entry("at", "event_id", _event),),
    "quotes": (Entry("at", "quote_id", _quote),),
    "share_requests": (Entry("chosen_at", "share_id", _share_request),),
    "share_answers": (Entry("answered_at", "share_id", _share_answer),),
    "share_payments": (Entry("at", "payment_id", _share_payment),),
    **ROUNDS,
    **DELIBERATION,
    **VOTES,
    **ESTATE,
    **VOLUNTEERS,
    **CREDIT,
    **COMMONS,
}
