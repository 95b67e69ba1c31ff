from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.details import phone_of, store_phone
from linli.people.facts import DetailSeen, PhoneSet
from linli.people.models import Person, SealedDetail
from linli.people.permissions import may_reach
from linli.people.phones import canonical


@action
def set_phone(*, person: Person, phone: str, by: By, at: datetime) -> SealedDetail:
    """Keep a person's phone, sealed. The same phone may be that of several people."""
    if not may_reach(by, person, at):
        raise Refused(
            "NOT_YOURS_TO_CHANGE", _("Only the person and the staff of their home can change it.")
        )
    try:
        number = canonical(phone)
    except ValueError as wrong:
        raise Refused(
            "NOT_A_PHONE",
            _("Please enter a mobile number, or a landline with its area code."),
            field="phone",
        ) from wrong
    detail = store_phone(person, number)
    record(PhoneSet(person_id=person.pk), by=by, at=at)
    return detail


@action
def reveal(*, person: Person, reason: str, by: By, at: datetime) -> str | None:
    """A person's phone in full, or None. Who looked and why is recorded (guardrail E63)."""
    if not may_reach(by, person, at):
        raise Refused("NOT_YOURS_TO_SEE", _("Please ask the committee to pass on your message."))
    if by.asked_id == person.pk:
        return phone_of(person)
    words = one_line(reason)
    if not words:
        raise Refused(
            "REASON_MISSING", _("Please say what you need the number for."), field="reason"
        )
    record(DetailSeen(person_id=person.pk, detail="phone", reason=words), by=by, at=at)
    return phone_of(person)
