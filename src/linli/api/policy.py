"""Who may come in: an operation is closed unless it says that it is open to everybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja.security import APIKeyCookie, APIKeyHeader

from linli.api.keys import key_of
from linli.api.models import ApiKey
from linli.people.models import Person


class OfProgram(APIKeyHeader):
    """A key that may write, in the header `X-API-Key`."""

    param_name = "X-API-Key"

    def authenticate(self, request: HttpRequest, key: str | None) -> ApiKey | None:
        found = key_of(request.community, key)  # type: ignore[attr-defined]
        return found if found is not None and found.may_write else None


class OfPerson(APIKeyCookie):
    """Somebody of the community who is logged in, with Django's CSRF token."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Any | None:
        # Only somebody who is logged in is asked for the token; a program has none to show.
        return super().__call__(request) if self.authenticate(request, None) else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        return request.person  # type: ignore[attr-defined, no-any-return]


@dataclass(frozen=True)
class Policy:
    """Who may come in, to be read by people (`words`), by tests (`name`) and by the operation."""

    name: str
    words: str | Promise
    auth: Sequence[Callable[[HttpRequest], Any]] | None = None
    for_members: bool = False
    """Nobody is sent to a log-in page here."""


PUBLIC = Policy("public", _("Open to everybody."))
WRITERS = Policy(
    "writers",
    _("For programs with a key that may write, and for people of this community."),
    (OfProgram(), OfPerson()),
)
