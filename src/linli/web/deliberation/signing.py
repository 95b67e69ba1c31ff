"""Being there: by the code at the door, or by the paper list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.deliberation import queries
from linli.deliberation.actions import meetings as acts
from linli.deliberation.models import Meeting, SignIn, StakeholderKind
from linli.people.models import Person
from linli.web.deliberation.doing import ActForm, Plain, done, press
from linli.web.deliberation.found import meeting_or_404
from linli.web.deliberation.said import kind_said
from linli.web.doors import RESIDENTS, STAFF, door
from linli.web.forms import LineField, NumberField
from linli.web.pages import page_of
from linli.web.request import Request

_SALT = "linli.meeting.here"
_FOUND = 20


class GuestsForm(ActForm):
    """So many of an organisation whose people are on no register."""

    kind = forms.ChoiceField(label=gettext_lazy("From where?"), choices=StakeholderKind.choices)
    organisation = LineField(label=gettext_lazy("Its name"), longest=80, required=False)
    people = NumberField(label=gettext_lazy("How many people?"), least=1, most=2000, initial=1)

    @property
    def said(self) -> dict[str, Any]:
        return {"guests": acts.Present(**super().said)}


def token_of(meeting: Meeting) -> str:
    """What the code at the door names: only who stands before it can sign in by it."""
    return signing.dumps(meeting.pk, salt=_SALT)


@door(RESIDENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: Request, here: str) -> HttpResponse:
    """The page behind the code: one tap and one is there; tapped again, it says so again."""
    meeting = _meeting_of(request, here)
    if request.person is None:
        raise Http404
    if request.method == "POST":
        press(request, acts.sign_in, meeting=meeting, person=request.person)
        return redirect("deliberation:here", here)
    page = {
        "meeting": meeting,
        "here": here,
        "mine": meeting.sign_ins.filter(person=request.person).first(),
        "plain": Plain(),
    }
    return render(request, "deliberation/here.html", page)


@door(STAFF)
@require_safe
def people(request: Request, meeting: str) -> HttpResponse:
    return _page(request, meeting_or_404(request, meeting))


@door(STAFF)
@require_POST
def tick(request: Request, meeting: str, person: str) -> HttpResponse:
    """Somebody on the paper list is there."""
    found = meeting_or_404(request, meeting)
    there = get_object_or_404(Person.objects.of(request.community), code=person)
    press(request, acts.sign_in, meeting=found, person=there, channel=SignIn.Channel.PAPER)
    messages.success(request, _("%(name)s is there.") % {"name": there.name})
    return redirect("deliberation:people", found.code)


@door(STAFF)
@require_POST
def guests(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    form = GuestsForm(request.POST)
    if not done(request, form, acts.count_guests, meeting=found):
        return _page(request, found, form)
    return redirect("deliberation:people", found.code)


def _page(request: Request, meeting: Meeting, form: GuestsForm | None = None) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:60]
    matches = Person.objects.of(request.community).found_by(words) if words else None
    signed = meeting.sign_ins.select_related("person__dwelling__unit__parent").order_by(
        "-at", "-pk"
    )
    page = {
        "meeting": meeting,
        "words": words,
        "found": _found(meeting, matches) if matches is not None else [],
        "page": page_of(request, signed),
        "guests": [
            (kind_said(one.stakeholder_kind), one.organisation, one.people)
            for one in meeting.attendance.order_by("pk")
        ],
        "people": queries.people_there(meeting),
        "missing": [kind_said(kind) for kind in queries.missing_at(meeting)],
        "form": form or GuestsForm(),
        "plain": Plain(),
        "open": not meeting.over and meeting.state != Meeting.State.CANCELLED,
    }
    return render(request, "deliberation/people.html", page, status=422 if form else 200)


def _found(meeting: Meeting, matches: Any) -> list[tuple[Person, bool]]:
    people = list(matches.select_related("dwelling__unit__parent").order_by("code")[:_FOUND])
    there = set(meeting.sign_ins.filter(person__in=people).values_list("person", flat=True))
    return [(one, one.pk in there) for one in people]


def _meeting_of(request: Request, token: str) -> Meeting:
    try:
        pk = signing.loads(token, salt=_SALT)
    except signing.BadSignature as forged:
        raise Http404 from forged
    return get_object_or_404(Meeting.objects.of(request.community), pk=pk)
