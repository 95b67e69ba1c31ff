from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from linli.journal.by import By
from linli.people.models import Person
from linli.people.roles import Role
from linli.places.models import Community


class Request(HttpRequest):
    """What every view receives: the request, and who stands at the door of which community.

    `person` is somebody of this community, or None for a visitor: a person of another community
    is a visitor here. `roles` are those that the person holds now, anywhere in the community.
    """

    community: Community
    person: Person | None
    roles: frozenset[Role]
    by: By
    now: datetime
    htmx: HtmxDetails
