"""Who is responsible for a case: place by category by duty (A52)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from linli.grid.models import Case, Contact, Duty, DutyKind
from linli.grid.rules import Claim, distance, most_specific


def duty_of(case: Case, day: date) -> Duty | None:
    """The duty that covers a case on a day; None when nobody's is known."""
    duties = list(
        Duty.objects.of(case.community_id)
        .filter(since__lte=day)
        .filter(Q(until__isnull=True) | Q(until__gte=day))
        .select_related("contact", "place")
    )
    places, categories = _places(case), _categories(case)
    claims = []
    for duty in duties:
        near = distance(duty.place_id, places)
        alike = distance(duty.category_id, categories)
        if near is not None and alike is not None:
            claims.append(Claim(duty.pk, near, alike))
    chosen = most_specific(claims)
    return next((duty for duty in duties if chosen and duty.pk == chosen.id), None)


def is_authority(contact: Contact) -> bool:
    """Whether they act by public power: what they are given carries a document."""
    if contact.kind == Contact.Kind.ENFORCEMENT:
        return True
    return contact.duties.filter(kind=DutyKind.AUTHORITY).exists()


def _places(case: Case) -> list[int]:
    """The case's place and whatever it lies in, the nearest first; its grid last."""
    chain: list[int] = []
    place = case.place
    while place is not None:
        chain.append(place.pk)
        place = place.parent
    if case.grid_id is not None and case.grid_id not in chain:
        chain.append(case.grid_id)
    return chain


def _categories(case: Case) -> list[int]:
    category = case.category
    return [pk for pk in (category.pk, category.parent_id) if pk is not None]
