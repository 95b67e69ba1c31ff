"""The last seat, taken with care and without: what the harness itself is tried on."""

from __future__ import annotations

import time

from django.db import transaction

from linli.core.refused import Refused
from linli.places.models import Community


def take(*, code: str) -> None:
    """One conditional update in one transaction."""
    with transaction.atomic():
        free = Community.objects.filter(code=code, phone="free")
        if not free.update(phone="taken"):
            raise Refused("NO_SEAT_LEFT")


def take_carelessly(*, code: str) -> None:
    """Looks first and writes afterwards."""
    room = Community.objects.get(code=code)
    if room.phone != "free":
        raise Refused("NO_SEAT_LEFT")
    time.sleep(0.02)
    room.phone = "taken"
    room.save()
