from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.mechanism import privacy
from linli.people import personal
from linli.people.actions import confirm_family_link, erase_details
from linli.people.models import FamilyMember, Person
from linli.web.doors import RESIDENTS, door
from linli.web.people.shown import basics_of, status_of
from linli.web.request import Request

_SEEN = {"phone": gettext_lazy("your number"), "points": gettext_lazy("your points")}


@door(RESIDENTS)
@require_safe
def mine(request: Request) -> HttpResponse:
    return page(request, _myself(request))


@door(RESIDENTS)
@require_safe
def export(request: Request) -> JsonResponse:
    person = _myself(request)
    response = JsonResponse(
        privacy.export(person), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = f'attachment; filename="linli-{person.code}.json"'
    return response


@door(RESIDENTS)
@require_POST
def erase(request: Request) -> HttpResponseRedirect:
    erase_details(person=_myself(request), by=request.by, at=request.now)
    logout(request)
    messages.success(request, _("Your number and your account are deleted."))
    return HttpResponseRedirect("/")


@door(RESIDENTS)
@require_POST
def confirm_link(request: Request, link: int) -> HttpResponse:
    found = FamilyMember.objects.of(request.community).filter(person=request.person)
    confirm_family_link(link=get_object_or_404(found, pk=link), by=request.by, at=request.now)
    return redirect("people:privacy")


def page(request: Request, whose: Person, **forms: Any) -> HttpResponse:
    """A person's own page: what is held of them, who looked, what they allowed."""
    shown = basics_of(whose, request.now) | {
        "seen": _looks(whose),
        "links": FamilyMember.objects.filter(person=whose).select_related("family"),
        "stays": privacy.retain(whose),
        **forms,
    }
    return render(request, "people/privacy.html", shown, status=status_of(forms))


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
