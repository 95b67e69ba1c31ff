"""Who complained: hidden, and shown to staff only when they ask for it (guardrail E58)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.grid.models import Case
from linli.grid.permissions import may_handle
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.facts import DetailSeen
from linli.people.models import Person


@action
def see_reporter(*, case: Case, by: By, at: datetime) -> Person | None:
    """Who reported a matter; None for an anonymous one. The reporter can read who looked (E63)."""
    if not may_handle(by, case, at):
        raise Refused(
            "NOT_YOURS_TO_SEE", _("Only those who handle this matter can see who reported it.")
        )
    if case.reporter is not None and case.reporter_id != by.asked_id:
        seen = DetailSeen(person_id=case.reporter.pk, detail="report", reason=case.code)
        record(seen, by=by, at=at)
    return case.reporter
