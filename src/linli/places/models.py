from __future__ import annotations

from typing import ClassVar, Generic, Self, TypeVar

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from linli.core.area import square_metres
from linli.places.rules import Thresholds

M = TypeVar("M", bound=models.Model, covariant=True)


class OwnedQuerySet(models.QuerySet[M], Generic[M]):
    """Rows of one community: the tenant wall (guardrail E68)."""

    def of(self, community: Community | int) -> Self:
        """Only the rows of this community."""
        return self.filter(community=community)


class Community(models.Model):
    """社区: one neighbourhood with one residents' committee."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    host = models.CharField(max_length=120, blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    boundary = models.JSONField(null=True, blank=True)
    settings = models.JSONField(default=dict)
    story_as_of = models.DateTimeField(null=True, blank=True)
    clock_set_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["host"], condition=~models.Q(host=""), name="places_community_host_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def thresholds(self) -> Thresholds:
        """The community's own numbers, with defaults."""
        return Thresholds.of(self.settings)

    @property
    def is_demo(self) -> bool:
        """A demo community lives in its story's time."""
        return self.clock_set_at is not None


class Owned(models.Model):
    """A row of one community. Nothing is read across communities."""

    community = models.ForeignKey(Community, models.PROTECT, db_index=False)

    class Meta:
        abstract = True


class Coded(Owned):
    """A noun that people refer to: its code is unique in the community, short and readable."""

    code = models.CharField(max_length=40)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("community", "code", name="%(app_label)s_%(class)s_code"),
        ]

    def __str__(self) -> str:
        return self.code


class Numbering(Owned):
    """How far the codes with a prefix were counted in a community: P0017 -> last 17."""

    prefix = models.CharField(max_length=12)
    last = models.PositiveIntegerField(default=0)

    objects = OwnedQuerySet["Numbering"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("community", "prefix", name="places_numbering_once"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}{self.last:04d}"


class PlaceKind(models.TextChoices):
    GRID = "grid", _("grid")
    COMPOUND = "compound", _("compound")
    BUILDING = "building", _("building")
    UNIT = "unit", _("stairwell")
    FACILITY = "facility", _("facility")


class PlaceQuerySet(OwnedQuerySet["Place"]):
    def grids(self) -> Self:
        return self.filter(kind=PlaceKind.GRID)

    def compounds(self) -> Self:
        return self.filter(kind=PlaceKind.COMPOUND)

    def buildings(self) -> Self:
        return self.filter(kind=PlaceKind.BUILDING)

    def units(self) -> Self:
        return self.filter(kind=PlaceKind.UNIT)

    def facilities(self) -> Self:
        return self.filter(kind=PlaceKind.FACILITY)


class Place(Coded):
    """A place with a name: what a matter lies in, a duty covers or a notice addresses.

    A stairwell unit's parent is its building, a building's parent its compound. A building without
    a compound is normal (A03): then it has no parent. A building or facility lies in a grid.
    Coordinates are integer metres in the community's flat local grid (x east, y north).
    """

    kind = models.CharField(max_length=12, choices=PlaceKind.choices)
    name = models.CharField(max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    grid = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="in_grid")
    facility_kind = models.CharField(max_length=40, blank=True, default="")
    x_m = models.IntegerField(null=True, blank=True)
    y_m = models.IntegerField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    boundary = models.JSONField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)

    objects = PlaceQuerySet.as_manager()

    class Meta(Coded.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=PlaceKind.values), name="places_place_kind_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=PlaceKind.UNIT) | models.Q(parent__isnull=False),
                name="places_unit_has_building",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "kind", "order", name="places_place_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> str:
        """The name as a neighbour says it, a stairwell with its building: '塔山中路159-1 1单元'."""
        return f"{self.parent} {self.name}" if self.kind == PlaceKind.UNIT else self.name


class DwellingQuerySet(OwnedQuerySet["Dwelling"]):
    def inside(self, place: Place) -> Self:
        """The dwellings of a grid, compound, building or stairwell unit."""
        to_place = {
            PlaceKind.UNIT: "unit",
            PlaceKind.BUILDING: "unit__parent",
            PlaceKind.COMPOUND: "unit__parent__parent",
            PlaceKind.GRID: "unit__parent__grid",
        }
        if place.kind not in to_place:
            return self.none()
        return self.filter(**{to_place[PlaceKind(place.kind)]: place})


class Dwelling(Coded):
    """户 as a flat (the people in it are a household). `area` is in 0.01 m²."""

    unit = models.ForeignKey(Place, models.PROTECT, related_name="dwellings")
    floor = models.SmallIntegerField()
    room = models.CharField(max_length=20)
    area = models.PositiveIntegerField()

    objects = DwellingQuerySet.as_manager()

    class Meta(Coded.Meta):
        verbose_name = _("dwelling")
        verbose_name_plural = _("dwellings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(condition=models.Q(area__gt=0), name="places_dwelling_area"),
        ]

    @property
    def door(self) -> str:
        """Where it is, as a neighbour says it: '塔山中路159-1 1单元 101'."""
        return f"{self.unit.parent} {self.unit.name} {self.number}"

    @property
    def number(self) -> str:
        """What stands on the door: '101'."""
        return self.room.lstrip("0")

    @property
    def square_metres(self) -> str:
        return square_metres(self.area)


class Shop(Coded):
    """商铺: it can be a party to a consent, a rectification, an award."""

    name = models.CharField(max_length=80)
    street = models.CharField(max_length=80)

    objects = OwnedQuerySet["Shop"].as_manager()

    class Meta(Coded.Meta):
        verbose_name = _("shop")
        verbose_name_plural = _("shops")

    def __str__(self) -> str:
        return self.name
