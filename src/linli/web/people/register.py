from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.people.actions import register, reveal, set_phone
from linli.people.models import Appointment, Person
from linli.people.permissions import may_reach
from linli.people.roles import COMMITTEE
from linli.web.doors import STAFF, door
from linli.web.middleware import note
from linli.web.people.forms import PersonForm, PhoneForm, ReasonForm
from linli.web.people.found import people_of, person_or_404
from linli.web.people.shown import basics_of, status_of
from linli.web.request import Request

PAGE = 50


@door(STAFF)
@require_safe
def people(request: Request) -> HttpResponse:
    words = one_line(request.GET.get("q", ""))[:60]
    found = people_of(request).order_by("name_pinyin", "code")
    if words:
        found = found.filter(pk__in=Person.objects.found_by(words).values("pk"))
    shown = list(found[: PAGE + 1])
    return render(
        request,
        "people/_people.html" if request.htmx else "people/register.html",
        {"people": shown[:PAGE], "more": len(shown) > PAGE, "words": words},
    )


@door(roles=COMMITTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = PersonForm(request.community, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = register(**form.cleaned_data, by=request.by, at=request.now)
            return redirect("people:person", person.code)
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    status = 422 if form.errors else 200
    return render(request, "people/new.html", {"form": form}, status=status)


@door(STAFF)
@require_safe
def one(request: Request, person: str) -> HttpResponse:
    return page(request, person_or_404(request, person))


@door(STAFF)
@require_POST
def reveal_phone(request: Request, person: str) -> HttpResponse:
    shown = person_or_404(request, person)
    form = ReasonForm(request.POST)
    number = None
    if form.is_valid():
        number = reveal(
            person=shown, reason=form.cleaned_data["reason"], by=request.by, at=request.now
        )
    if request.htmx:
        part = {"shown": shown, "number": number, "reason_form": form, "may_reach": True}
        return render(request, "people/_phone.html", part)
    return page(request, shown, number=number, reason_form=form)


@door(STAFF)
@require_POST
def change_phone(request: Request, person: str) -> HttpResponse:
    shown = person_or_404(request, person)
    form = PhoneForm(request.POST)
    if form.is_valid():
        try:
            set_phone(person=shown, phone=form.cleaned_data["phone"], by=request.by, at=request.now)
            return HttpResponseRedirect(request.path.removesuffix("phone/set/"))
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    return page(request, shown, phone_form=form)


def page(request: Request, person: Person, **forms: Any) -> HttpResponse:
    """A person's page for staff."""
    running = Appointment.objects.of(request.community).running(day_of(request.now))
    shown = basics_of(person, request.now) | {
        "may_reach": may_reach(request.by, person, request.now),
        "held": running.filter(person=person).select_related("place", "team"),
        "reason_form": ReasonForm(),
        "phone_form": PhoneForm(),
        **forms,
    }
    return render(request, "people/person.html", shown, status=status_of(forms))
