from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.grid.models.cases import Case, Category
from linli.grid.models.directory import Contact
from linli.places.models import Owned, OwnedQuerySet, Place


class DutyKind(models.TextChoices):
    """Who can be responsible for a thing (A52)."""

    PROPERTY_COMPANY = "property_company", _("the property company, by its contract")
    UTILITY = "utility", _("the utility that runs the pipe or cable")
    AUTHORITY = "authority", _("the authority in charge")
    MARKET_OFFICE = "market_office", _("the market office")
    SUBDISTRICT = "subdistrict", _("the sub-district office")
    ONE_OWNER = "one_owner", _("one owner alone")
    OWNERS_TOGETHER = "owners_together", _("the owners of these homes together")
    COMMITTEE = "committee", _("the residents' committee")


class Duty(Owned):
    """Who has which duty, where, for what, by which clause, from when to when (inclusive).

    An empty place means the whole community, an empty category everything. The most specific one
    counts: the place first, then the category.
    """

    kind = models.CharField(max_length=20, choices=DutyKind.choices)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="duties"
    )
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="duties")
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="duties"
    )
    clause = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["Duty"].as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "category", "place", name="grid_duty_where"),
        ]

    def __str__(self) -> str:
        return str(self.contact or self.get_kind_display())


class Handing(Owned):
    """A case given to whoever is responsible. They take it, or name who is responsible instead.

    `document` is the number under which an authority was given it.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        TAKEN = "taken", _("they take it")
        RETURNED = "returned", _("they say it is not theirs")

    case = models.ForeignKey(Case, models.PROTECT, related_name="handings")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="handings")
    clause = models.CharField(max_length=200, blank=True, default="")
    document = models.CharField(max_length=120, blank=True, default="")
    at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKED)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True, default="")
    instead = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="named_instead"
    )

    objects = OwnedQuerySet["Handing"].as_manager()

    def __str__(self) -> str:
        return f"{self.case_id} to {self.contact_id}"


class Whistle(Owned):
    """吹哨报到: a department is called to come, by when, and what it answered."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="whistles")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="whistles")
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=400, blank=True, default="")

    objects = OwnedQuerySet["Whistle"].as_manager()

    def __str__(self) -> str:
        return f"{self.contact_id} for {self.case_id}"
