"""What the community police officer gets to see: the cases that somebody shares with him (E51)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import clean, one_line
from linli.grid.actions.steps import add_step, refuse_other_community, refuse_unless_handled
from linli.grid.facts import CaseNoted, CaseShared, CaseSharingEnded
from linli.grid.models import Case, CaseShare, Step, StepKind
from linli.grid.permissions import is_officer, may_say_on_shared
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person


@action
def share_with_officer(
    *, case: Case, officer: Person, reason: str, by: By, at: datetime
) -> CaseShare:
    """Show one case to the officer; shared twice, it is shared once.

    Refused: NOT_YOURS_TO_HANDLE, NOT_AN_OFFICER, REASON_NEEDED.
    """
    refuse_unless_handled(by, case, at)
    refuse_other_community(by, officer)
    if not is_officer(officer, at):
        raise Refused(
            "NOT_AN_OFFICER",
            _("Only the community police officer can be shown a matter."),
            field="officer",
        )
    if not one_line(reason):
        raise Refused("REASON_NEEDED", _("Please say why he should see it."), field="reason")
    share, new = CaseShare.objects.get_or_create(
        case=case,
        person=officer,
        ended_at=None,
        defaults={
            "community_id": by.community_id,
            "shared_by_id": by.person_id,
            "at": at,
            "reason": one_line(reason)[:200],
        },
    )
    if new:
        record(CaseShared(case_id=case.pk, person_id=officer.pk), by=by, at=at)
    return share


@action
def stop_sharing(*, share: CaseShare, by: By, at: datetime) -> CaseShare:
    """The officer sees the case no longer. Refused: ALREADY_ENDED."""
    refuse_unless_handled(by, share.case, at)
    running = CaseShare.objects.of(by.community_id).filter(pk=share.pk, ended_at__isnull=True)
    if not running.update(ended_at=at):
        raise Refused("ALREADY_ENDED", _("He does not see it any more."))
    share.ended_at = at
    fact = CaseSharingEnded(case_id=share.case_id, person_id=share.person_id)
    record(fact, by=by, at=at)
    return share


@action
def say_on_shared(*, case: Case, by: By, at: datetime, note: str) -> Step:
    """The officer's word on a case shared with him; staff read it, neighbours do not.

    Refused: NOT_SHARED_WITH_YOU, NOTHING_SAID.
    """
    if not may_say_on_shared(by, case, at):
        raise Refused("NOT_SHARED_WITH_YOU", _("This matter is not shared with you."))
    if not clean(note):
        raise Refused("NOTHING_SAID", _("Please write a word first."), field="note")
    return add_step(case, StepKind.NOTED, CaseNoted, by, at, note=note, public=False)
