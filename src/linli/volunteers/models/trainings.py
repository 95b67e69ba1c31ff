from __future__ import annotations

from typing import ClassVar

from django.db import models

from linli.people.models import Person, Team
from linli.places.models import Coded, OwnedQuerySet
from linli.volunteers.quarters import quarter_of


class Training(Coded):
    """培训: a team taught together, the neighbourhood watch each quarter by the officer (A59)."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="trainings")
    held_on = models.DateField()
    trainer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="trainings_given"
    )
    topic = models.CharField(max_length=120)
    attendees = models.PositiveIntegerField()

    objects = OwnedQuerySet["Training"].as_manager()

    class Meta(Coded.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["community", "team", "held_on"], name="volunteers_training_held"),
        ]

    @property
    def quarter(self) -> int:
        """1 to 4."""
        return quarter_of(self.held_on)
