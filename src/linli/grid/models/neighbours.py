from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.grid.models.cases import Case
from linli.people.models import Person
from linli.places.models import Owned, OwnedQuerySet


class MeToo(Owned):
    """A neighbour says: that concerns me as well."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="me_toos")
    person = models.ForeignKey(Person, models.PROTECT, related_name="me_toos")
    at = models.DateTimeField()

    objects = OwnedQuerySet["MeToo"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("case", "person", name="grid_me_too_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} too: {self.case_id}"


class Recurrence(Owned):
    """A new report of the same kind and place as a closed case, within its watch (A09)."""

    class Answer(models.TextChoices):
        OPEN = "open", _("to be looked at")
        REOPENED = "reopened", _("it came back")
        KEPT_APART = "kept_apart", _("something else")

    case = models.OneToOneField(Case, models.PROTECT, related_name="recurrence")
    earlier = models.ForeignKey(Case, models.PROTECT, related_name="recurrences")
    days = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=12, choices=Answer.choices, default=Answer.OPEN)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="recurrences_judged"
    )

    objects = OwnedQuerySet["Recurrence"].as_manager()

    def __str__(self) -> str:
        return f"{self.case_id} after {self.earlier_id}"
