"""The watch after closing: what comes back is laid beside what was closed (A09)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.grid import facts
from linli.grid.actions.joining import join
from linli.grid.actions.steps import add_step, change, due_of, refuse_unless_handled
from linli.grid.models import Case, Recurrence, State, StepKind
from linli.grid.rules import days_after, in_watch
from linli.journal.by import By
from linli.journal.record import action, record


def watch_for_recurrence(case: Case, by: By, at: datetime) -> Recurrence | None:
    """Lay a new case beside the last closed one of its kind and place, if that is still watched."""
    if case.place_id is None:
        return None
    same = Case.objects.of(by.community_id).closed()
    same = same.filter(category=case.category_id, place=case.place_id, closed_at__lte=at)
    earlier = same.exclude(pk=case.pk).order_by("closed_at").last()
    if earlier is None or earlier.closed_at is None:
        return None
    days = days_after(earlier.closed_at, at)
    if not in_watch(days, case.community.thresholds.watch_days):
        return None
    seen = Recurrence.objects.create(
        community_id=by.community_id, case=case, earlier=earlier, days=days
    )
    fact = facts.RecurrenceSeen(case_id=case.pk, earlier_case_id=earlier.pk, days=days)
    record(fact, by=by, at=at)
    return seen


@action
def it_came_back(*, recurrence: Recurrence, by: By, at: datetime) -> Case:
    """It is the old matter again: that one is open again, and the new report joins it.

    What its closing had earned is taken back by the mechanism. Refused: ANSWERED_ALREADY.
    """
    case, earlier = recurrence.case, recurrence.earlier
    refuse_unless_handled(by, case, at)
    _judge(recurrence, by, at, Recurrence.Answer.REOPENED)
    if earlier.state == State.CLOSED:
        add_step(earlier, StepKind.REOPENED, facts.CaseReopened, by, at)
        anew = due_of(earlier.category, at)
        change(
            earlier,
            State.REOPENED,
            (State.CLOSED,),
            by,
            work_done_at=None,
            closed_at=None,
            due_at=anew,
        )
    join(case, earlier, by, at)
    return earlier


@action
def something_else(*, recurrence: Recurrence, by: By, at: datetime) -> Case:
    """It only looks the same: both stay apart."""
    refuse_unless_handled(by, recurrence.case, at)
    _judge(recurrence, by, at, Recurrence.Answer.KEPT_APART)
    return recurrence.case


def _judge(recurrence: Recurrence, by: By, at: datetime, answer: Recurrence.Answer) -> None:
    mine = Recurrence.objects.of(by.community_id).filter(
        pk=recurrence.pk, answer=Recurrence.Answer.OPEN
    )
    if not mine.update(answer=answer, answered_by_id=by.asked_id):
        raise Refused("ANSWERED_ALREADY", _("A colleague has already decided this."))
    fact = facts.RecurrenceJudged(
        case_id=recurrence.case_id,
        earlier_case_id=recurrence.earlier_id,
        came_back=answer == Recurrence.Answer.REOPENED,
    )
    record(fact, by=by, at=at)
