from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.grid.models.cases import Case
from linli.places.models import Owned, OwnedQuerySet


class HanddownMapping(Owned):
    """How the files of one source are read; made with the first and kept for the next.

    `columns` says which column holds which of our fields. `closed_values` and `in_time_values`
    are what the source writes for closed and for in time. Columns in `never_stored` hold personal
    data: they are read over.
    """

    name = models.CharField(max_length=40)
    columns = models.JSONField(default=dict)
    date_order = models.CharField(max_length=3)
    closed_values = models.JSONField(default=list)
    in_time_values = models.JSONField(default=list)
    never_stored = models.JSONField(default=list)

    objects = OwnedQuerySet["HanddownMapping"].as_manager()

    class Meta:
        verbose_name = _("mapping of columns")
        verbose_name_plural = _("mappings of columns")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("community", "name", name="grid_mapping_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Handdown(Owned):
    """A matter as the source has it, and the case that it is here.

    `said_in_time` is the source's flag, `in_time` our own reckoning; None where it is not known.
    """

    source = models.ForeignKey(HanddownMapping, models.PROTECT, related_name="handdowns")
    external_id = models.CharField(max_length=80)
    case = models.OneToOneField(Case, models.PROTECT, related_name="handdown")
    due_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    said_in_time = models.BooleanField(null=True, blank=True)
    in_time = models.BooleanField(null=True, blank=True)

    objects = OwnedQuerySet["Handdown"].as_manager()

    class Meta:
        verbose_name = _("hand-down")
        verbose_name_plural = _("hand-downs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "community", "source", "external_id", name="grid_handdown_once"
            ),
        ]

    def __str__(self) -> str:
        return self.external_id
