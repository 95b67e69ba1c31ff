"""What the neighbours say: me too, it is solved, it is not."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.grid import facts
from linli.grid.actions.joining import count_in
from linli.grid.actions.steps import add_step, change, ended, not_yours
from linli.grid.models import Case, MeToo, State, StepKind
from linli.grid.permissions import is_concerned
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
    """A neighbour whom it concerns says that it is solved: another fact than "work done"."""
    _concerned(case, by)
    add_step(case, StepKind.CONFIRMED, facts.FixConfirmed, by, at, note=note)
    if not case.is_ended:
        change(case, State.VERIFIED, tuple(State), by)
    return case


@action
def deny_fix(*, case: Case, by: By, at: datetime, note: str, half: bool = False) -> Case:
    """It is not solved, or only half: the matter is open again and its clock starts anew."""
    _concerned(case, by)
    if case.state not in (State.DONE, State.VERIFIED, State.CLOSED):
        raise Refused("NOT_DONE_YET", _("Nobody has said yet that this is done."))
    if not note.strip():
        raise Refused("REASON_NEEDED", _("Please say what is still wrong."), field="note")
    kind = StepKind.HALF_FIXED if half else StepKind.NOT_FIXED
    add_step(case, kind, facts.FixDenied, by, at, note=note, half=half)
    if case.state == State.CLOSED:
        add_step(case, StepKind.REOPENED, facts.CaseReopened, by, at)
    change(case, State.REOPENED, tuple(State), by, work_done_at=None, closed_at=None)
    return case


def _concerned(case: Case, by: By) -> None:
    if not is_concerned(by, case):
        raise not_yours()
