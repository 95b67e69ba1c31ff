"""How a step gets into a case's thread and a case from state to state: used by every action."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import clean
from linli.core.workdays import due_after
from linli.grid import facts
from linli.grid.models import ENDED, Case, Category, Contact, State, Step, StepKind
from linli.grid.permissions import may_handle
from linli.journal.by import By
from linli.journal.record import record
from linli.places.models import Owned

OPEN = tuple(state for state in State if state not in ENDED)


def refuse_unless_handled(by: By, case: Case, at: datetime) -> None:
    if not may_handle(by, case, at):
        raise not_yours()


def refuse_other_community(by: By, *rows: Owned | None) -> None:
    """Nothing of one community refers to another (E68)."""
    if any(row is not None and row.community_id != by.community_id for row in rows):
        raise Refused("NOT_HERE", _("That does not belong to this community."))


def not_yours() -> Refused:
    return Refused(
        "NOT_YOURS_TO_HANDLE", _("Only the grid member in charge or the committee can do this.")
    )


def ended(case: Case) -> Refused:
    return Refused(
        "ALREADY_ENDED",
        _("This matter is already %(state)s; open it again if it is not solved.")
        % {"state": case.get_state_display()},
    )


def still_open() -> Refused:
    return Refused("NOT_CLOSED", _("This matter is still open."))


def check_length(text: str) -> None:
    if len(text) > 4000:
        raise Refused(
            "TOO_LONG", _("That is more than a page. Please say it shorter."), field="description"
        )


def move(case: Case, state: State, by: By, **changes: object) -> None:
    """Give an open case its new state. A back-entry may find it in any state."""
    change(case, state, tuple(State) if by.history else OPEN, by, **changes)


def change(
    case: Case,
    state: State,
    among: Sequence[State],
    by: By,
    otherwise: Refused | None = None,
    /,
    **changes: object,
) -> None:
    """Change the case only if it still is in one of these states: of two at once, one wins.

    The other is refused: ALREADY_ENDED, or `otherwise` where the case goes on. Entered afterwards,
    a step on a case that was rejected or merged changes nothing of that.
    """
    if case.state in (State.REJECTED, State.MERGED) and by.history:
        return
    there = Case.objects.of(by.community_id).filter(pk=case.pk, state__in=among)
    if not there.update(state=state, **changes):
        case.refresh_from_db(fields=["state"])
        raise ended(case) if case.is_ended else otherwise or still_open()
    case.state = state
    for name, value in changes.items():
        setattr(case, name, value)


def due_of(category: Category, at: datetime) -> datetime:
    """Until when a matter of this kind should be solved whose clock begins now."""
    return due_after(at, hours=category.due_hours, workdays=category.due_workdays)


def add_step(
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
    check_length(note)
    if fact is facts.CaseNoted:
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
