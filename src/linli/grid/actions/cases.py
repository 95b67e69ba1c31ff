"""What is done with a case. States, not corridors: a step may be skipped, and the thread says so.

Every function is an action: it takes whose act it is (`by`) and when it happened (`at`), and raises
Refused with words that say how to go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import clean, one_line
from linli.grid import facts
from linli.grid.models import (
    ENDED,
    Case,
    Category,
    Contact,
    ReportChannel,
    State,
    Step,
    StepKind,
)
from linli.grid.permissions import may_confirm, may_handle
from linli.grid.queries import grid_of
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.people.queries import same_household_or_family
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling, Place


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where something is: a place, perhaps between it and another, a dwelling, a word on the spot.

    The grid is that of the place unless it is given.
    """

    place: Place | None = None
    near: Place | None = None
    dwelling: Dwelling | None = None
    words: str = ""
    grid: Place | None = None


@dataclass(frozen=True, kw_only=True)
class Told:
    """How a case came in and what was said. `title` is what everybody may read."""

    channel: str = ReportChannel.RESIDENT
    description: str = ""
    title: str = ""


OPEN = tuple(state for state in State if state not in ENDED)
SAID_TO_BE_SOLVED = (State.DONE, State.VERIFIED, State.CLOSED)


@action
def report(
    *,
    by: By,
    at: datetime,
    category: Category,
    where: Whereabouts,
    told: Told,
    led_by: Person | None = None,
    key: str | None = None,
    code: str | None = None,
) -> Case:
    """A problem or a need comes in; `by.person_id` is the reporter, None for an anonymous one.

    `key` was made by the form: sent twice, the case is the same. Refused: NOTHING_SAID without a
    place and a word of where it is, TOO_LONG for more than a page of text.
    """
    before = Case.objects.of(by.community_id).filter(key=key).first() if key else None
    if before is not None:
        return before
    description, words = clean(told.description), one_line(where.words)
    if where.place is None and not words:
        raise Refused("NOTHING_SAID", _("Please say where it is, or pick a place."), field="place")
    _check_length(description)
    case = Case.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Case, by.community_id, f"C{day_of(at).year}-")[0],
        reported_at=at,
        reporter_id=by.person_id,
        key=key,
        channel=told.channel,
        category=category,
        place=where.place,
        near=where.near,
        dwelling=where.dwelling,
        where=words,
        grid=where.grid or grid_of(where.place),
        led_by=led_by,
        title=one_line(told.title),
        description=description,
        urgent=category.urgent,
        public=told.channel == ReportChannel.GRID_PATROL,
    )
    record(facts.CaseReported(case_id=case.pk, channel=told.channel), by=by, at=at)
    return case


@action
def accept(*, case: Case, by: By, at: datetime, title: str = "", note: str = "") -> Case:
    """The grid member takes it up; from now on the neighbours can follow it."""
    _handles(by, case, at)
    _step(case, StepKind.ACCEPTED, facts.CaseAccepted, by, at, note=note)
    _move(case, State.ACCEPTED, by, public=True, title=one_line(title) or case.title)
    return case


@action
def reject(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """It is not taken up; the reason is told to whoever reported it."""
    _handles(by, case, at)
    if not clean(note) and not by.history:
        raise Refused("REASON_NEEDED", _("Please say why, and who can help instead."), field="note")
    _step(case, StepKind.REJECTED, facts.CaseRejected, by, at, note=note)
    _move(case, State.REJECTED, by)
    return case


@action
def merge(*, case: Case, into: Case, by: By, at: datetime, note: str = "") -> Case:
    """The same matter was reported before: both reporters stay, one thread goes on."""
    _handles(by, case, at)
    if into.pk == case.pk or into.state == State.MERGED or into.community_id != case.community_id:
        raise Refused("CANNOT_JOIN", _("Pick another matter that is not itself joined to one."))
    _step(case, StepKind.MERGED, facts.CaseMerged, by, at, note=note, into_case_id=into.pk)
    _move(case, State.MERGED, by, merged_into=into)
    return case


@action
def call(*, case: Case, contact: Contact, by: By, at: datetime, note: str = "") -> Step:
    """Somebody of the directory was called about the case."""
    _handles(by, case, at)
    return _step(
        case,
        StepKind.CONTACTED,
        facts.ContactCalled,
        by,
        at,
        note=note,
        contact=contact,
        contact_id=contact.pk,
    )


@action
def escalate(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """It is more than the grid can solve and is handed on, with its reason and documents."""
    _handles(by, case, at)
    _step(case, StepKind.ESCALATED, facts.CaseEscalated, by, at, note=note)
    _move(case, State.ESCALATED, by)
    return case


@action
def suspend(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """It waits for something; the reason is shown."""
    _handles(by, case, at)
    if not clean(note) and not by.history:
        raise Refused("REASON_NEEDED", _("Please say what it is waiting for."), field="note")
    _step(case, StepKind.SUSPENDED, facts.CaseSuspended, by, at, note=note)
    _move(case, State.SUSPENDED, by)
    return case


@action
def resume(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """What it waited for has come."""
    _handles(by, case, at)
    _step(case, StepKind.RESUMED, facts.CaseResumed, by, at, note=note)
    _move(case, State.ACCEPTED, by)
    return case


@action
def start_work(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """Somebody begins to put it right."""
    _handles(by, case, at)
    _step(case, StepKind.WORK_STARTED, facts.WorkStarted, by, at, note=note)
    _move(case, State.IN_PROGRESS, by)
    return case


@action
def finish_work(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """Whoever did the work says it is done; the clock to the solution stops here."""
    _handles(by, case, at)
    _step(case, StepKind.WORK_DONE, facts.WorkDone, by, at, note=note)
    _move(case, State.DONE, by, work_done_at=at)
    return case


@action
def verify(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """Somebody looked, or the reporter says, that it is solved."""
    if not may_confirm(by, case, at):
        raise _not_yours()
    _step(case, StepKind.VERIFIED, facts.CaseVerified, by, at, note=note)
    _move(case, State.VERIFIED, by)
    return case


@action
def close(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """The matter is at its end; whoever led it is credited for it (A34).

    Refused: WORK_NOT_DONE while nobody has said that the work is done; SELF_APPROVAL when the one
    who closes it, or somebody of their household, is credited for it (E12); ALREADY_ENDED when
    another was quicker.
    """
    _handles(by, case, at)
    remarks = []
    for refused in filter(None, (_not_done(case), _own_credit(case, by))):
        if not by.history:
            raise refused
        remarks.append(refused.code)
    _move(case, State.CLOSED, by, closed_at=at)
    _step(
        case,
        StepKind.CLOSED,
        facts.CaseClosed,
        by,
        at,
        note=note,
        remarks=remarks,
        led_by_id=case.led_by_id,
    )
    return case


@action
def reopen(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """It came back, or was not solved: the clock starts again and the credit is taken back."""
    if not may_confirm(by, case, at):
        raise _not_yours()
    if not by.history and case.state not in SAID_TO_BE_SOLVED:
        raise Refused("NOT_CLOSED", _("This matter is still open."))
    if not clean(note) and not by.history:
        raise Refused("REASON_NEEDED", _("Please say what is still wrong."), field="note")
    _step(case, StepKind.REOPENED, facts.CaseReopened, by, at, note=note)
    _set(case, State.REOPENED, tuple(State), by, work_done_at=None, closed_at=None)
    return case


@action
def say(*, case: Case, by: By, at: datetime, note: str, public: bool = False) -> Step:
    """A remark on the thread, for staff or for everybody."""
    _handles(by, case, at)
    if not clean(note):
        raise Refused("NOTHING_SAID", _("Please write a word first."), field="note")
    return _step(case, StepKind.NOTED, facts.CaseNoted, by, at, note=note, public=public)


@action
def name_leader(*, case: Case, leader: Person, by: By, at: datetime) -> Case:
    """Say which neighbour leads this matter to its solution."""
    _handles(by, case, at)
    if case.is_ended:
        raise _ended(case)
    Case.objects.filter(pk=case.pk).update(led_by=leader)
    case.led_by = leader
    record(facts.LeaderNamed(case_id=case.pk, led_by_id=leader.pk), by=by, at=at)
    return case


@action
def take_step(
    *, case: Case, kind: StepKind, fact: type[facts.CaseFact], by: By, at: datetime, note: str = ""
) -> Step:
    """A step that a module above grid adds to the thread: a cause found, neighbours told."""
    _handles(by, case, at)
    step = _step(case, kind, fact, by, at, note=note)
    if kind == StepKind.DIAGNOSED:
        _move(case, State.DIAGNOSED, by)
    return step


def _handles(by: By, case: Case, at: datetime) -> None:
    if not may_handle(by, case, at):
        raise _not_yours()


def _not_yours() -> Refused:
    return Refused(
        "NOT_YOURS_TO_HANDLE", _("Only the grid member in charge or the committee can do this.")
    )


def _not_done(case: Case) -> Refused | None:
    if case.work_done_at is not None:
        return None
    return Refused("WORK_NOT_DONE", _("First note that the work is done, then close it."))


def _own_credit(case: Case, by: By) -> Refused | None:
    if case.led_by is None or by.asked_id is None:
        return None
    asked = Person.objects.of(by.community_id).filter(pk=by.asked_id).first()
    if asked is None or not same_household_or_family(asked, case.led_by):
        return None
    return Refused(
        "SELF_APPROVAL",
        _("You or your family led this matter: please let a colleague close it."),
    )


def _ended(case: Case) -> Refused:
    return Refused(
        "ALREADY_ENDED",
        _("This matter is already %(state)s; open it again if it is not solved.")
        % {"state": case.get_state_display()},
    )


def _check_length(text: str) -> None:
    if len(text) > 4000:
        raise Refused(
            "TOO_LONG", _("That is more than a page. Please say it shorter."), field="description"
        )


def _move(case: Case, state: State, by: By, **changes: object) -> None:
    """Give an open case its new state. A back-entry may find it in any state."""
    _set(case, state, tuple(State) if by.history else OPEN, by, **changes)


def _set(case: Case, state: State, among: Sequence[State], by: By, **changes: object) -> None:
    """Change the case only if it still is in one of these states: of two at once, one wins.

    Entered afterwards, a step on a case that was rejected or merged changes nothing of that.
    """
    if case.state in (State.REJECTED, State.MERGED) and by.history:
        return
    there = Case.objects.of(by.community_id).filter(pk=case.pk, state__in=among)
    if not there.update(state=state, **changes):
        case.refresh_from_db(fields=["state"])
        raise _ended(case)
    case.state = state
    for name, value in changes.items():
        setattr(case, name, value)


def _step(
    case: Case,
    kind: StepKind,
    fact: type[facts.CaseFact],
    by: By,
    at: datetime,
    *,
    note: str = "",
    contact: Contact | None = None,
    public: bool = True,
    remarks: list[str] | None = None,
    **values: object,
) -> Step:
    note = clean(note)
    _check_length(note)
    if kind == StepKind.NOTED:
        values["public"] = public
    recorded = record(fact(case_id=case.pk, **values), by=by, at=at, remarks=remarks)
    return Step.objects.create(
        community_id=case.community_id,
        case=case,
        kind=kind,
        at=at,
        actor_id=by.person_id,
        contact=contact,
        note=note,
        public=public,
        fact_id=recorded.pk,
    )
