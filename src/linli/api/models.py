from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.places.models import Owned, OwnedQuerySet


class ApiKeyQuerySet(OwnedQuerySet["ApiKey"]):
    def live(self) -> Self:
        return self.filter(revoked_at__isnull=True)


class ApiKey(Owned):
    """What another program shows at the door. Only a keyed digest is kept: it is shown once."""

    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("key of a program")
        verbose_name_plural = _("keys of programs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "community",
                "name",
                condition=models.Q(revoked_at__isnull=True),
                name="api_key_name_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
