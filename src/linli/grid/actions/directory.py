"""The grid member's directory: whom to call for what (A57)."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.grid.facts import ContactChanged, ContactListed, ContactVerified
from linli.grid.models import Contact
from linli.grid.permissions import may_keep_directory
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.codes import fresh_codes


@action
def list_contact(
    *,
    by: By,
    at: datetime,
    kind: str,
    organisation: str,
    phone: str,
    duty_hours: str = "",
    scope: str = "",
    verified_on: date | None = None,
    code: str | None = None,
) -> Contact:
    """Write a number into the directory."""
    _keeps(by, at)
    _check(organisation, phone)
    contact = Contact.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Contact, by.community_id, "D")[0],
        kind=kind,
        organisation=one_line(organisation),
        phone=one_line(phone),
        duty_hours=one_line(duty_hours),
        scope=one_line(scope),
        verified_on=verified_on,
    )
    record(ContactListed(contact_id=contact.pk), by=by, at=at)
    return contact


@action
def change_contact(
    *,
    contact: Contact,
    by: By,
    at: datetime,
    kind: str,
    organisation: str,
    phone: str,
    duty_hours: str = "",
    scope: str = "",
) -> Contact:
    """Correct an entry. A new number has to be tried before it counts as verified."""
    _keeps(by, at)
    _check(organisation, phone)
    if one_line(phone) != contact.phone:
        contact.verified_on = None
    contact.kind, contact.organisation, contact.phone = (
        kind,
        one_line(organisation),
        one_line(phone),
    )
    contact.duty_hours, contact.scope = one_line(duty_hours), one_line(scope)
    contact.save()
    record(ContactChanged(contact_id=contact.pk), by=by, at=at)
    return contact


@action
def verify_contact(*, contact: Contact, by: By, at: datetime, on: date) -> Contact:
    """The number was tried and answers; an unverified number grows stale."""
    _keeps(by, at)
    contact.verified_on = on
    contact.save(update_fields=["verified_on"])
    record(ContactVerified(contact_id=contact.pk), by=by, at=at)
    return contact


def _keeps(by: By, at: datetime) -> None:
    if not may_keep_directory(by, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Only staff keep the directory."))


def _check(organisation: str, phone: str) -> None:
    if not one_line(organisation) or not one_line(phone):
        raise Refused("NOTHING_SAID", _("A contact needs a name and a number."), field="phone")
