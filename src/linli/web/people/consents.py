from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from linli.core.refused import Refused
from linli.people.actions import give_consent, withdraw_consent
from linli.people.models import Person
from linli.web.doors import RESIDENTS, door
from linli.web.middleware import note
from linli.web.people import privacy, register
from linli.web.people.forms import ConsentForm
from linli.web.people.found import acting_for, consent_or_404, person_or_404
from linli.web.people.shown import guardians_of
from linli.web.request import Request


@door(RESIDENTS)
@require_POST
def agree(request: Request, person: str) -> HttpResponse:
    """Oneself, or the desk for somebody who signed on paper (guardrail E37)."""
    whose = person_or_404(request, person)
    by = acting_for(request, whose)
    form = ConsentForm(guardians_of(whose, request.now), request.POST)
    if form.is_valid():
        try:
            give_consent(party=whose, by=by, at=request.now, **form.cleaned_data)
            return _back(request, whose)
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    return _page(request, whose, consent_form=form)


@door(RESIDENTS)
@require_POST
def withdraw(request: Request, person: str, consent: str) -> HttpResponse:
    whose = person_or_404(request, person)
    by = acting_for(request, whose)
    withdraw_consent(consent=consent_or_404(request, whose, consent), by=by, at=request.now)
    return _back(request, whose)


def _is_self(request: Request, whose: Person) -> bool:
    return request.person is not None and request.person.pk == whose.pk


def _back(request: Request, whose: Person) -> HttpResponse:
    if _is_self(request, whose):
        return redirect("people:privacy")
    return redirect("people:person", whose.code)


def _page(request: Request, whose: Person, **more: Any) -> HttpResponse:
    show = privacy.page if _is_self(request, whose) else register.page
    return show(request, whose, **more)
