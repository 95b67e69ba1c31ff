from __future__ import annotations

from typing import ClassVar

from django.db import models

from linli.places.models import Coded, OwnedQuerySet


class Booking(Coded):
    """A room for a time. No room is booked twice at once; touching ends are fine."""

    venue = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    purpose = models.CharField(max_length=160, blank=True, default="")

    objects = OwnedQuerySet["Booking"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="activities_booking_span",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "venue", "starts_at", name="activities_booking_when"),
        ]


class Event(Coded):
    """A salon, a sale, a public talk: heads counted at the door, never names (A69)."""

    kind = models.CharField(max_length=40)
    held_on = models.DateField()
    venue = models.CharField(max_length=60, blank=True, default="")
    families = models.PositiveIntegerField(default=0)
    young_parents = models.PositiveIntegerField(default=0)

    objects = OwnedQuerySet["Event"].as_manager()
