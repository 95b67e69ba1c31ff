"""Meetings, resolutions and what they make somebody do (A06, A07, A08)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import clean, one_line
from linli.deliberation.facts import (
    CommitmentKept,
    CommitmentMade,
    MeetingHeld,
    MeetingPlanned,
    ResolutionVoted,
)
from linli.deliberation.models import Attendance, Commitment, Meeting, Project, Resolution
from linli.deliberation.permissions import may_convene
from linli.deliberation.rules import carried, missing_kinds
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.codes import fresh_codes
from linli.places.models import Place

NOTICE = timedelta(days=2)
"""A meeting is announced, with its agenda, at least two days before."""


@dataclass(frozen=True)
class Present:
    """So many people of an organisation, as which kind of stakeholder."""

    kind: str
    organisation: str
    people: int


@dataclass(frozen=True)
class Hands:
    """How the hands went."""

    votes_for: int
    against: int
    abstain: int


@dataclass(frozen=True)
class Measure:
    """What is to be taken away or put up, and how far from where it has to be."""

    kind: str
    words: str = ""
    facility: Place | None = None
    from_facility: Place | None = None
    min_distance_m: int | None = None


@action
def convene(
    *,
    by: By,
    at: datetime,
    kind: str,
    planned_at: datetime,
    topic: str,
    venue: str = "",
    project: Project | None = None,
    code: str = "",
) -> Meeting:
    """Set a meeting. Refused: TOO_SOON with less than two days' notice."""
    _convenes(by, at)
    remarks = []
    if planned_at - at < NOTICE:
        if not by.history:
            raise Refused(
                "TOO_SOON", _("People need two days' notice. Please choose a later time.")
            )
        remarks.append("TOO_SOON")
    meeting = Meeting.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Meeting, by.community_id, "M")[0],
        project=project,
        kind=kind,
        planned_at=planned_at,
        venue=one_line(venue),
        topic=one_line(topic),
    )
    record(MeetingPlanned(meeting_id=meeting.pk), by=by, at=at, remarks=remarks)
    return meeting


@action
def hold(*, meeting: Meeting, by: By, at: datetime, present: Iterable[Present]) -> Meeting:
    """It took place, and these were there. A missing kind is a warning, not a refusal (A07)."""
    _convenes(by, at)
    there = list(present)
    mine = Meeting.objects.of(by.community_id).filter(pk=meeting.pk, held_at__isnull=True)
    if not mine.update(held_at=at, state=Meeting.State.HELD):
        raise Refused("ALREADY_HELD", _("This meeting is already written down."))
    meeting.held_at, meeting.state = at, Meeting.State.HELD
    Attendance.objects.bulk_create(
        Attendance(
            community_id=by.community_id,
            meeting=meeting,
            stakeholder_kind=one.kind,
            organisation=one.organisation,
            people=one.people,
        )
        for one in there
    )
    if meeting.project is not None:
        proposed = Project.objects.filter(pk=meeting.project.pk, state=Project.State.PROPOSED)
        proposed.update(state=Project.State.DELIBERATING)
    missing = missing_kinds(_required(meeting), (one.kind for one in there))
    record(MeetingHeld(meeting_id=meeting.pk, missing=",".join(missing)), by=by, at=at)
    return meeting


@action
def resolve(
    *, meeting: Meeting, by: By, at: datetime, text: str, hands: Hands, code: str = ""
) -> Resolution:
    """A motion was put to the vote. Refused: NOT_HELD, NOTHING_SAID."""
    _convenes(by, at)
    if meeting.held_at is None:
        raise Refused("NOT_HELD", _("First write down who was there."))
    if not clean(text):
        raise Refused("NOTHING_SAID", _("Please write the motion as it was put."), field="text")
    passed = carried(hands.votes_for, hands.against, hands.abstain)
    resolution = Resolution.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Resolution, by.community_id, "R")[0],
        meeting=meeting,
        text=clean(text),
        votes_for=hands.votes_for,
        votes_against=hands.against,
        votes_abstain=hands.abstain,
        passed=passed,
    )
    fact = ResolutionVoted(meeting_id=meeting.pk, resolution_id=resolution.pk, passed=passed)
    record(fact, by=by, at=at)
    return resolution


@action
def commit(
    *,
    resolution: Resolution,
    by: By,
    at: datetime,
    measure: Measure,
    due_on: date,
    code: str = "",
) -> Commitment:
    """What follows from a resolution, by when. Refused: NOT_PASSED."""
    _convenes(by, at)
    if not resolution.passed and not by.history:
        raise Refused("NOT_PASSED", _("This motion did not pass."))
    commitment = Commitment.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Commitment, by.community_id, "CM")[0],
        resolution=resolution,
        kind=measure.kind,
        words=one_line(measure.words),
        facility=measure.facility,
        from_facility=measure.from_facility,
        min_distance_m=measure.min_distance_m,
        due_on=due_on,
    )
    record(CommitmentMade(commitment_id=commitment.pk), by=by, at=at)
    return commitment


@action
def keep(*, commitment: Commitment, by: By, at: datetime) -> Commitment:
    """It is done. Refused: ALREADY_DONE."""
    _convenes(by, at)
    day = day_of(at)
    mine = Commitment.objects.of(by.community_id).filter(pk=commitment.pk, done_on__isnull=True)
    if not mine.update(done_on=day):
        raise Refused("ALREADY_DONE", _("That is already noted as done."))
    commitment.done_on = day
    fact = CommitmentKept(commitment_id=commitment.pk, late=day > commitment.due_on)
    record(fact, by=by, at=at)
    return commitment


def _required(meeting: Meeting) -> list[str]:
    if meeting.project is None or meeting.kind != Meeting.Kind.DELIBERATION:
        return []
    return list(meeting.project.required_kinds.values_list("stakeholder_kind", flat=True))


def _convenes(by: By, at: datetime) -> None:
    if not may_convene(by, at):
        raise Refused("NOT_YOURS_TO_CONVENE", _("The committee or the grid staff do this."))
