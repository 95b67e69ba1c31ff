"""Calling a meeting, being there, holding it, writing it down (A06, A07)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.deliberation import facts
from linli.deliberation.models import Attendance, Meeting, Project, SignIn, StakeholderKind
from linli.deliberation.permissions import may_be_there, may_convene
from linli.deliberation.procedure import PROCEDURES, is_short_notice
from linli.deliberation.queries import missing_at
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes


@dataclass(frozen=True)
class Present:
    """So many people of an organisation, as which kind of stakeholder."""

    kind: str
    organisation: str
    people: int


@dataclass(frozen=True, kw_only=True)
class Call:
    """What a meeting is called for. `entitled` is how many may decide, where that matters."""

    kind: str
    planned_at: datetime
    topic: str
    venue: str = ""
    project: Project | None = None
    entitled: int | None = None
    required_kinds: tuple[str, ...] = ()
    at_short_notice: bool = False


@action
def convene(*, by: By, at: datetime, call: Call, code: str = "") -> Meeting:
    """Set a meeting. With less than two days' notice that has to be said to be meant.

    Refused: NOTHING_SAID, IN_THE_PAST, TOO_SOON, QUORUM_UNKNOWN.
    """
    convenes(by, at)
    if not by.history:
        _refuse_unclear(call, at)
    meeting = Meeting.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Meeting, by.community_id, "M")[0],
        project=call.project,
        kind=call.kind,
        planned_at=call.planned_at,
        venue=one_line(call.venue),
        topic=one_line(call.topic),
        entitled=call.entitled,
        required_kinds=_required(call),
    )
    remarks = ["TOO_SOON"] if is_short_notice(call.planned_at, at) else []
    record(facts.MeetingPlanned(meeting_id=meeting.pk), by=by, at=at, remarks=remarks)
    return meeting


@action
def give_notice(*, meeting: Meeting, by: By, at: datetime) -> Meeting:
    """Tell everybody when, where and about what; later than two days before, that is remarked.

    Refused: STANDS_ELSEWHERE.
    """
    convenes(by, at)
    change(meeting, (Meeting.State.PLANNED,), state=Meeting.State.NOTICED, noticed_at=at)
    remarks = ["TOO_SOON"] if is_short_notice(meeting.planned_at, at) else []
    record(facts.MeetingNoticed(meeting_id=meeting.pk), by=by, at=at, remarks=remarks)
    return meeting


@action
def cancel(*, meeting: Meeting, by: By, at: datetime) -> Meeting:
    """It does not take place. Refused: STANDS_ELSEWHERE."""
    convenes(by, at)
    change(meeting, _AHEAD, state=Meeting.State.CANCELLED)
    record(facts.MeetingCancelled(meeting_id=meeting.pk), by=by, at=at)
    return meeting


@action
def sign_in(
    *,
    meeting: Meeting,
    person: Person,
    by: By,
    at: datetime,
    kind: str = StakeholderKind.RESIDENTS,
    channel: str = SignIn.Channel.SCANNED,
) -> SignIn:
    """Somebody is there. Said twice, they are there once. Refused: NOT_YOURS_TO_SIGN, NOT_NOW."""
    if not may_be_there(by, person, at):
        raise Refused("NOT_YOURS_TO_SIGN", _("Everybody signs in for themselves."))
    if meeting.state not in (*_AHEAD, Meeting.State.RUNNING):
        raise Refused("NOT_NOW", _("This meeting is over, so nobody can sign in any more."))
    there, new = SignIn.objects.get_or_create(
        meeting=meeting,
        person=person,
        defaults={
            "community_id": by.community_id,
            "stakeholder_kind": kind,
            "channel": channel,
            "at": at,
        },
    )
    if new:
        record(facts.SignedIn(meeting_id=meeting.pk, person_id=person.pk), by=by, at=at)
    return there


@action
def count_guests(*, meeting: Meeting, by: By, at: datetime, guests: Present) -> Attendance:
    """So many came of an organisation whose people are on no register. Refused: NOT_NOW."""
    convenes(by, at)
    if meeting.state not in (*_AHEAD, Meeting.State.RUNNING):
        raise Refused("NOT_NOW", _("This meeting is over, so nobody can sign in any more."))
    counted = Attendance.objects.create(
        community_id=by.community_id, meeting=meeting, **_row(guests)
    )
    fact = facts.GuestsCounted(
        meeting_id=meeting.pk, stakeholder_kind=guests.kind, people=guests.people
    )
    record(fact, by=by, at=at)
    return counted


@action
def begin(*, meeting: Meeting, by: By, at: datetime) -> Meeting:
    """The chair opens it. Refused: STANDS_ELSEWHERE."""
    convenes(by, at)
    change(meeting, _AHEAD, state=Meeting.State.RUNNING, held_at=at)
    _talked_over(meeting)
    record(facts.MeetingBegun(meeting_id=meeting.pk), by=by, at=at)
    return meeting


@action
def end(*, meeting: Meeting, by: By, at: datetime) -> Meeting:
    """The chair ends it: who signed in is written into the attendance.

    Refused: STANDS_ELSEWHERE, STILL_TALKING.
    """
    convenes(by, at)
    if meeting.agenda.filter(state="open").exists():
        raise Refused("STILL_TALKING", _("First end what is being talked over."))
    change(meeting, (Meeting.State.RUNNING,), state=Meeting.State.HELD, ended_at=at)
    signed = Counter(meeting.sign_ins.values_list("stakeholder_kind", flat=True))
    _attended(meeting, (Present(kind, "", people) for kind, people in sorted(signed.items())))
    _held(meeting, by, at)
    return meeting


@action
def hold(*, meeting: Meeting, by: By, at: datetime, present: Iterable[Present]) -> Meeting:
    """It took place, and these were there. A missing kind is a warning, not a refusal (A07)."""
    convenes(by, at)
    mine = Meeting.objects.of(by.community_id).filter(pk=meeting.pk, held_at__isnull=True)
    if not mine.update(held_at=at, ended_at=at, state=Meeting.State.HELD):
        raise Refused("ALREADY_HELD", _("This meeting is already written down."))
    meeting.held_at, meeting.ended_at, meeting.state = at, at, Meeting.State.HELD
    _attended(meeting, present)
    _talked_over(meeting)
    _held(meeting, by, at)
    return meeting


def convenes(by: By, at: datetime) -> None:
    """Refused: NOT_YOURS_TO_CONVENE."""
    if not may_convene(by, at):
        raise Refused("NOT_YOURS_TO_CONVENE", _("The committee or the grid staff do this."))


def change(meeting: Meeting, before: Iterable[str], **values: object) -> None:
    """Move a meeting on from where it stands. Refused: STANDS_ELSEWHERE."""
    mine = Meeting.objects.of(meeting.community_id).filter(Q(state__in=list(before)), pk=meeting.pk)
    if not mine.update(**values):
        raise Refused("STANDS_ELSEWHERE", _("A colleague was quicker: it stands elsewhere now."))
    for name, value in values.items():
        setattr(meeting, name, value)


_AHEAD = (Meeting.State.PLANNED, Meeting.State.NOTICED)


def _refuse_unclear(call: Call, at: datetime) -> None:
    if not one_line(call.topic):
        raise Refused("NOTHING_SAID", _("Please say what it is about."), field="topic")
    if call.planned_at <= at:
        raise Refused("IN_THE_PAST", _("That hour is over."), field="on")
    if is_short_notice(call.planned_at, at) and not call.at_short_notice:
        raise Refused(
            "TOO_SOON",
            _("People need two days' notice. Choose a later day, or tick that it cannot wait."),
            field="on",
        )
    if PROCEDURES[call.kind].quorum and not call.entitled:
        raise Refused(
            "QUORUM_UNKNOWN",
            _("How many may decide? A quorum is counted from it."),
            field="entitled",
        )


def _required(call: Call) -> list[str]:
    """Those who have to come: whoever is named and the project's own, else by kind of meeting."""
    required = {*call.required_kinds}
    if call.project is not None and call.kind == Meeting.Kind.DELIBERATION:
        required |= set(call.project.required_kinds.values_list("stakeholder_kind", flat=True))
    return sorted(required or PROCEDURES[call.kind].must_come)


def _attended(meeting: Meeting, present: Iterable[Present]) -> None:
    Attendance.objects.bulk_create(
        Attendance(community_id=meeting.community_id, meeting=meeting, **_row(one))
        for one in present
    )


def _row(present: Present) -> dict[str, object]:
    return {
        "stakeholder_kind": present.kind,
        "organisation": one_line(present.organisation),
        "people": present.people,
    }


def _talked_over(meeting: Meeting) -> None:
    if meeting.project_id is not None:
        proposed = Project.objects.filter(pk=meeting.project_id, state=Project.State.PROPOSED)
        proposed.update(state=Project.State.DELIBERATING)


def _held(meeting: Meeting, by: By, at: datetime) -> None:
    missing = ",".join(missing_at(meeting))
    record(facts.MeetingHeld(meeting_id=meeting.pk, missing=missing), by=by, at=at)
