"""Giving a case to whoever is responsible, and what they answer (A51, A52, A58)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import clean, one_line
from linli.core.workdays import due_after
from linli.grid import facts
from linli.grid.actions.boundary import refuse_wrong_hands
from linli.grid.actions.steps import (
    add_step,
    move,
    refuse_other_community,
    refuse_unless_handled,
)
from linli.grid.models import Case, Contact, Handing, Level, State, StepKind, Whistle
from linli.journal.by import By
from linli.journal.record import action


@action
def hand(
    *,
    case: Case,
    contact: Contact,
    by: By,
    at: datetime,
    clause: str = "",
    document: str = "",
) -> Handing:
    """Give the case to whoever is responsible, by which clause, an authority by which document.

    Refused: NOT_YOURS_TO_HANDLE, ENFORCEMENT_BOUNDARY, DOCUMENT_NEEDED (guardrail E56).
    """
    refuse_unless_handled(by, case, at)
    refuse_other_community(by, contact)
    clause, document = one_line(clause)[:200], one_line(document)[:120]
    refuse_wrong_hands(case, contact, document, by)
    handing = Handing.objects.create(
        community_id=by.community_id,
        case=case,
        contact=contact,
        clause=clause,
        document=document,
        at=at,
    )
    add_step(
        case,
        StepKind.HANDED,
        facts.CaseHanded,
        by,
        at,
        note="\n".join(filter(None, [clause, document])),
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
    *,
    handing: Handing,
    by: By,
    at: datetime,
    reason: str,
    instead: Contact | None,
    document: str = "",
) -> Handing | None:
    """They say that it is not theirs; the case goes to whom they name as responsible.

    Where that one has said no as well, each names the other: the joint meeting decides, and there
    is no new handing. Refused: REASON_NEEDED, INSTEAD_NEEDED: a refusal names who is responsible
    instead; and what `hand` refuses.
    """
    if not clean(reason):
        raise Refused("REASON_NEEDED", _("Please write down their reason."), field="reason")
    if instead is None or instead.pk == handing.contact_id:
        raise Refused(
            "INSTEAD_NEEDED",
            _("Whoever says no names who is responsible instead."),
            field="instead",
        )
    case = handing.case
    _answer(handing, by, at, Handing.State.RETURNED, reason=one_line(reason), instead=instead)
    add_step(
        case,
        StepKind.RETURNED,
        facts.CaseReturned,
        by,
        at,
        note=reason,
        contact=handing.contact,
        contact_id=handing.contact_id,
        instead_contact_id=instead.pk,
    )
    move(case, State.RETURNED, by)
    if case.handings.filter(contact=instead, state=Handing.State.RETURNED).exists():
        _let_the_joint_meeting_decide(case, handing.contact, instead, by, at)
        return None
    return hand(case=case, contact=instead, by=by, at=at, clause=reason, document=document)


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


def waiting_for(case: Case) -> Handing | None:
    """The handing that nobody has answered yet."""
    asked = Handing.objects.filter(case_id=case.pk, state=Handing.State.ASKED)
    asked = asked.select_related("contact", "case")
    return asked.order_by("at", "pk").last()


def called(case: Case) -> Whistle | None:
    """The department that was called and has not come yet."""
    blown = Whistle.objects.filter(case_id=case.pk, answered_at__isnull=True)
    blown = blown.select_related("contact", "case")
    return blown.order_by("at", "pk").first()


def _let_the_joint_meeting_decide(
    case: Case, one: Contact, other: Contact, by: By, at: datetime
) -> None:
    note = _("%(one)s and %(other)s each name the other. The joint meeting decides.")
    names = {"one": one, "other": other}
    level = max(Level.JOINT_MEETING, case.level)
    add_step(case, StepKind.ESCALATED, facts.CaseEscalated, by, at, note=note % names, level=level)
    move(case, State.ESCALATED, by, level=level)


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
