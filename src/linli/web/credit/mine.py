"""My points: how many, what for, and whether I take part."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refused import Refused
from linli.credit.membership import join, leave
from linli.credit.queries import balance_of, home_balances, membership_of
from linli.insight.points import statement_of
from linli.people.models import Person
from linli.web.credit.forms import JoinForm
from linli.web.doors import RESIDENTS, door
from linli.web.middleware import note
from linli.web.people.shown import guardians_of
from linli.web.request import Request


@door(RESIDENTS)
@require_safe
def mine(request: Request) -> HttpResponse:
    return _page(request)


@door(RESIDENTS)
@require_POST
def join_in(request: Request) -> HttpResponse:
    person = _myself(request)
    form = JoinForm(guardians_of(person, request.now), request.POST)
    if form.is_valid():
        try:
            join(person=person, by=request.by, at=request.now, **form.cleaned_data)
            messages.success(
                request, _("You are in. What you do for the neighbourhood counts now.")
            )
            return redirect("credit:mine")
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    return _page(request, form)


@door(RESIDENTS)
@require_POST
def leave_again(request: Request) -> HttpResponse:
    leave(person=_myself(request), by=request.by, at=request.now)
    messages.success(request, _("You left. Nothing is counted any more; your points stay yours."))
    return redirect("credit:mine")


def before(request: Request) -> int | None:
    """Where the page of a statement or a list begins: below this number, or at the top."""
    asked = request.GET.get("before", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


def _myself(request: Request) -> Person:
    """Whose page it is. The machine's operator comes in everywhere but is nobody here."""
    if request.person is None:
        raise Http404
    return request.person


def _page(request: Request, form: JoinForm | None = None) -> HttpResponse:
    person = _myself(request)
    page = {
        "balance": balance_of(person),
        "membership": membership_of(person, request.now),
        "homes": home_balances(person, request.now),
        "statement": statement_of(person, before(request)),
        "earlier": before(request) is not None,
        "form": form or JoinForm(guardians_of(person, request.now)),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "credit/mine.html", page, status=status)
