"""What the pages of people show alike."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from linli.core.time import day_of
from linli.people.details import masked_phone_of
from linli.people.models import Consent, Person
from linli.people.queries import household, minor_on
from linli.web.people.forms import ConsentForm


def basics_of(person: Person, now: datetime) -> dict[str, Any]:
    """The person, the end of their number, and what they allowed."""
    return {
        "shown": person,
        "masked_phone": masked_phone_of(person),
        "consents": Consent.objects.filter(person=person).order_by("-given_at"),
        "consent_form": ConsentForm(guardians_of(person, now)),
    }


def guardians_of(person: Person, now: datetime) -> list[Person]:
    """The grown-ups of a minor's household; nobody for an adult."""
    day = day_of(now)
    if not minor_on(person, day):
        return []
    return [one for one in household(person) if not minor_on(one, day)]


def status_of(forms: dict[str, Any]) -> int:
    """422 when one of the forms has something to say."""
    return 422 if any(getattr(form, "errors", None) for form in forms.values()) else 200
