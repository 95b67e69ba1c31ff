"""Notices about fees, the reading room, events, and kind words of a story."""

from __future__ import annotations

from datetime import datetime

from linli.activities import actions as activities
from linli.activities.models import Event
from linli.commons.actions import books, sharing
from linli.commons.models import Book, Loan
from linli.estate.models import Period
from linli.mechanism.fee_notices import Scope, publish_rate, thank_by_name
from linli.notices.models import Notice
from linli.ops.story.clerk import Clerk, Entry
from linli.ops.story.tables import Row, Story
from linli.places.models import Place


def _notice(row: Row, clerk: Clerk) -> None:
    periods = Period.objects.of(clerk.community_id)
    places = Place.objects.of(clerk.community_id)
    scope = Scope(
        list(periods.filter(code__in=row.text("period_id").split("|"))),
        list(places.filter(code__in=row.text("scope_ids").split("|"))),
    )
    at, code = row.when("posted_at"), row.text("notice_id")
    if row.text("kind") == Notice.Kind.COLLECTION_RATE:
        publish_rate(scope=scope, by=clerk.by(), at=at, code=code)
    else:
        channel = row.text("channel")
        thank_by_name(scope=scope, channel=channel, by=clerk.by(), at=at, code=code)


def _booking(row: Row, clerk: Clerk) -> None:
    activities.book(
        by=clerk.by(),
        at=clerk.story.as_of,
        venue=row.text("venue"),
        starts_at=row.when("starts_at"),
        ends_at=row.when("ends_at"),
        purpose=row.text("purpose"),
        code=row.text("booking_id"),
    )


def _event(row: Row, clerk: Clerk) -> None:
    activities.hold_event(
        by=clerk.by(),
        at=row.when("held_on"),
        kind=row.text("kind"),
        venue=row.text("venue"),
        families=row.number("families"),
        young_parents=row.number("young_parents"),
        code=row.text("event_id"),
    )


def _book(row: Row, clerk: Clerk) -> None:
    books.donate(
        by=clerk.by(),
        at=row.when("donated_on"),
        title=row.text("title"),
        donor_alias=row.text("donor_alias"),
        code=row.text("book_id"),
    )


def _loan(row: Row, clerk: Clerk) -> None:
    books.lend(
        book=Book.objects.of(clerk.community_id).get(code=row.text("book_id")),
        borrower_alias=row.text("borrower_alias"),
        by=clerk.by(),
        at=row.when("lent_on"),
        code=row.text("loan_id"),
    )


def _returned(row: Row, clerk: Clerk) -> None:
    """A loan that was refused does not come back."""
    loan = Loan.objects.of(clerk.community_id).filter(code=row.text("loan_id")).first()
    if loan is not None:
        books.take_back(loan=loan, by=clerk.by(), at=row.when("returned_on"))


def _taking(row: Row, clerk: Clerk) -> None:
    sharing.take(
        event=_of(row, clerk),
        item=row.text("item"),
        amount_fen=row.number("amount_fen"),
        by=clerk.by(),
        at=row.when("at"),
        code=row.text("taking_id"),
    )


def _payout(row: Row, clerk: Clerk) -> None:
    sharing.give(
        event=_of(row, clerk),
        beneficiary=row.text("beneficiary"),
        amount_fen=row.number("amount_fen"),
        by=clerk.by(),
        at=row.when("at"),
        code=row.text("payout_id"),
    )


def _partner(row: Row, clerk: Clerk) -> None:
    sharing.agree(
        by=clerk.by(),
        at=row.when("agreed_on"),
        name=row.text("name"),
        kind=row.text("kind"),
        code=row.text("partner_id"),
    )


def _feedback(row: Row, clerk: Clerk) -> None:
    sharing.say(
        by=clerk.by(row.text("person_id")),
        at=row.when("given_at"),
        about=row.text("about"),
        words=row.text("words"),
        may_quote=row.yes("may_quote"),
        person=clerk.person(row.text("person_id")),
        code=row.text("feedback_id"),
    )


def _opened(row: Row, story: Story) -> datetime:
    """A sale is open from its first taking on, which may be before noon."""
    noon = row.when("held_on")
    takings = (one for one in story.rows("charity_takings") if _same(one, row))
    return min([noon, *(one.when("at") for one in takings)])


def _in_file_order(row: Row, story: Story) -> datetime:
    """When a room was booked is not told; the file tells who was first."""
    return story.as_of


def _same(taking: Row, event: Row) -> bool:
    return taking.text("event_id") == event.text("event_id")


def _of(row: Row, clerk: Clerk) -> Event:
    return Event.objects.of(clerk.community_id).get(code=row.text("event_id"))


COMMONS: dict[str, tuple[Entry, ...]] = {
    "notices": (Entry("posted_at", "notice_id", _notice),),
    "feedback": (Entry("given_at", "feedback_id", _feedback),),
    "partners": (Entry("agreed_on", "partner_id", _partner),),
    "venue_bookings": (Entry(_in_file_order, "booking_id", _booking),),
    "books": (Entry("donated_on", "book_id", _book),),
    "book_loans": (
        Entry("returned_on", "loan_id", _returned),
        Entry("lent_on", "loan_id", _loan),
    ),
    "events": (Entry(_opened, "event_id", _event),),
    "charity_takings": (Entry("at", "taking_id", _taking),),
    "charity_payouts": (Entry("at", "payout_id", _payout),),
}
