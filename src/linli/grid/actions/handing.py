"""Giving a case to whoever is responsible, and what they answer (A51, A52, A58)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import clean, one_line
from linli.core.workdays import due_after
from linli.grid import facts
from linli.grid.actions.steps import add_step, move, refuse_unless_handled
from linli.grid.models import Case, Contact, Handing, State, StepKind, Whistle
from linli.journal.by import By
from linli.journal.record import action


@action
def hand(*, case: Case, contact: Contact, by: By, at: datetime, clause: str = "") -> Handing:
    """Give the case to whoever is responsible, by which clause."""
    refuse_unless_handled(by, case, at)
    handing = Handing.objects.create(
        community_id=by.community_id,
        case=case,
        contact=contact,
        clause=one_line(clause),
        at=at,
    )
    add_step(
        case,
        StepKind.HANDED,
        facts.CaseHanded,
        by,
        at,
        note=clause,
        contact=contact,
        contact_id=contact.pk,
    )
    move(case, State.IN_PROGRESS, by)
    return handing


@action
def take(*, handing: Handing, by: By, at: datetime) -> Handing:
    """They say that they take it."""
    _answer(handing, by, at, Handing.State.TAKEN)
    add_step(
        handing.case,
        StepKind.NOTED,
        facts.CaseTaken,
        by,
        at,
        note=_("%(who)s takes it.") % {"who": handing.contact},
        contact=handing.contact,
        contact_id=handing.contact_id,
    )
    return handing


@action
def send_back(
    *, handing: Handing, by: By, at: datetime, reason: str, instead: Contact | None
) -> Handing | None:
    """They say that it is not theirs; the case goes to whom they name as responsible.

    Refused: REASON_NEEDED, INSTEAD_NEEDED: a refusal names who is responsible instead.
    """
    if not clean(reason):
        raise Refused("REASON_NEEDED", _("Please write down their reason."), field="reason")
    if instead is None or instead.pk == handing.contact_id:
        raise Refused(
            "INSTEAD_NEEDED",
            _("Whoever says no names who is responsible instead."),
            field="instead",
        )
    _answer(handing, by, at, Handing.State.RETURNED, reason=one_line(reason), instead=instead)
    add_step(
        handing.case,
        StepKind.RETURNED,
        facts.CaseReturned,
        by,
        at,
        note=reason,
        contact=handing.contact,
        contact_id=handing.contact_id,
        instead_contact_id=instead.pk,
    )
    move(handing.case, State.RETURNED, by)
    return hand(case=handing.case, contact=instead, by=by, at=at, clause=reason)


@action
def whistle(*, case: Case, contact: Contact, by: By, at: datetime, workdays: int = 3) -> Whistle:
    """吹哨: call a department to come within so many working days."""
    refuse_unless_handled(by, case, at)
    blown = Whistle.objects.create(
        community_id=by.community_id,
        case=case,
        contact=contact,
        at=at,
        due_at=due_after(at, workdays=workdays),
    )
    add_step(
        case,
        StepKind.WHISTLED,
        facts.DepartmentCalled,
        by,
        at,
        contact=contact,
        whistle_id=blown.pk,
    )
    return blown


@action
def report_in(*, whistle: Whistle, by: By, at: datetime, answer: str) -> Whistle:
    """报到: the department came, and what it said or did."""
    refuse_unless_handled(by, whistle.case, at)
    if not clean(answer):
        raise Refused("NOTHING_SAID", _("Please write what they said or did."), field="answer")
    mine = Whistle.objects.of(by.community_id).filter(pk=whistle.pk, answered_at__isnull=True)
    if not mine.update(answered_at=at, answer=one_line(answer)[:400]):
        raise Refused("ANSWERED_ALREADY", _("Their answer is already written down."))
    add_step(
        whistle.case,
        StepKind.ANSWERED,
        facts.DepartmentCame,
        by,
        at,
        note=answer,
        contact=whistle.contact,
        whistle_id=whistle.pk,
        in_time=at <= whistle.due_at,
    )
    whistle.refresh_from_db(fields=["answered_at", "answer"])
    return whistle


@action
def extend(*, case: Case, by: By, at: datetime, until: datetime, reason: str) -> Case:
    """More time, asked for before the deadline, with the reason shown.

    Refused: TOO_LATE after the deadline, NOT_LATER, REASON_NEEDED.
    """
    refuse_unless_handled(by, case, at)
    if not clean(reason):
        raise Refused("REASON_NEEDED", _("Please say why more time is needed."), field="reason")
    if case.due_at is not None and at > case.due_at:
        raise Refused("TOO_LATE", _("The time is over; more time is asked for before that."))
    if case.due_at is not None and until <= case.due_at:
        raise Refused("NOT_LATER", _("Please choose a later day."), field="until")
    add_step(case, StepKind.EXTENDED, facts.TimeExtended, by, at, note=reason)
    Case.objects.of(by.community_id).filter(pk=case.pk).update(due_at=until)
    case.due_at = until
    return case


def _answer(
    handing: Handing,
    by: By,
    at: datetime,
    state: Handing.State,
    reason: str = "",
    instead: Contact | None = None,
) -> None:
    refuse_unless_handled(by, handing.case, at)
    mine = Handing.objects.of(by.community_id).filter(pk=handing.pk, state=Handing.State.ASKED)
    if not mine.update(state=state, answered_at=at, reason=reason, instead=instead):
        raise Refused("ANSWERED_ALREADY", _("Their answer is already written down."))
    handing.refresh_from_db(fields=["state", "answered_at", "reason", "instead"])
