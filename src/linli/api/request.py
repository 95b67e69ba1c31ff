from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from linli.journal.by import By
from linli.people.models import Person
from linli.places.models import Community


class Request(HttpRequest):
    """What a program's request knows: which community it is for, who asks, and the time there.

    `person` is somebody of this community who is logged in, or None.
    """

    community: Community
    person: Person | None
    by: By
    now: datetime
