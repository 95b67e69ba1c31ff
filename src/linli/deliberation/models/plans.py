from __future__ import annotations

from django.db import models

from linli.ballots.models import Vote
from linli.places.models import Coded, Owned, OwnedQuerySet


class Plan(Coded):
    """What the community means to do, and who has to decide it."""

    title = models.CharField(max_length=160)
    decided_by = models.CharField(max_length=60)
    status_on = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["Plan"].as_manager()

    def __str__(self) -> str:
        return self.title


class OwnersMatter(Owned):
    """What an owners' vote is about."""

    vote = models.OneToOneField(Vote, models.PROTECT, related_name="matter")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="owners_matters")

    objects = OwnedQuerySet["OwnersMatter"].as_manager()

    def __str__(self) -> str:
        return f"{self.vote_id} on {self.plan_id}"
