from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class RoomBooked(Fact):
    matter: ClassVar[str] = "booking"
    booking_id: int


@dataclass(frozen=True, kw_only=True)
class EventHeld(Fact):
    matter: ClassVar[str] = "event"
    event_id: int
    families: int
