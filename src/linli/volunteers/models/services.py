from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.people.models import Person, Team
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet


class Skill(Owned):
    """What somebody can do for others, as they said themselves (A24)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="skills")
    skill = models.CharField(max_length=40)
    since = models.DateField()

    objects = OwnedQuerySet["Skill"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("person", "skill", name="volunteers_skill_once"),
        ]

    def __str__(self) -> str:
        return f"{self.skill} of {self.person_id}"


class Series(Coded):
    """每周六: a service on the same weekday every week, both ends included (A25).

    `weekday` is that of ISO: 1 is Monday, 7 is Sunday.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="series")
    weekday = models.PositiveSmallIntegerField()
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["Series"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(weekday__range=(1, 7)), name="volunteers_series_weekday"
            ),
        ]


class Session(Coded):
    """One planned date of a series and what became of it; a cancelled one breaks the streak."""

    class Outcome(models.TextChoices):
        HELD = "held", _("held")
        DOORSTEP_ONLY = "doorstep_only", _("at the doors only")
        MOVED = "moved", _("moved")
        CANCELLED = "cancelled", _("cancelled")

    series = models.ForeignKey(Series, models.PROTECT, related_name="sessions")
    planned_on = models.DateField()
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    held_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True, default="")

    objects = OwnedQuerySet["Session"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.UniqueConstraint("series", "planned_on", name="volunteers_session_once"),
        ]


class SessionService(Owned):
    """How many people were served with a skill at a session (A26)."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="services")
    skill = models.CharField(max_length=40)
    served = models.PositiveIntegerField()

    objects = OwnedQuerySet["SessionService"].as_manager()

    def __str__(self) -> str:
        return f"{self.skill} at {self.session_id}"


class HomeVisit(Coded):
    """上门服务: a frail neighbour is served at home, by two, with their consent (A28, E55)."""

    requested_at = models.DateTimeField()
    requested_by = models.CharField(max_length=24)
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="home_visits")
    skill = models.CharField(max_length=40)
    consent = models.BooleanField()
    visited_at = models.DateTimeField(null=True, blank=True)
    visitor_1 = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="home_visits_first"
    )
    visitor_2 = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="home_visits_second"
    )

    objects = OwnedQuerySet["HomeVisit"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(visited_at__isnull=True)
                | models.Q(consent=True, visitor_1__isnull=False, visitor_2__isnull=False)
                & ~models.Q(visitor_1=models.F("visitor_2")),
                name="volunteers_home_visit_in_pairs",
            ),
        ]
