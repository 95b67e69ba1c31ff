"""Patrols, visits, trainings and rectifications of a story."""

from __future__ import annotations

from linli.grid.actions import patrols, rectifications, visits
from linli.grid.models import Rectification, VisitCampaign
from linli.ops.story.clerk import Clerk, Entry
from linli.ops.story.tables import Row
from linli.people.models import Team
from linli.places.models import Place
from linli.volunteers.actions.trainings import hold_training


def _patrol(row: Row, clerk: Clerk) -> None:
    member = clerk.person(row.text("member_id"))
    assert member is not None
    patrols.patrol(
        by=clerk.by(row.text("member_id")),
        at=row.when("at"),
        grid=clerk.place(row.text("grid_id")),
        member=member,
        accompanied_by=clerk.person(row.text("accompanied_by")),
        code=row.text("patrol_id"),
    )


def _visit(row: Row, clerk: Clerk) -> None:
    campaigns = VisitCampaign.objects.of(clerk.community_id)
    visitor = clerk.person(row.text("visitor_id"))
    assert visitor is not None
    visits.visit(
        by=clerk.by(row.text("visitor_id")),
        at=row.when("at"),
        dwelling=clerk.dwelling(row.text("dwelling_id")),
        grid=clerk.place(row.text("grid_id")),
        visitor=visitor,
        outcome=row.text("outcome"),
        parts=visits.FourParts(
            row.yes("visit"), row.yes("contact"), row.yes("publicity"), row.yes("service")
        ),
        campaign=campaigns.filter(code=row.text("campaign_id")).first(),
        code=row.text("visit_id"),
    )


def _training(row: Row, clerk: Clerk) -> None:
    hold_training(
        by=clerk.by(row.text("trainer_id")),
        at=row.when("held_on"),
        team=Team.objects.of(clerk.community_id).get(code=row.text("team_id")),
        held_on=row.when("held_on").date(),
        topic=row.text("topic"),
        attendees=row.number("attendees"),
        trainer=clerk.person(row.text("trainer_id")),
        code=row.text("training_id"),
    )


def _found(row: Row, clerk: Clerk) -> None:
    place = Place.objects.of(clerk.community_id).filter(code=row.text("place")).first()
    party = row.text("party_id")
    rectifications.find(
        by=clerk.by(),
        at=row.when("found_on"),
        kind=row.text("kind"),
        place=place,
        where="" if place else row.text("place"),
        party=clerk.shop(party) if row.text("party_type") == "shop" else clerk.person(party),
        code=row.text("rectification_id"),
    )


def _talked(row: Row, clerk: Clerk) -> None:
    rectifications.talk(rectification=_of(row, clerk), by=clerk.by(), at=row.when("talked_on"))


def _agreed(row: Row, clerk: Clerk) -> None:
    rectifications.agree(rectification=_of(row, clerk), by=clerk.by(), at=row.when("agreed_on"))


def _removed(row: Row, clerk: Clerk) -> None:
    at = row.when("removed_on")
    rectifications.note_removed(rectification=_of(row, clerk), by=clerk.by(), at=at)


def _referred(row: Row, clerk: Clerk) -> None:
    """The table names no day for the document: it is known from the day of finding on."""
    if document := row.text("authority_document"):
        rectifications.refer(
            rectification=_of(row, clerk), by=clerk.by(), at=row.when("found_on"), document=document
        )


def _of(row: Row, clerk: Clerk) -> Rectification:
    found = Rectification.objects.of(clerk.community_id).select_related("place", "person", "shop")
    return found.get(code=row.text("rectification_id"))


ROUNDS: dict[str, tuple[Entry, ...]] = {
    "rectifications": (
        Entry("found_on", "rectification_id", _found),
        Entry("found_on", "rectification_id", _referred),
        Entry("talked_on", "rectification_id", _talked),
        Entry("agreed_on", "rectification_id", _agreed),
        Entry("removed_on", "rectification_id", _removed),
    ),
    "trainings": (Entry("held_on", "training_id", _training),),
    "visits": (Entry("at", "visit_id", _visit),),
    "patrols": (Entry("at", "patrol_id", _patrol),),
}
