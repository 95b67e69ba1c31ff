from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.files.models import Photo
from linli.grid.models.cases import Case
from linli.places.models import Owned, OwnedQuerySet


class CasePhoto(Owned):
    """A photo of a matter: how it was found, or how it was left."""

    class Kind(models.TextChoices):
        BEFORE = "before", _("before")
        AFTER = "after", _("after")

    case = models.ForeignKey(Case, models.PROTECT, related_name="photos")
    photo = models.OneToOneField(Photo, models.PROTECT, related_name="of_case")
    kind = models.CharField(max_length=8, choices=Kind.choices)

    objects = OwnedQuerySet["CasePhoto"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"
