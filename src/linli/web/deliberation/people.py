from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from linli.people.models import Person
from linli.places.models import Community


def person_called(community: Community, words: str) -> Person:
    """The one person of a name, pinyin or code. Raises ValidationError when it is none or many."""
    found = list(Person.objects.of(community).found_by(words)[:3])
    exact = [one for one in found if words in (one.name, one.code)]
    if len(found) == 1 or len(exact) == 1:
        return (exact or found)[0]
    raise ValidationError(
        _("Several people are called so: please write the code from the register.")
        if found
        else _("Nobody of that name is on the register."),
        code="unknown",
    )
