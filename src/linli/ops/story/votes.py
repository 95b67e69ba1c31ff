"""Owners' votes and their ballots in a story."""

from __future__ import annotations

from linli.ballots.actions.admitting import Way
from linli.ballots.actions.ballots import cast
from linli.ballots.actions.votes import Question, close, draft, open_vote
from linli.ballots.models import Vote
from linli.ballots.rules import RollLine
from linli.core.area import parse_area
from linli.deliberation.models import OwnersMatter, Plan
from linli.ops.story.clerk import Clerk, Entry
from linli.ops.story.tables import Row
from linli.places.models import Place


def _opened(row: Row, clerk: Clerk) -> None:
    """The table tells of a vote from its opening on, with the roll as it was frozen."""
    opens, closes = row.when("opens_at"), row.when("closes_at")
    roll = [
        RollLine(
            clerk.dwellings[line.text("dwelling_id")].pk,
            clerk.people[line.text("owner_id")].pk,
            parse_area(line.text("area_m2")),
        )
        for line in clerk.story.rows("vote_roll")
        if line.text("vote_id") == row.text("vote_id")
    ]
    vote = draft(
        by=clerk.by(),
        at=opens,
        question=Question(
            title=row.text("title"), decision_type=row.text("decision_type"), signed=True
        ),
        scope=_around({line.dwelling for line in roll}, clerk),
        opens_at=opens,
        closes_at=closes,
        code=row.text("vote_id"),
    )
    plan = Plan.objects.of(clerk.community_id).filter(code=row.text("plan_id")).first()
    OwnersMatter.objects.create(community_id=clerk.community_id, vote=vote, plan=plan)
    open_vote(vote=vote, by=clerk.by(), at=opens, roll=roll)


def _around(homes: set[int], clerk: Clerk) -> Place | None:
    """The compound or building in which all these homes lie; None where they lie apart."""
    buildings = {home.unit.parent for home in clerk.dwellings.values() if home.pk in homes}
    compounds = {building.parent for building in buildings if building}
    return next((both.pop() for both in (buildings, compounds) if len(both) == 1), None)


def _counted(row: Row, clerk: Clerk) -> None:
    vote = Vote.objects.of(clerk.community_id).get(code=row.text("vote_id"))
    close(vote=vote, by=clerk.by(), at=row.when("closes_at"))


def _ballot(row: Row, clerk: Clerk) -> None:
    cast_by = clerk.person(row.text("cast_by"))
    assert cast_by is not None
    cast(
        vote=Vote.objects.of(clerk.community_id).get(code=row.text("vote_id")),
        dwelling=clerk.dwelling(row.text("dwelling_id")),
        cast_by=cast_by,
        by=clerk.by(row.text("cast_by")),
        at=row.when("cast_at"),
        choice=row.text("choice"),
        way=Way(channel=row.text("channel"), proxy_document=row.yes("proxy_document")),
        code=row.text("ballot_id"),
    )


VOTES: dict[str, tuple[Entry, ...]] = {
    "votes": (
        Entry("opens_at", "vote_id", _opened),
        Entry("closes_at", "vote_id", _counted, after="ballots"),
    ),
    "vote_roll": (),
    "ballots": (Entry("cast_at", "ballot_id", _ballot),),
}
