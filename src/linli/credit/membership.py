"""Joining in and leaving: nobody collects points who has not said so (guardrail E05)."""

from __future__ import annotations

from datetime import datetime

from linli.credit.queries import membership_of
from linli.journal.by import By
from linli.journal.record import action
from linli.people.actions import give_consent, withdraw_consent
from linli.people.models import Consent, Person, Purpose


@action
def join(*, person: Person, by: By, at: datetime, guardian: Person | None = None) -> Consent:
    """Somebody collects points from now on; joining twice is joining once.

    Refused: NOT_YOURS_TO_AGREE, GUARDIAN_NEEDED for somebody under 18.
    """
    return membership_of(person, at) or give_consent(
        party=person, purpose=Purpose.POINTS, guardian=guardian, by=by, at=at
    )


@action
def leave(*, person: Person, by: By, at: datetime) -> None:
    """Awards stop at once; what was collected stays theirs. Refused: NOT_YOURS_TO_WITHDRAW."""
    given = Consent.objects.of(person.community_id).live(at).filter(person=person)
    for consent in given.filter(purpose=Purpose.POINTS):
        withdraw_consent(consent=consent, by=by, at=at)
