"""Looking at somebody else's points: with a reason, and they can see it (guardrail E63)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.credit.permissions import may_look
from linli.journal.by import By
from linli.journal.models import RecordedFact
from linli.journal.record import action, record
from linli.people.facts import DetailSeen
from linli.people.models import Person


@action
def look_at_points(*, person: Person, reason: str, by: By, at: datetime) -> RecordedFact:
    """Open a person's statement for today. Refused: NOT_YOURS_TO_SEE, REASON_MISSING."""
    if not may_look(by, person, at):
        raise Refused("NOT_YOURS_TO_SEE", _("Points are between the neighbour and the committee."))
    words = one_line(reason)
    if not words:
        raise Refused("REASON_MISSING", _("Please say what you look for."), field="reason")
    return record(DetailSeen(person_id=person.pk, detail="points", reason=words), by=by, at=at)
