from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.people.models import Person
from linli.places.models import Coded, OwnedQuerySet, Place, Shop


class Rectification(Coded):
    """整治: something built or set out where it may not be, talked over and put right (A44, A45).

    The committee cannot demolish (E56): it is removed by agreement, or by the authority whose
    document is named. Refusing costs no points.
    """

    class Kind(models.TextChoices):
        UNAUTHORISED_STRUCTURE = "unauthorised_structure", _("unauthorised structure")
        OVERSTEPPING_SHOPFRONT = "overstepping_shopfront", _("goods outside the shop")

    class State(models.TextChoices):
        FOUND = "found", _("found")
        TALKED = "talked", _("talked over")
        AGREED = "agreed", _("agreed")
        REFUSED = "refused", _("did not agree")
        REFERRED = "referred", _("referred to the authority")
        REMOVED = "removed", _("put right")
        REINSPECTED = "reinspected", _("looked at again")

    kind = models.CharField(max_length=24, choices=Kind.choices)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="rectifications"
    )
    where = models.CharField(max_length=120, blank=True, default="")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="rectifications"
    )
    shop = models.ForeignKey(
        Shop, models.PROTECT, null=True, blank=True, related_name="rectifications"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.FOUND)
    found_on = models.DateField()
    talked_on = models.DateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    authority_document = models.CharField(max_length=120, blank=True, default="")
    removed_on = models.DateField(null=True, blank=True)
    reinspected_on = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["Rectification"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(shop__isnull=True),
                name="grid_rectification_one_party",
            ),
        ]

    @property
    def by_agreement(self) -> bool:
        """Put right because its owner agreed, with no authority behind it."""
        return self.agreed_on is not None and not self.authority_document

    @property
    def whereabouts(self) -> str:
        return str(self.place) if self.place else self.where
