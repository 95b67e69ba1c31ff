"""What is done with a case. States, not corridors: a step may be skipped, and the thread says so.

Every function is an action: it takes whose act it is (`by`) and when it happened (`at`), and raises
Refused with words that say how to go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import clean, one_line
from linli.grid import facts
from linli.grid.actions.boundary import refuse_to_demolish
from linli.grid.actions.recurrence import watch_for_recurrence
from linli.grid.actions.steps import (
    add_step,
    change,
    check_length,
    due_of,
    ended,
    move,
    not_yours,
    refuse_other_community,
    refuse_unless_handled,
    still_open,
)
from linli.grid.models import (
    Case,
    Category,
    Contact,
    Level,
    ReportChannel,
    State,
    Step,
    StepKind,
)
from linli.grid.permissions import may_confirm
from linli.grid.queries import grid_of
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.people.queries import same_household_or_family
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling, Place, PlaceKind


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
    refuse_other_community(by, category, where.place, where.near, where.dwelling, led_by)
    before = Case.objects.of(by.community_id).filter(key=key).first() if key else None
    if before is not None:
        return before
    description, words = clean(told.description), one_line(where.words)
    if where.place is None and not words:
        raise Refused("NOTHING_SAID", _("Please say where it is, or pick a place."), field="place")
    check_length(description)
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
        due_at=due_of(category, at),
        public=told.channel == ReportChannel.GRID_PATROL,
    )
    record(facts.CaseReported(case_id=case.pk, channel=told.channel), by=by, at=at)
    watch_for_recurrence(case, by, at)
    return case


@action
def accept(*, case: Case, by: By, at: datetime, title: str = "", note: str = "") -> Case:
    """The grid member takes it up; from now on the neighbours can follow it.

    Refused: ALREADY_TAKEN when a colleague was quicker.
    """
    refuse_unless_handled(by, case, at)
    add_step(case, StepKind.ACCEPTED, facts.CaseAccepted, by, at, note=note)
    taken = Refused("ALREADY_TAKEN", _("A colleague has already taken it up."))
    waiting = tuple(State) if by.history else (State.REPORTED, State.REOPENED, State.RETURNED)
    known_as = one_line(title) or case.title
    change(case, State.ACCEPTED, waiting, by, taken, public=True, title=known_as)
    return case


@action
def reject(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """It is not taken up; the reason is told to whoever reported it."""
    refuse_unless_handled(by, case, at)
    if not clean(note) and not by.history:
        raise Refused("REASON_NEEDED", _("Please say why, and who can help instead."), field="note")
    add_step(case, StepKind.REJECTED, facts.CaseRejected, by, at, note=note)
    move(case, State.REJECTED, by)
    return case


@action
def call(*, case: Case, contact: Contact, by: By, at: datetime, note: str = "") -> Step:
    """Somebody of the directory was called about the case."""
    refuse_unless_handled(by, case, at)
    return add_step(
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
def escalate(*, case: Case, by: By, at: datetime, note: str = "", level: int | None = None) -> Case:
    """It is more than this rung can solve and climbs the ladder (A58), by default to the next.

    Refused: NOT_HIGHER, REASON_NEEDED.
    """
    refuse_unless_handled(by, case, at)
    to = min(case.level + 1, Level.DEPARTMENT) if level is None else level
    if not by.history:
        if to <= case.level:
            raise Refused("NOT_HIGHER", _("It is already there. Pick a higher place."))
        if not clean(note):
            raise Refused("REASON_NEEDED", _("Please say why it has to go higher."), field="note")
    add_step(case, StepKind.ESCALATED, facts.CaseEscalated, by, at, note=note, level=to)
    move(case, State.ESCALATED, by, level=to)
    return case


@action
def give_to_grid(*, case: Case, grid: Place, by: By, at: datetime, note: str = "") -> Case:
    """It lies in another grid, whose members go on with it.

    Refused: NOT_A_GRID, REASON_NEEDED, ALREADY_ENDED.
    """
    refuse_unless_handled(by, case, at)
    refuse_other_community(by, grid)
    if grid.kind != PlaceKind.GRID or grid.pk == case.grid_id:
        raise Refused("NOT_A_GRID", _("Please choose the other grid."), field="grid")
    if not clean(note):
        raise Refused("REASON_NEEDED", _("Please say why it is theirs."), field="note")
    said = f"{case.grid or _('no grid')} → {grid}\n{clean(note)}"
    add_step(case, StepKind.REGRIDDED, facts.GridChanged, by, at, note=said, grid_id=grid.pk)
    move(case, State(case.state), by, grid=grid)
    return case


@action
def suspend(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """It waits for something; the reason is shown."""
    refuse_unless_handled(by, case, at)
    if not clean(note) and not by.history:
        raise Refused("REASON_NEEDED", _("Please say what it is waiting for."), field="note")
    add_step(case, StepKind.SUSPENDED, facts.CaseSuspended, by, at, note=note)
    move(case, State.SUSPENDED, by)
    return case


@action
def resume(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """What it waited for has come."""
    refuse_unless_handled(by, case, at)
    add_step(case, StepKind.RESUMED, facts.CaseResumed, by, at, note=note)
    move(case, State.ACCEPTED, by)
    return case


@action
def start_work(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """Somebody begins to put it right. Refused: ENFORCEMENT_BOUNDARY, see `boundary`."""
    refuse_unless_handled(by, case, at)
    refuse_to_demolish(case, by)
    add_step(case, StepKind.WORK_STARTED, facts.WorkStarted, by, at, note=note)
    move(case, State.IN_PROGRESS, by)
    return case


@action
def finish_work(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """Whoever did the work says it is done; the clock to the solution stops here."""
    refuse_unless_handled(by, case, at)
    add_step(case, StepKind.WORK_DONE, facts.WorkDone, by, at, note=note)
    move(case, State.DONE, by, work_done_at=at)
    return case


@action
def verify(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """Somebody looked, or the reporter says, that it is solved."""
    if not may_confirm(by, case, at):
        raise not_yours()
    add_step(case, StepKind.VERIFIED, facts.CaseVerified, by, at, note=note)
    move(case, State.VERIFIED, by)
    return case


@action
def close(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """The matter is at its end; whoever led it is credited for it (A34).

    Refused: WORK_NOT_DONE while nobody has said that the work is done; SELF_APPROVAL when the one
    who closes it, or somebody of their household, is credited for it (E12); ALREADY_ENDED when
    another was quicker.
    """
    refuse_unless_handled(by, case, at)
    remarks = []
    for refused in filter(None, (_not_done(case), _own_credit(case, by))):
        if not by.history:
            raise refused
        remarks.append(refused.code)
    move(case, State.CLOSED, by, closed_at=at)
    add_step(
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
        raise not_yours()
    if not by.history and case.state != State.CLOSED:
        raise still_open()
    if not clean(note) and not by.history:
        raise Refused("REASON_NEEDED", _("Please say what is still wrong."), field="note")
    add_step(case, StepKind.REOPENED, facts.CaseReopened, by, at, note=note)
    among = tuple(State) if by.history else (State.CLOSED,)
    anew = due_of(case.category, at)
    change(case, State.REOPENED, among, by, work_done_at=None, closed_at=None, due_at=anew)
    return case


@action
def say(*, case: Case, by: By, at: datetime, note: str, public: bool = False) -> Step:
    """A remark on the thread, for staff or for everybody."""
    refuse_unless_handled(by, case, at)
    if not clean(note):
        raise Refused("NOTHING_SAID", _("Please write a word first."), field="note")
    return add_step(case, StepKind.NOTED, facts.CaseNoted, by, at, note=note, public=public)


@action
def name_leader(*, case: Case, leader: Person, by: By, at: datetime) -> Case:
    """Say which neighbour leads this matter to its solution."""
    refuse_unless_handled(by, case, at)
    refuse_other_community(by, leader)
    if case.is_ended:
        raise ended(case)
    Case.objects.filter(pk=case.pk).update(led_by=leader)
    case.led_by = leader
    record(facts.LeaderNamed(case_id=case.pk, led_by_id=leader.pk), by=by, at=at)
    return case


@action
def take_step(
    *, case: Case, kind: StepKind, fact: type[facts.CaseFact], by: By, at: datetime, note: str = ""
) -> Step:
    """A step that a module above grid adds to the thread: a cause found, neighbours told."""
    refuse_unless_handled(by, case, at)
    step = add_step(case, kind, fact, by, at, note=note)
    if kind == StepKind.DIAGNOSED:
        move(case, State.DIAGNOSED, by)
    return step


def _not_done(case: Case) -> Refused | None:
    if case.work_done_at is not None:
        return None
    return Refused("WORK_NOT_DONE", _("First note that the work is done, then close it."))


def _own_credit(case: Case, by: By) -> Refused | None:
    leader = case.led_by
    if leader is None:
        return None
    hands = Person.objects.of(by.community_id).filter(pk__in={by.person_id, by.recorded_by_id})
    if not any(same_household_or_family(person, leader) for person in hands):
        return None
    return Refused(
        "SELF_APPROVAL",
        _("You or your family led this matter: please let a colleague close it."),
    )
