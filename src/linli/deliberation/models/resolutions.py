from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.deliberation.models.meetings import AgendaItem, Meeting
from linli.files.models import Photo
from linli.people.models import Person
from linli.places.models import Coded, OwnedQuerySet, Place


class Resolution(Coded):
    """决议: a motion as it was put to the vote, and how the hands went.

    `present` is how many were there when it was put; None where nobody counted them.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="resolutions")
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="resolution"
    )
    text = models.TextField()
    votes_for = models.PositiveSmallIntegerField()
    votes_against = models.PositiveSmallIntegerField()
    votes_abstain = models.PositiveSmallIntegerField()
    present = models.PositiveIntegerField(null=True, blank=True)
    passed = models.BooleanField()

    objects = OwnedQuerySet["Resolution"].as_manager()

    @property
    def silent(self) -> int:
        """How many were there and raised no hand; they count for nothing (guardrail E41)."""
        voted = self.votes_for + self.votes_against + self.votes_abstain
        return max((self.present or voted) - voted, 0)


class Commitment(Coded):
    """承诺: what a resolution makes somebody do by a day, so that it can be measured.

    `owner` is a person of the register; an organisation is named in `owner_name`.
    """

    class Kind(models.TextChoices):
        REMOVE_FACILITY = "remove_facility", _("take something away")
        ADD_FACILITY = "add_facility", _("put something up")
        TASK = "task", _("do something")

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="commitments")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    words = models.CharField(max_length=200, blank=True, default="")
    facility = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    from_facility = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="commitments_measured_from"
    )
    min_distance_m = models.PositiveIntegerField(null=True, blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    owner_name = models.CharField(max_length=80, blank=True, default="")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_words = models.CharField(max_length=200, blank=True, default="")
    evidence = models.ForeignKey(
        Photo, models.PROTECT, null=True, blank=True, related_name="commitments_shown"
    )

    objects = OwnedQuerySet["Commitment"].as_manager()

    @property
    def said(self) -> str:
        """What was promised: in its own words, else what is put up or taken away."""
        if self.words:
            return self.words
        return f"{self.get_kind_display()} · {self.facility}" if self.facility else self.code

    @property
    def who(self) -> str:
        """Who does it; empty where nobody was named."""
        return self.owner_name or (self.owner.name if self.owner else "")

    def days_late(self, today: date) -> int:
        """By how many days it was kept, or stands open, after its day; 0 in time."""
        return max(((self.done_on or today) - self.due_on).days, 0)
