"""Several reports of one matter become one: nobody who told it is lost."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.grid import facts
from linli.grid.actions.steps import add_step, move, not_yours, refuse_unless_handled
from linli.grid.models import Case, State, StepKind
from linli.journal.by import By
from linli.journal.record import action, record


@action
def merge(*, case: Case, into: Case, by: By, at: datetime, note: str = "") -> Case:
    """The same matter was reported before: both reporters stay, one thread goes on.

    Refused: NOT_YOURS_TO_HANDLE, CANNOT_JOIN, ALREADY_ENDED.
    """
    refuse_unless_handled(by, case, at)
    return join(case, into, by, at, note)


@action
def say_same(*, case: Case, into: Case, by: By, at: datetime) -> Case:
    """Whoever reported it finds it was told before; a report without a name is its sender's.

    Refused: NOT_YOURS_TO_HANDLE, ALREADY_TAKEN once somebody works on it, CANNOT_JOIN.
    """
    if case.reporter_id is not None and case.reporter_id != by.person_id:
        raise not_yours()
    if case.state != State.REPORTED:
        raise Refused("ALREADY_TAKEN", _("Somebody has already taken it up."))
    if not into.public or into.is_ended:
        raise _cannot_join()
    return join(case, into, by, at)


def join(case: Case, into: Case, by: By, at: datetime, note: str = "") -> Case:
    """Let a case go on as part of another, and with it whatever had joined it before."""
    if into.pk == case.pk or into.community_id != case.community_id:
        raise _cannot_join()
    _lock(case, into)
    there = Case.objects.of(by.community_id).filter(pk=into.pk).exclude(state=State.MERGED)
    if not there.exists():
        raise _cannot_join()
    add_step(case, StepKind.MERGED, facts.CaseMerged, by, at, note=note, into_case_id=into.pk)
    move(case, State.MERGED, by, merged_into=into)
    if case.merged_into_id == into.pk:
        Case.objects.filter(merged_into=case).update(merged_into=into)
        count_in(into, 1 + case.me_too, by, at)
    return case


def count_in(case: Case, more: int, by: By, at: datetime) -> None:
    """So many more are concerned; enough of them may call for a meeting."""
    Case.objects.filter(pk=case.pk).update(me_too=F("me_too") + more)
    case.refresh_from_db(fields=["me_too"])
    if case.me_too - more < case.community.thresholds.meeting_me_too <= case.me_too:
        record(facts.ManyConcerned(case_id=case.pk, count=case.me_too), by=by, at=at)


def _lock(*cases: Case) -> None:
    """Two that are joined to each other at the same instant wait in the same order."""
    ids = [case.pk for case in cases]
    list(Case.objects.filter(pk__in=ids).order_by("pk").select_for_update())


def _cannot_join() -> Refused:
    return Refused("CANNOT_JOIN", _("Pick another matter that is not itself joined to one."))
