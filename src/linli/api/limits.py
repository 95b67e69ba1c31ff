"""How often one program or one person may write."""

from __future__ import annotations

from django.core.cache import cache
from django.utils.translation import gettext as _

from linli.api.models import ApiKey
from linli.core.refused import Refused
from linli.people.models import Person

PER_HOUR = 120
_AN_HOUR = 3600


def check_not_too_often(writer: ApiKey | Person) -> None:
    """Refused: TOO_OFTEN."""
    key = f"api:{type(writer).__name__}:{writer.pk}"
    cache.add(key, 0, _AN_HOUR)
    if cache.incr(key) > PER_HOUR:
        raise Refused("TOO_OFTEN", _("That was a lot within the hour. Please try again later."))
