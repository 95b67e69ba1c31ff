"""Look as somebody: only in a demo community, where nobody is real."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from linli.people.accounts import account_of
from linli.web.account.looks import LOOKS
from linli.web.doors import DEMO_ONLY, door
from linli.web.request import Request

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@door(DEMO_ONLY)
@require_safe
def choose(request: Request) -> HttpResponse:
    found = [(look, look.find(request.community, request.now)) for look in LOOKS]
    return render(
        request,
        "account/demo.html",
        {"looks": [{"look": look, "whose": person} for look, person in found if person]},
    )


@door(DEMO_ONLY)
@require_POST
def enter(request: Request, look: str) -> HttpResponse:
    chosen = next((one for one in LOOKS if one.key == look), None)
    person = chosen.find(request.community, request.now) if chosen else None
    if chosen is None or person is None:
        raise Http404
    login(request, account_of(person), backend=_BACKEND)
    response = HttpResponseRedirect("/")
    if chosen.elder:
        response.set_cookie("elder", "1", samesite="Lax")
    else:
        response.delete_cookie("elder")
    return response
