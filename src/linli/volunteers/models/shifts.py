from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from linli.people.models import Person
from linli.places.models import Coded, Owned, OwnedQuerySet


class Post(Coded):
    """岗: a place of duty with the hours that it has to be covered, such as 06:00-22:00 (A40)."""

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    opens = models.TimeField()
    closes = models.TimeField()

    objects = OwnedQuerySet["Post"].as_manager()

    def __str__(self) -> str:
        return self.name


class Availability(Owned):
    """Free on every day within these times, because of paid work (A41)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="availability")
    from_time = models.TimeField()
    to_time = models.TimeField()

    objects = OwnedQuerySet["Availability"].as_manager()

    def __str__(self) -> str:
        return f"{self.person_id} {self.from_time}-{self.to_time}"


class ShiftQuerySet(OwnedQuerySet["Shift"]):
    def confirmed(self) -> Self:
        """Only these count (A37)."""
        return self.filter(confirmed_at__isnull=False)


class Shift(Coded):
    """班次: who was on duty where; hours count from check-in to check-out, once confirmed."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="shifts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="shifts")
    planned_start = models.DateTimeField()
    planned_end = models.DateTimeField()
    checked_in = models.DateTimeField(null=True, blank=True)
    checked_out = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="shifts_confirmed"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ShiftQuerySet.as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True)
                | models.Q(
                    checked_in__isnull=False,
                    checked_out__isnull=False,
                    confirmed_by__isnull=False,
                )
                & ~models.Q(confirmed_by=models.F("person")),
                name="volunteers_shift_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(checked_out__isnull=True)
                | models.Q(checked_out__gte=models.F("checked_in")),
                name="volunteers_shift_in_before_out",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("person", "checked_in", name="volunteers_shift_person"),
            models.Index("community", "checked_in", name="volunteers_shift_when"),
        ]
