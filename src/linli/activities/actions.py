"""Booking a room and noting what took place in it (A67, A69)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.activities.facts import EventHeld, RoomBooked
from linli.activities.models import Booking, Event
from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.queries import holds
from linli.people.roles import STAFF
from linli.places.codes import fresh_codes
from linli.places.models import Community


@action
def book(
    *,
    by: By,
    at: datetime,
    venue: str,
    starts_at: datetime,
    ends_at: datetime,
    purpose: str = "",
    code: str = "",
) -> Booking:
    """Book a room. Refused: WRONG_SPAN, DOUBLE_BOOKING."""
    _keeps(by, at)
    if ends_at <= starts_at:
        raise Refused("WRONG_SPAN", _("It has to end after it begins."), field="ends_at")
    # Bookings of a community are made one after the other, so that two at once cannot overlap.
    Community.objects.select_for_update(no_key=True).get(pk=by.community_id)
    taken = Booking.objects.of(by.community_id).filter(venue=venue)
    if taken.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise Refused("DOUBLE_BOOKING", _("The room is taken then. Please pick another time."))
    booking = Booking.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Booking, by.community_id, "VB")[0],
        venue=venue,
        starts_at=starts_at,
        ends_at=ends_at,
        purpose=one_line(purpose),
    )
    record(RoomBooked(booking_id=booking.pk), by=by, at=at)
    return booking


@action
def hold_event(
    *,
    by: By,
    at: datetime,
    kind: str,
    venue: str = "",
    families: int = 0,
    young_parents: int = 0,
    code: str = "",
) -> Event:
    """Something was held, and so many came, counted at the door."""
    _keeps(by, at)
    event = Event.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Event, by.community_id, "EV")[0],
        kind=kind,
        held_on=day_of(at),
        venue=venue,
        families=families,
        young_parents=young_parents,
    )
    record(EventHeld(event_id=event.pk, families=families), by=by, at=at)
    return event


def _keeps(by: By, at: datetime) -> None:
    if not holds(by, at, STAFF):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Staff write this down."))
