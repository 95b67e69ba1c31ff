"""Whom to call: one tap, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.grid.actions.directory import change_contact, list_contact, verify_contact
from linli.grid.models import Contact, Step, StepKind
from linli.grid.rules import is_stale, on_duty
from linli.web.doors import STAFF, door
from linli.web.forms import LineField
from linli.web.grid.found import contact_or_404
from linli.web.middleware import note
from linli.web.once import OnceForm
from linli.web.request import Request

CALLS = 8
ICONS = {
    "property": "building",
    "water": "water",
    "heat": "heat",
    "telecom": "signal",
    "enforcement": "shield",
    "sewage_truck": "truck",
    "power": "light",
    "gas": "heat",
}


@dataclass(frozen=True)
class Entry:
    """A contact as it is shown: whether somebody answers now, whether the number is trusted."""

    contact: Contact
    open: bool | None
    stale: bool
    days: int | None

    @property
    def icon(self) -> str:
        return ICONS.get(self.contact.kind, "phone")


class ContactForm(OnceForm):
    kind = forms.ChoiceField(label=gettext_lazy("For what"), choices=Contact.Kind)
    organisation = LineField(label=gettext_lazy("Who"), longest=80)
    phone = LineField(
        label=gettext_lazy("Number"), longest=40, widget=forms.TextInput({"inputmode": "tel"})
    )
    duty_hours = LineField(
        label=gettext_lazy("When somebody answers"),
        help_text=gettext_lazy("Such as 08:00-18:00, or 00:00-24:00."),
        longest=40,
        required=False,
    )
    scope = LineField(label=gettext_lazy("For which places"), longest=120, required=False)


@door(STAFF)
@require_safe
def directory(request: Request) -> HttpResponse:
    contacts = Contact.objects.of(request.community).order_by("kind", "organisation", "code")
    entries = [_entry(contact, request) for contact in contacts]
    kinds = groupby(entries, key=lambda entry: entry.contact.kind_label)
    page = {
        "kinds": [(label, list(of_kind)) for label, of_kind in kinds],
        "stale": sum(entry.stale for entry in entries),
        "calls": _calls(request),
    }
    return render(request, "grid/directory.html", page)


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _kept(request, form):
        return redirect("grid:directory")
    return render(request, "grid/contact.html", {"form": form}, status=422 if form.errors else 200)


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: Request, contact: str) -> HttpResponse:
    found = contact_or_404(request, contact)
    now = {name: getattr(found, name) for name in ("kind", "organisation", "phone")}
    now |= {"duty_hours": found.duty_hours, "scope": found.scope}
    form = ContactForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid() and _kept(request, form, found):
        return redirect("grid:directory")
    page = {"form": form, "contact": found, "calls": _calls(request, found)}
    return render(request, "grid/contact.html", page, status=422 if form.errors else 200)


@door(STAFF)
@require_POST
def verify(request: Request, contact: str) -> HttpResponse:
    """It was rung and somebody answered."""
    found = contact_or_404(request, contact)
    verify_contact(contact=found, by=request.by, at=request.now, on=day_of(request.now))
    if request.htmx:
        return render(request, "grid/_contact.html", {"entry": _entry(found, request)})
    messages.success(request, _("Noted: %(who)s answers.") % {"who": found.organisation})
    return redirect("grid:directory")


def _kept(request: Request, form: ContactForm, contact: Contact | None = None) -> bool:
    if not form.first_time():
        return True
    values: dict[str, Any] = {k: v for k, v in form.cleaned_data.items() if k != "key"}
    try:
        if contact is None:
            list_contact(by=request.by, at=request.now, **values)
        else:
            change_contact(contact=contact, by=request.by, at=request.now, **values)
    except Refused as refused:
        form.try_again()
        note(request, refused)
        form.show(refused)
        return False
    messages.success(request, _("The directory is up to date."))
    return True


def _entry(contact: Contact, request: Request) -> Entry:
    days = request.community.thresholds.stale_contact_days
    since = day_of(request.now) - contact.verified_on if contact.verified_on else None
    return Entry(
        contact=contact,
        open=on_duty(contact.duty_hours, request.now),
        stale=is_stale(contact.verified_on, request.now, days),
        days=since.days if since else None,
    )


def _calls(request: Request, contact: Contact | None = None) -> Any:
    calls = Step.objects.of(request.community).filter(kind=StepKind.CONTACTED)
    if contact is not None:
        calls = calls.filter(contact=contact)
    with_it = ("contact", "actor", "case__category", "case__place__parent", "case__near__parent")
    return calls.select_related(*with_it).order_by("-at", "-pk")[:CALLS]
