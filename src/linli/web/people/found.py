"""What an address names, in this community or nowhere."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from linli.journal.by import By
from linli.people.models import Consent, Person
from linli.people.roles import STAFF
from linli.web.doors import by_for
from linli.web.request import Request


def people_of(request: Request) -> QuerySet[Person]:
    found: QuerySet[Person] = Person.objects.of(request.community).select_related(
        "dwelling__unit__parent"
    )
    return found


def person_or_404(request: Request, code: str) -> Person:
    return get_object_or_404(people_of(request), code=code)


def consent_or_404(request: Request, person: Person, code: str) -> Consent:
    return get_object_or_404(Consent.objects.of(request.community), person=person, code=code)


def acting_for(request: Request, person: Person) -> By:
    """The person's own act, or theirs as entered by staff; others get 404."""
    own = request.person is not None and request.person.pk == person.pk
    if not own and not request.by.operator and not request.roles & STAFF:
        raise Http404
    return by_for(request, person)
