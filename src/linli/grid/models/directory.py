from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.places.models import Coded, OwnedQuerySet


class Contact(Coded):
    """An entry of the directory: who is called for what (A57). Service numbers, not people's."""

    class Kind(models.TextChoices):
        PROPERTY = "property", _("property company")
        WATER = "water", _("water")
        HEAT = "heat", _("heating")
        TELECOM = "telecom", _("telecom")
        ENFORCEMENT = "enforcement", _("urban enforcement")
        SEWAGE_TRUCK = "sewage_truck", _("sewage truck")
        POWER = "power", _("power")
        GAS = "gas", _("gas")
        OTHER = "other", _("other")

    kind = models.CharField(max_length=24)
    organisation = models.CharField(max_length=80)
    phone = models.CharField(max_length=40)
    duty_hours = models.CharField(max_length=40, blank=True, default="")
    scope = models.CharField(max_length=120, blank=True, default="")
    verified_on = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["Contact"].as_manager()

    def __str__(self) -> str:
        return self.organisation

    @property
    def kind_label(self) -> str:
        """What they are called for, in the reader's language."""
        known = {kind.value: kind.label for kind in self.Kind}
        return str(known.get(self.kind, self.kind))
