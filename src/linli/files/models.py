from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.people.models import Person
from linli.places.models import Owned, OwnedQuerySet


class Photo(Owned):
    """A photo as it is kept: re-encoded, without what the camera wrote into it.

    `sha` is that of the kept file, `size` its bytes. It is shown to its uploader, to staff and to
    those who may see its matter; `public` to everybody, which needs `blur_checked` (guardrail E25).
    """

    sha = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    uploaded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="photos"
    )
    at = models.DateTimeField()
    blur_checked = models.BooleanField(default=False)
    public = models.BooleanField(default=False)

    objects = OwnedQuerySet["Photo"].as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(public=False) | models.Q(blur_checked=True),
                name="files_photo_public_after_blur_check",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "sha", name="files_photo_sha"),
        ]

    def __str__(self) -> str:
        return f"photo {self.pk}"

    @property
    def path(self) -> Path:
        """Where the photo lies."""
        return place_of(self.sha, "jpg")

    @property
    def thumbnail_path(self) -> Path:
        """Where its small version lies."""
        return place_of(self.sha, "thumb.jpg")


def place_of(sha: str, ending: str) -> Path:
    """The file of a content: `ab/abcdef….jpg` in the folder of files."""
    return Path(settings.MEDIA_ROOT) / sha[:2] / f"{sha}.{ending}"
