"""Settlements, redemptions and honours of a story."""

from __future__ import annotations

from linli.credit import honours, redemption
from linli.credit.models import Honour, Item
from linli.mechanism.requests import settle_hours
from linli.ops.story.clerk import Clerk, Entry
from linli.ops.story.tables import Row


def _settlement(row: Row, clerk: Clerk) -> None:
    settle_hours(
        by=clerk.by(),
        at=row.when("run_at"),
        from_date=row.when("from_date").date(),
        to_date=row.when("to_date").date(),
        code=row.text("settlement_id"),
    )


def _redemption(row: Row, clerk: Clerk) -> None:
    person = clerk.person(row.text("person_id"))
    assert person is not None
    redemption.redeem(
        person=person,
        item=Item.objects.of(clerk.community_id).get(code=row.text("item_id")),
        quantity=row.number("quantity"),
        by=clerk.by(row.text("person_id")),
        at=row.when("requested_at"),
        code=row.text("request_id"),
    )


def _nomination(row: Row, clerk: Clerk) -> None:
    nominee = clerk.person(row.text("nominee_id"))
    assert nominee is not None
    honours.propose(
        by=clerk.by(row.text("nominated_by")),
        at=row.when("nominated_on"),
        nominee=nominee,
        title=row.text("title"),
        year=row.number("year"),
        comment_until=row.when("comment_until").date(),
        awarding_body=row.text("awarding_body"),
        code=row.text("nomination_id"),
    )


def _awarded(row: Row, clerk: Clerk) -> None:
    approved_by = clerk.person(row.text("approved_by"))
    assert approved_by is not None
    honours.award(
        honour=Honour.objects.of(clerk.community_id).get(code=row.text("nomination_id")),
        approved_by=approved_by,
        by=clerk.by(row.text("approved_by")),
        at=row.when("awarded_on"),
    )


CREDIT: dict[str, tuple[Entry, ...]] = {
    "point_settlements": (Entry("run_at", "settlement_id", _settlement),),
    "redemptions": (Entry("requested_at", "request_id", _redemption),),
    "honour_nominations": (
        Entry("nominated_on", "nomination_id", _nomination),
        Entry("awarded_on", "nomination_id", _awarded),
    ),
}
