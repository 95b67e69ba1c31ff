from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.core.refused import Refused
from linli.people import personal
from linli.people.actions import (
    confirm_family_link,
    erase_details,
    give_consent,
    withdraw_consent,
)
from linli.people.details import masked_phone_of
from linli.people.models import Consent, FamilyMember, Person
from linli.web.doors import RESIDENTS, door
from linli.web.middleware import note
from linli.web.people.forms import ConsentForm
from linli.web.people.found import (
    acting_for,
    consent_or_404,
    guardians_of,
    person_or_404,
)
from linli.web.request import Request

_SEEN = {"phone": gettext_lazy("your number"), "points": gettext_lazy("your points")}


@door(RESIDENTS)
@require_safe
def mine(request: Request) -> HttpResponse:
    return _page(request, _myself(request))


@door(RESIDENTS)
@require_safe
def export(request: Request) -> JsonResponse:
    person = _myself(request)
    response = JsonResponse(
        {"people": personal.export(person)}, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = f'attachment; filename="linli-{person.code}.json"'
    return response


@door(RESIDENTS)
@require_POST
def erase(request: Request) -> HttpResponseRedirect:
    erase_details(person=_myself(request), by=request.by, at=request.now)
    logout(request)
    messages.success(request, _("Your phone and your account are deleted."))
    return HttpResponseRedirect("/")


@door(RESIDENTS)
@require_POST
def confirm_link(request: Request, link: int) -> HttpResponse:
    found = FamilyMember.objects.of(request.community).filter(person=request.person)
    confirm_family_link(link=get_object_or_404(found, pk=link), by=request.by, at=request.now)
    return redirect("people:privacy")


@door(RESIDENTS)
@require_POST
def agree(request: Request, person: str) -> HttpResponse:
    whose = person_or_404(request, person)
    by = acting_for(request, whose)
    form = ConsentForm(guardians_of(request, whose), request.POST)
    if form.is_valid():
        try:
            give_consent(party=whose, by=by, at=request.now, **form.cleaned_data)
            return _back(request, whose)
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    return _page(request, whose, form=form)


@door(RESIDENTS)
@require_POST
def withdraw(request: Request, person: str, consent: str) -> HttpResponse:
    whose = person_or_404(request, person)
    by = acting_for(request, whose)
    withdraw_consent(consent=consent_or_404(request, whose, consent), by=by, at=request.now)
    return _back(request, whose)


def _myself(request: Request) -> Person:
    """Whose page it is. The machine's operator comes in everywhere but is nobody here."""
    if request.person is None:
        raise Http404
    return request.person


def _looks(whose: Person) -> list[dict[str, Any]]:
    seen = personal.seen_of(whose)
    names = Person.objects.in_bulk({one.recorded_by_id or one.by_id for one in seen} - {None})
    return [
        {
            "at": one.at,
            "who": names.get(one.recorded_by_id or one.by_id, _("the community")),
            "what": _SEEN.get(one.values["detail"], ""),
            "reason": one.values["reason"],
        }
        for one in seen
    ]


def _back(request: Request, whose: Person) -> HttpResponse:
    own = request.person is not None and request.person.pk == whose.pk
    return redirect("people:privacy") if own else redirect("people:person", whose.code)


def _page(request: Request, whose: Person, form: ConsentForm | None = None) -> HttpResponse:
    consents = Consent.objects.of(request.community).filter(person=whose).order_by("-given_at")
    page: dict[str, Any] = {
        "whose": whose,
        "masked_phone": masked_phone_of(whose),
        "consents": consents,
        "seen": _looks(whose),
        "links": FamilyMember.objects.filter(person=whose).select_related("family"),
        "stays": personal.retain(whose),
        "form": form or ConsentForm(guardians_of(request, whose)),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "people/privacy.html", page, status=status)
