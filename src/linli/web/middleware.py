from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.record import note_refusal
from linli.people.models import Account, Person
from linli.people.queries import roles_of
from linli.places.clock import now
from linli.places.models import Community
from linli.web.request import Request

Respond = Callable[[HttpRequest], HttpResponse]


def community(respond: Respond) -> Respond:
    """Say for every request which community it is for, who asks, and what time it is there."""

    def enter(request: HttpRequest) -> HttpResponse:
        account = request.user if isinstance(request.user, Account) else None
        person = _person_of(account)
        here = _community_of(request.get_host().partition(":")[0], person)
        if here is None:
            return render(request, "not_set_up.html", status=503)
        _introduce(cast(Request, request), here, account, person)
        return respond(request)

    return enter


class Refusals:
    """A refusal that no form has shown is noted and shown on a page of its own.

    The action's transaction is rolled back by then: the note is all that stays of it.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        note(request, exception)
        template = "_refused.html" if request.htmx else "refused.html"
        status = 422 if exception.field else 409
        words = {"message": exception.message, "code": exception.code}
        return render(request, template, words, status=status)


def note(request: Request, refused: Refused) -> None:
    """Write down that something was refused at this door. A form that shows it does so too."""
    match = request.resolver_match
    act = match.view_name if match else request.path
    note_refusal(refused, act=act[:120], by=request.by, at=request.now)


def _person_of(account: Account | None) -> Person | None:
    if account is None or account.person_id is None:
        return None
    return Person.objects.select_related("community").get(pk=account.person_id)


def _community_of(host: str, person: Person | None) -> Community | None:
    """That of the address, else one's own, else the only one there is."""
    own = person.community if person else None
    if own is not None and own.host == host:
        return own
    by_host = Community.objects.filter(host=host).first() if host else None
    return by_host or own or Community.objects.order_by("pk").first()


def _introduce(
    request: Request, here: Community, account: Account | None, person: Person | None
) -> None:
    """Somebody of another community is a visitor here."""
    request.community = here
    request.now = now(here)
    request.person = person if person and person.community_id == here.pk else None
    request.roles = frozenset(roles_of(request.person.pk, request.now) if request.person else ())
    request.by = By(
        community_id=here.pk,
        person_id=request.person.pk if request.person else None,
        operator=account is not None and account.is_superuser,
    )
