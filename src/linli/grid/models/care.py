from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.people.models import Person
from linli.places.models import Dwelling, Owned, OwnedQuerySet


class CarePlanQuerySet(OwnedQuerySet["CarePlan"]):
    def running(self, day: date) -> Self:
        """Those that run on a day; `since` and `until` are both inclusive."""
        return self.filter(since__lte=day).filter(
            models.Q(until__isnull=True) | models.Q(until__gte=day)
        )


class CarePlan(Owned):
    """A home that somebody looks in on every few days, because those who live there agreed.

    Only the grid staff of its grid see it. The reason is one of a short list: nothing is written
    about anybody's health (E50).
    """

    class Reason(models.TextChoices):
        LIVES_ALONE = "lives_alone", _("an elder living alone")
        ELDERLY_COUPLE = "elderly_couple", _("two elders by themselves")
        FAMILY_AWAY = "family_away", _("the children live far away")
        ASKED = "asked", _("asked us to look in")

    class Agreement(models.TextChoices):
        IN_PERSON = "in_person", _("said so to us in person")
        ON_PAPER = "on_paper", _("signed a paper")

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="care_plans")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="care_plans"
    )
    every_days = models.PositiveSmallIntegerField(default=2)
    reason = models.CharField(max_length=16, choices=Reason.choices)
    agreement = models.CharField(max_length=12, choices=Agreement.choices)
    agreed_on = models.DateField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = CarePlanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "community",
                "dwelling",
                condition=models.Q(until__isnull=True),
                name="grid_care_plan_one_a_home",
            ),
            models.CheckConstraint(
                condition=models.Q(every_days__gte=1, every_days__lte=31),
                name="grid_care_plan_every_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dwelling_id} every {self.every_days} days"
