"""What the neighbours say: me too, it is solved, it is not."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.grid import facts
from linli.grid.actions.joining import count_in
from linli.grid.actions.steps import add_step, change, due_of, ended, not_yours
from linli.grid.models import Case, MeToo, State, StepKind
from linli.grid.permissions import is_concerned, may_handle
from linli.journal.by import By
from linli.journal.record import action, record


@action
def me_too(*, case: Case, by: By, at: datetime) -> Case:
    """That concerns me as well: counted once a person; enough of them may call for a meeting.

    Refused: ALREADY_ENDED, YOURS_ALREADY for whoever told it, WHO_ARE_YOU without a name.
    """
    if case.is_ended:
        raise ended(case)
    if by.person_id is not None and by.person_id == case.reporter_id:
        raise Refused("YOURS_ALREADY", _("You have told us already: it is on its way."))
    if by.person_id is None:
        raise Refused("WHO_ARE_YOU", _("Please log in first, so that each neighbour counts once."))
    _me_too, new = MeToo.objects.get_or_create(
        case=case,
        person_id=by.person_id,
        defaults={"community_id": by.community_id, "at": at},
    )
    if not new:
        return case
    count_in(case, 1, by, at)
    record(facts.MeTooSaid(case_id=case.pk, count=case.me_too), by=by, at=at)
    return case


@action
def confirm_fix(*, case: Case, by: By, at: datetime, note: str = "") -> Case:
    """A neighbour whom it concerns says that it is solved: another fact than "work done".

    Refused: NOT_YOURS_TO_HANDLE, NOT_DONE_YET, SAID_OTHERWISE when another was quicker to deny it.
    """
    if not is_concerned(by, case):
        raise not_yours()
    _refuse_unless_done(case)
    add_step(case, StepKind.CONFIRMED, facts.FixConfirmed, by, at, note=note)
    denied = _("In the meantime somebody said that it is not solved yet.")
    stays = State.CLOSED if case.state == State.CLOSED else State.VERIFIED
    change(case, stays, _as_it_stands(case), by, Refused("SAID_OTHERWISE", denied))
    return case


@action
def deny_fix(*, case: Case, by: By, at: datetime, note: str, half: bool = False) -> Case:
    """It is not solved, or only half: the matter is open again and its clock starts anew.

    Said by a neighbour whom it concerns, or by whoever handles it and looked. Refused:
    NOT_YOURS_TO_HANDLE, NOT_DONE_YET, REASON_NEEDED, OPEN_AGAIN when another was quicker.
    """
    if not is_concerned(by, case) and not may_handle(by, case, at):
        raise not_yours()
    _refuse_unless_done(case)
    if not note.strip():
        raise Refused("REASON_NEEDED", _("Please say what is still wrong."), field="note")
    kind = StepKind.HALF_FIXED if half else StepKind.NOT_FIXED
    add_step(case, kind, facts.FixDenied, by, at, note=note, half=half)
    if case.state == State.CLOSED:
        add_step(case, StepKind.REOPENED, facts.CaseReopened, by, at)
    change(
        case,
        State.REOPENED,
        _as_it_stands(case),
        by,
        Refused("OPEN_AGAIN", _("It has just been opened again.")),
        work_done_at=None,
        closed_at=None,
        due_at=due_of(case.category, at),
    )
    return case


def _as_it_stands(case: Case) -> tuple[State, ...]:
    """What was closed and what is only done end differently, so neither counts for the other."""
    return (State.CLOSED,) if case.state == State.CLOSED else (State.DONE, State.VERIFIED)


def _refuse_unless_done(case: Case) -> None:
    if case.state not in (State.DONE, State.VERIFIED, State.CLOSED):
        raise Refused("NOT_DONE_YET", _("Nobody has said yet that this is done."))
