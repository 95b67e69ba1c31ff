"""Projects, meetings, resolutions, groups and polls of a story."""

from __future__ import annotations

from datetime import datetime

from linli.deliberation.actions import groups, meetings, polls, projects, resolutions
from linli.deliberation.models import (
    Commitment,
    Group,
    GroupIssue,
    Meeting,
    Plan,
    Poll,
    Project,
    Resolution,
)
from linli.grid.models import Category
from linli.ops.story.clerk import Clerk, Entry
from linli.ops.story.tables import Row, Story
from linli.places.models import Place


def _project(row: Row, clerk: Clerk) -> None:
    project = projects.propose(
        by=clerk.by(),
        at=row.when("proposed_on"),
        title=row.text("title"),
        place=Place.objects.of(clerk.community_id).filter(code=row.text("place_id")).first(),
        category=Category.objects.of(clerk.community_id).filter(code=row.text("category")).first(),
        watch_days=row.number("watch_days"),
        code=row.text("project_id"),
    )
    kinds = [
        line.text("stakeholder_kind")
        for line in clerk.story.rows("meeting_required_kinds")
        if line.text("project_id") == project.code
    ]
    projects.require(project=project, kinds=kinds, by=clerk.by(), at=row.when("proposed_on"))


def _evidence(row: Row, clerk: Clerk) -> None:
    projects.add_evidence(
        project=_of(clerk, row),
        case=clerk.case(row.text("case_id")),
        by=clerk.by(),
        at=_known(row, clerk),
    )


def _verified(row: Row, clerk: Clerk) -> None:
    projects.verify(project=_of(clerk, row), by=clerk.by(), at=row.when("verified_on"))


def _meeting(row: Row, clerk: Clerk) -> None:
    meetings.convene(
        by=clerk.by(),
        at=_convened(row, clerk.story),
        call=meetings.Call(
            kind=row.text("kind"),
            planned_at=row.when("planned_at"),
            topic=row.text("topic"),
            venue=row.text("venue"),
            project=_of(clerk, row),
        ),
        code=row.text("meeting_id"),
    )


def _held(row: Row, clerk: Clerk) -> None:
    present = [
        meetings.Present(
            line.text("stakeholder_kind"), line.text("organisation"), line.number("people")
        )
        for line in clerk.story.rows("meeting_attendance")
        if line.text("meeting_id") == row.text("meeting_id")
    ]
    meetings.hold(
        meeting=Meeting.objects.of(clerk.community_id).get(code=row.text("meeting_id")),
        by=clerk.by(),
        at=row.when("held_at"),
        present=present,
    )


def _resolution(row: Row, clerk: Clerk) -> None:
    meeting = Meeting.objects.of(clerk.community_id).get(code=row.text("meeting_id"))
    resolutions.resolve(
        meeting=meeting,
        by=clerk.by(),
        at=meeting.held_at or meeting.planned_at,
        text=row.text("text"),
        hands=resolutions.Hands(
            row.number("votes_for"), row.number("votes_against"), row.number("votes_abstain")
        ),
        code=row.text("resolution_id"),
    )


def _commitment(row: Row, clerk: Clerk) -> None:
    voted = Resolution.objects.of(clerk.community_id).select_related("meeting")
    found = voted.get(code=row.text("resolution_id"))
    facilities = Place.objects.of(clerk.community_id)
    resolutions.commit(
        resolution=found,
        by=clerk.by(),
        at=found.meeting.held_at or found.meeting.planned_at,
        measure=resolutions.Measure(
            kind=row.text("kind"),
            facility=facilities.filter(code=row.text("facility_id")).first(),
            from_facility=facilities.filter(code=row.text("from_facility_id")).first(),
            min_distance_m=row.whole("min_distance_m"),
        ),
        due_on=row.when("due_on").date(),
        code=row.text("commitment_id"),
    )


def _kept(row: Row, clerk: Clerk) -> None:
    commitment = Commitment.objects.of(clerk.community_id).get(code=row.text("commitment_id"))
    resolutions.keep(commitment=commitment, by=clerk.by(), at=row.when("done_on"))


def _group(row: Row, clerk: Clerk) -> None:
    convenor = clerk.person(row.text("convenor_id"))
    assert convenor is not None
    groups.found(
        by=clerk.by(),
        at=row.when("founded_on"),
        name=row.text("name"),
        convenor=convenor,
        project=Project.objects.of(clerk.community_id).filter(code=row.text("project_id")).first(),
        code=row.text("group_id"),
    )


def _member(row: Row, clerk: Clerk) -> None:
    person = clerk.person(row.text("person_id"))
    assert person is not None
    groups.join(
        group=Group.objects.of(clerk.community_id).get(code=row.text("group_id")),
        person=person,
        by=clerk.by(row.text("person_id")),
        at=row.when("since"),
        until=row.day("until"),
    )


def _issue(row: Row, clerk: Clerk) -> None:
    groups.open_issue(
        group=Group.objects.of(clerk.community_id).get(code=row.text("group_id")),
        by=clerk.by(),
        at=row.when("opened_on"),
        title=row.text("title"),
        code=row.text("issue_id"),
    )


def _solved(row: Row, clerk: Clerk) -> None:
    issues = GroupIssue.objects.of(clerk.community_id).select_related("group")
    groups.solve_issue(
        issue=issues.get(code=row.text("issue_id")),
        by=clerk.by(),
        at=row.when("solved_on"),
        led_by=clerk.person(row.text("led_by")),
    )


def _poll(row: Row, clerk: Clerk) -> None:
    polls.ask(
        by=clerk.by(),
        at=row.when("opens_at"),
        question=row.text("question"),
        opens_at=row.when("opens_at"),
        closes_at=row.when("closes_at"),
        plan=Plan.objects.of(clerk.community_id).filter(code=row.text("plan_id")).first(),
        code=row.text("poll_id"),
    )


def _poll_answer(row: Row, clerk: Clerk) -> None:
    polls.answer(
        poll=Poll.objects.of(clerk.community_id).get(code=row.text("poll_id")),
        dwelling=clerk.dwelling(row.text("dwelling_id")),
        by=clerk.by(),
        at=row.when("answered_at"),
        answer=row.text("answer"),
        code=row.text("answer_id"),
    )


def _of(clerk: Clerk, row: Row) -> Project:
    return Project.objects.of(clerk.community_id).get(code=row.text("project_id"))


def _known(row: Row, clerk: Clerk) -> datetime:
    at = _linked(row, clerk.story)
    assert at is not None
    return at


def _linked(row: Row, story: Story) -> datetime | None:
    """A report is evidence from the proposal on, or from its own day if it came later."""
    proposed = _row(story, "projects", "project_id", row).when("proposed_on")
    return max(proposed, _row(story, "cases", "case_id", row).when("reported_at"))


def _convened(row: Row, story: Story) -> datetime:
    """When it was convened is not told: at the latest when it was planned for, or held."""
    planned = row.when("planned_at")
    return min(planned, row.when("held_at")) if row.text("held_at") else planned


def _at_the_meeting(row: Row, story: Story) -> datetime | None:
    return _row(story, "meetings", "meeting_id", row).moment("held_at")


def _after_the_meeting(row: Row, story: Story) -> datetime | None:
    return _at_the_meeting(_row(story, "resolutions", "resolution_id", row), story)


def _row(story: Story, table: str, column: str, row: Row) -> Row:
    """The row of a table that this row refers to."""
    return next(one for one in story.rows(table) if one.text(column) == row.text(column))


DELIBERATION: dict[str, tuple[Entry, ...]] = {
    "projects": (
        Entry("proposed_on", "project_id", _project),
        Entry("verified_on", "project_id", _verified),
    ),
    "project_cases": (Entry(_linked, "case_id", _evidence),),
    "meetings": (
        Entry(_convened, "meeting_id", _meeting),
        Entry("held_at", "meeting_id", _held),
    ),
    "meeting_required_kinds": (),
    "meeting_attendance": (),
    "resolutions": (Entry(_at_the_meeting, "resolution_id", _resolution),),
    "commitments": (
        Entry(_after_the_meeting, "commitment_id", _commitment),
        Entry("done_on", "commitment_id", _kept),
    ),
    "groups": (Entry("founded_on", "group_id", _group),),
    "group_members": (Entry("since", "person_id", _member),),
    "group_issues": (
        Entry("opened_on", "issue_id", _issue),
        Entry("solved_on", "issue_id", _solved),
    ),
    "polls": (Entry("opens_at", "poll_id", _poll),),
    "poll_answers": (Entry("answered_at", "answer_id", _poll_answer),),
}
