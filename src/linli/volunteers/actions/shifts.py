"""Posts, shifts and true hours (A37, A40, A41; guardrails E12, E53)."""

from __future__ import annotations

from datetime import datetime, time

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import minutes_between
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import FamilyMember, Person
from linli.people.queries import same_household_or_family
from linli.places.codes import fresh_codes
from linli.volunteers.facts import ShiftConfirmed, ShiftServed
from linli.volunteers.models import Availability, Post, Shift
from linli.volunteers.permissions import may_keep_services


@action
def set_post(
    *, name: str, kind: str, opens: time, closes: time, by: By, at: datetime, code: str = ""
) -> Post:
    """A place of duty and the hours that it has to be covered."""
    _keeps(by, at)
    return Post.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Post, by.community_id, "PO")[0],
        name=one_line(name),
        kind=kind,
        opens=opens,
        closes=closes,
    )


@action
def say_free(
    *, person: Person, from_time: time, to_time: time, by: By, at: datetime
) -> Availability:
    """Somebody says when they are free, every day, because of paid work."""
    if by.person_id != person.pk:
        _keeps(by, at)
    return Availability.objects.create(
        community_id=by.community_id, person=person, from_time=from_time, to_time=to_time
    )


@action
def note_shift(
    *,
    post: Post,
    person: Person,
    planned: tuple[datetime, datetime],
    served: tuple[datetime | None, datetime | None],
    by: By,
    at: datetime,
    code: str = "",
) -> Shift:
    """Somebody was on duty: planned from and to, and checked in and out.

    Refused: SHIFT_OVERLAP with an earlier one of the same person; touching ends are fine.
    """
    _keeps(by, at)
    checked_in, checked_out = served
    if checked_in and checked_out and _overlaps(person, checked_in, checked_out):
        raise Refused("SHIFT_OVERLAP", _("At that time this person was on duty elsewhere."))
    shift = Shift.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Shift, by.community_id, "SH")[0],
        post=post,
        person=person,
        planned_start=planned[0],
        planned_end=planned[1],
        checked_in=checked_in,
        checked_out=checked_out,
    )
    record(ShiftServed(shift_id=shift.pk, person_id=person.pk), by=by, at=at)
    return shift


@action
def confirm(*, shift: Shift, confirmed_by: Person, by: By, at: datetime) -> Shift:
    """Somebody else says that it was so; only then the hours count.

    Refused: SELF_APPROVAL for oneself or one's family (E12), NO_CHECK_OUT, ALREADY_CONFIRMED.
    """
    _keeps(by, at)
    if _too_near(shift.person, confirmed_by, by):
        raise Refused("SELF_APPROVAL", _("Somebody outside the family confirms these hours."))
    if shift.checked_in is None or shift.checked_out is None:
        raise Refused("NO_CHECK_OUT", _("Check-in or check-out is missing; please add it first."))
    mine = Shift.objects.of(by.community_id).filter(pk=shift.pk, confirmed_at__isnull=True)
    if not mine.update(confirmed_at=at, confirmed_by=confirmed_by):
        raise Refused("ALREADY_CONFIRMED", _("These hours are already confirmed."))
    shift.confirmed_at, shift.confirmed_by = at, confirmed_by
    minutes = minutes_between(shift.checked_in, shift.checked_out)
    fact = ShiftConfirmed(shift_id=shift.pk, person_id=shift.person_id, minutes=minutes)
    record(fact, by=by, at=at)
    return shift


def _overlaps(person: Person, checked_in: datetime, checked_out: datetime) -> bool:
    earlier = Shift.objects.filter(person=person)
    return earlier.filter(checked_in__lt=checked_out, checked_out__gt=checked_in).exists()


def _too_near(person: Person, confirmed_by: Person, by: By) -> bool:
    """Oneself or one's confirmed family; and, but for back-entries, one's household (E12)."""
    if person.pk == confirmed_by.pk:
        return True
    if not by.history:
        return same_household_or_family(person, confirmed_by)
    confirmed = FamilyMember.objects.filter(confirmed_at__isnull=False)
    families = confirmed.filter(person=person).values("family")
    return confirmed.filter(person=confirmed_by, family__in=families).exists()


def _keeps(by: By, at: datetime) -> None:
    if not may_keep_services(by, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Staff write this down for the volunteers."))
