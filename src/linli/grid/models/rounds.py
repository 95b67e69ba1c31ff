from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.files.models import Photo
from linli.grid.models.cases import Case
from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Place


class Patrol(Coded):
    """巡查: a grid member's round, perhaps with the community police officer (A47, A49)."""

    grid = models.ForeignKey(Place, models.PROTECT, related_name="patrols")
    at = models.DateTimeField()
    member = models.ForeignKey(Person, models.PROTECT, related_name="patrols")
    accompanied_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="joint_patrols"
    )
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["Patrol"].as_manager()

    class Meta(Coded.Meta):
        verbose_name = _("patrol")
        verbose_name_plural = _("patrols")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.UniqueConstraint(
                "community",
                "member",
                condition=models.Q(finished_at__isnull=True),
                name="grid_patrol_one_at_a_time",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["community", "grid", "-at"], name="grid_patrol_latest"),
        ]

    @property
    def joint(self) -> bool:
        """Made together with the community police officer."""
        return self.accompanied_by_id is not None


class PatrolStop(Owned):
    """One building on a round: in order, put right on the spot, or something for a case."""

    class Finding(models.TextChoices):
        IN_ORDER = "in_order", _("in order")
        SOLVED = "solved", _("put right on the spot")
        REPORTED = "reported", _("taken down as a matter")

    patrol = models.ForeignKey(Patrol, models.PROTECT, related_name="stops")
    place = models.ForeignKey(Place, models.PROTECT, related_name="patrol_stops")
    at = models.DateTimeField()
    finding = models.CharField(max_length=12, choices=Finding.choices)
    note = models.CharField(max_length=200, blank=True, default="")
    cases: models.ManyToManyField[Case, models.Model] = models.ManyToManyField(
        Case, blank=True, related_name="patrol_stops"
    )

    objects = OwnedQuerySet["PatrolStop"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("patrol", "place", name="grid_patrol_stop_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} on {self.patrol_id}"


class StopPhoto(Owned):
    """How a building on a round was found, or how it was left."""

    class Kind(models.TextChoices):
        BEFORE = "before", _("before")
        AFTER = "after", _("after")

    stop = models.ForeignKey(PatrolStop, models.PROTECT, related_name="photos")
    photo = models.OneToOneField(Photo, models.PROTECT, related_name="of_stop")
    kind = models.CharField(max_length=8, choices=Kind.choices)

    objects = OwnedQuerySet["StopPhoto"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.stop_id}"


class VisitCampaign(Coded):
    """集中入户走访: every dwelling of a scope is to be visited (A21)."""

    title = models.CharField(max_length=120)
    scope = models.ForeignKey(Place, models.PROTECT, related_name="visit_campaigns")

    objects = OwnedQuerySet["VisitCampaign"].as_manager()

    def __str__(self) -> str:
        return self.title


class Visit(Coded):
    """入户走访 by the four-part template 一访·二联·三宣传·四服务 (A61).

    It holds what was done and agreed, never an opinion on people (E50): there is no free text, and
    what a household needs becomes a case.
    """

    class Outcome(models.TextChoices):
        MET = "met", _("met somebody")
        NOT_AT_HOME = "not_at_home", _("nobody at home")
        REFUSED = "refused", _("did not want a visit")

    campaign = models.ForeignKey(
        VisitCampaign, models.PROTECT, null=True, blank=True, related_name="visits"
    )
    grid = models.ForeignKey(Place, models.PROTECT, related_name="visits")
    visitor = models.ForeignKey(Person, models.PROTECT, related_name="visits_made")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="visits")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    visit = models.BooleanField(default=False)
    contact = models.BooleanField(default=False)
    publicity = models.BooleanField(default=False)
    service = models.BooleanField(default=False)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="visits")

    objects = OwnedQuerySet["Visit"].as_manager()

    class Meta(Coded.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["community", "dwelling", "-at"], name="grid_visit_latest"),
        ]

    @property
    def all_four_parts(self) -> bool:
        return self.visit and self.contact and self.publicity and self.service
