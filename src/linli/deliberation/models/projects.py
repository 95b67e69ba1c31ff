from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.grid.models import Case, Category
from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Place


class Project(Coded):
    """自治项目: what many complained of is taken up together, from its evidence to its end."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        DELIBERATING = "deliberating", _("being talked over")
        RESOLVED = "resolved", _("decided")
        EXECUTING = "executing", _("being carried out")
        VERIFIED = "verified", _("looked at, and done")
        CLOSED = "closed", _("closed")
        REOPENED = "reopened", _("open again")

    title = models.CharField(max_length=120)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="projects"
    )
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="projects")
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    proposed_on = models.DateField()
    verified_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    reopened_on = models.DateField(null=True, blank=True)
    watch_days = models.PositiveSmallIntegerField(default=90)
    cases = models.ManyToManyField(Case, related_name="projects", blank=True)

    objects = OwnedQuerySet["Project"].as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def watched_until(self) -> date | None:
        """The last day on which a new complaint of its kind and place opens it again."""
        if self.verified_on is None or not self.watch_days:
            return None
        return self.verified_on + timedelta(days=self.watch_days)

    def watches(self, day: date) -> bool:
        """Whether a complaint of that day means that it came back."""
        until = self.watched_until
        return (
            until is not None and self.verified_on is not None and self.verified_on < day <= until
        )


class RequiredKind(Owned):
    """Who has to be at each deliberation of a project."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="required_kinds")
    stakeholder_kind = models.CharField(max_length=40)

    objects = OwnedQuerySet["RequiredKind"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "project", "stakeholder_kind", name="deliberation_required_once"
            ),
        ]

    def __str__(self) -> str:
        return self.stakeholder_kind


class Hearing(Owned):
    """A home near a new site was heard before it was put up; what it said is for staff."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="hearings")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="hearings")
    against = models.BooleanField(default=False)
    words = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField()
    heard_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="hearings_held"
    )

    objects = OwnedQuerySet["Hearing"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("project", "dwelling", name="deliberation_heard_once"),
        ]

    def __str__(self) -> str:
        return f"{self.dwelling_id} on {self.project_id}"
