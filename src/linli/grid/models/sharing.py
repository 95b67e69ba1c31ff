from __future__ import annotations

from typing import ClassVar

from django.db import models

from linli.grid.models.cases import Case
from linli.people.models import Person
from linli.places.models import Owned, OwnedQuerySet


class CaseShare(Owned):
    """A case shown to the community police officer, and why; he sees no other (A47, E51)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="shares_with_officer")
    person = models.ForeignKey(Person, models.PROTECT, related_name="cases_shared_with")
    shared_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="cases_shared"
    )
    at = models.DateTimeField()
    reason = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["CaseShare"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "case",
                "person",
                condition=models.Q(ended_at__isnull=True),
                name="grid_case_share_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} with {self.person_id}"
