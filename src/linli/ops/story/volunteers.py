"""Skills, Saturdays, service at home and shifts of a story."""

from __future__ import annotations

from datetime import datetime

from linli.ops.story.clerk import Clerk, Entry
from linli.ops.story.tables import Row, Story
from linli.people.models import Team
from linli.volunteers.actions import services, shifts
from linli.volunteers.models import HomeVisit, Series


def _skill(row: Row, clerk: Clerk) -> None:
    person = clerk.person(row.text("person_id"))
    assert person is not None
    services.offer_skill(
        person=person,
        skill=row.text("skill"),
        by=clerk.by(row.text("person_id")),
        at=row.when("since"),
    )


def _series(row: Row, clerk: Clerk) -> None:
    services.begin_series(
        team=Team.objects.of(clerk.community_id).get(code=row.text("team_id")),
        weekday=row.number("weekday"),
        first_on=row.when("first_on").date(),
        last_on=row.day("last_on"),
        by=clerk.by(),
        at=row.when("first_on"),
        code=row.text("series_id"),
    )


def _session(row: Row, clerk: Clerk) -> None:
    served = {
        line.text("skill"): line.number("served")
        for line in clerk.story.rows("session_services")
        if line.text("session_id") == row.text("session_id")
    }
    services.note_session(
        series=Series.objects.of(clerk.community_id).get(code=row.text("series_id")),
        planned_on=row.when("planned_on").date(),
        outcome=row.text("outcome"),
        held_on=row.day("held_on"),
        reason=row.text("reason"),
        served=served,
        by=clerk.by(),
        at=row.when("planned_on"),
        code=row.text("session_id"),
    )


def _home_visit(row: Row, clerk: Clerk) -> None:
    services.ask_home_visit(
        dwelling=clerk.dwelling(row.text("dwelling_id")),
        skill=row.text("skill"),
        requested_by=row.text("requested_by"),
        consent=row.yes("consent"),
        by=clerk.by(),
        at=row.when("requested_at"),
        code=row.text("request_id"),
    )


def _visited(row: Row, clerk: Clerk) -> None:
    visits = HomeVisit.objects.of(clerk.community_id)
    services.make_home_visit(
        visit=visits.get(code=row.text("request_id")),
        visitors=(clerk.person(row.text("visitor_1")), clerk.person(row.text("visitor_2"))),
        by=clerk.by(),
        at=row.when("visited_at"),
    )


def _shift(row: Row, clerk: Clerk) -> None:
    person = clerk.person(row.text("person_id"))
    assert person is not None
    code = row.text("shift_id")
    clerk.unconfirmed[code] = shifts.note_shift(
        post=clerk.posts[row.text("post_id")],
        person=person,
        planned=(row.when("planned_start"), row.when("planned_end")),
        served=(row.moment("checked_in"), row.moment("checked_out")),
        by=clerk.by(row.text("person_id")),
        at=_served(row, clerk.story),
        code=code,
    )


def _confirmed(row: Row, clerk: Clerk) -> None:
    """Given at check-out. A shift that was refused, or came before, is not confirmed again."""
    shift = clerk.unconfirmed.pop(row.text("shift_id"), None)
    confirmed_by = clerk.person(row.text("confirmed_by"))
    if shift is None or confirmed_by is None:
        return
    at = _given(row, clerk.story)
    assert at is not None
    shifts.confirm(shift=shift, confirmed_by=confirmed_by, by=clerk.by(), at=at)


def _served(row: Row, story: Story) -> datetime:
    return row.moment("checked_in") or row.when("planned_start")


def _given(row: Row, story: Story) -> datetime | None:
    if not row.text("confirmed_by"):
        return None
    return row.moment("checked_out") or _served(row, story)


VOLUNTEERS: dict[str, tuple[Entry, ...]] = {
    "skills": (Entry("since", "person_id", _skill),),
    "recurring_services": (Entry("first_on", "series_id", _series),),
    "service_sessions": (Entry("planned_on", "session_id", _session),),
    "session_services": (),
    "home_visits": (
        Entry("requested_at", "request_id", _home_visit),
        Entry("visited_at", "request_id", _visited),
    ),
    "shifts": (
        Entry(_served, "shift_id", _shift, once=True),
        Entry(_given, "shift_id", _confirmed),
    ),
}
