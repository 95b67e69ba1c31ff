"""Chair mode: one thing at a time, in large type; who speaks next, how long, how the hands went."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.deliberation import queries
from linli.deliberation.actions import agenda, meetings, resolutions
from linli.deliberation.models import AgendaItem, Meeting, Speaker
from linli.deliberation.procedure import SPEAKING, is_quorate
from linli.web.deliberation.doing import ActForm, Plain, done, press
from linli.web.deliberation.found import meeting_or_404, topic_or_404
from linli.web.deliberation.meeting_forms import SpeakForm
from linli.web.deliberation.overview import is_staff
from linli.web.deliberation.said import kind_said, quorum_said
from linli.web.doors import RESIDENTS, STAFF, door
from linli.web.forms import LineField, NumberField
from linli.web.request import Request


class MotionForm(ActForm):
    motion = LineField(label=gettext_lazy("What is voted on, word for word"), longest=300)


class HandsForm(ActForm):
    votes_for = NumberField(label=gettext_lazy("In favour"), most=9999)
    against = NumberField(label=gettext_lazy("Against"), most=9999, initial=0)
    abstain = NumberField(label=gettext_lazy("Abstain"), most=9999, initial=0)

    @property
    def said(self) -> dict[str, Any]:
        return {"hands": resolutions.Hands(**super().said)}


@door(STAFF)
@require_safe
def chair(request: Request, meeting: str) -> HttpResponse:
    return _page(request, meeting_or_404(request, meeting))


@door(STAFF)
@require_safe
def line(request: Request, meeting: str) -> HttpResponse:
    """Who waits to speak: the chair's page asks every few seconds."""
    found = meeting_or_404(request, meeting)
    return render(request, "deliberation/_line.html", _speaking(request, _open_item(found)))


@door(STAFF)
@require_POST
def begun(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    press(request, meetings.begin, meeting=found)
    return redirect("deliberation:chair", found.code)


@door(STAFF)
@require_POST
def ended(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    press(request, meetings.end, meeting=found)
    messages.success(request, _("The meeting is over. The minutes are drafted: read them through."))
    return redirect("deliberation:minutes", found.code)


@door(STAFF)
@require_POST
def opened(request: Request, topic: str) -> HttpResponse:
    item = topic_or_404(request, topic)
    press(request, agenda.open_item, item=item)
    return _back(item)


@door(STAFF)
@require_POST
def motion(request: Request, topic: str) -> HttpResponse:
    item = topic_or_404(request, topic)
    form = MotionForm(request.POST)
    if not done(request, form, agenda.word_motion, item=item) and item.meeting is not None:
        return _page(request, item.meeting, motion_form=form)
    return _back(item)


@door(RESIDENTS)
@require_POST
def speak(request: Request, topic: str) -> HttpResponse:
    """A guest whom the chair writes down, or whoever is there and asks for themselves."""
    item = topic_or_404(request, topic)
    form = SpeakForm(request.POST, auto_id="speak_%s")
    for_guest = is_staff(request) and "name" in request.POST
    person = None if for_guest else request.person
    if for_guest and item.meeting is not None:
        if not done(request, form, agenda.ask_for_floor, item=item):
            return _page(request, item.meeting, speak_form=form)
        return redirect("deliberation:chair", item.meeting.code)
    if form.is_valid():
        press(request, agenda.ask_for_floor, item=item, person=person, side=form.said["side"])
        messages.success(request, _("You are in the line. You will be called."))
    return _to_meeting(item)


@door(STAFF)
@require_POST
def floor(request: Request, topic: str) -> HttpResponse:
    item = topic_or_404(request, topic)
    press(request, agenda.give_floor, item=item)
    return _back(item)


@door(STAFF)
@require_POST
def vote(request: Request, topic: str) -> HttpResponse:
    item = topic_or_404(request, topic)
    form = HandsForm(request.POST, auto_id="hands_%s")
    if item.meeting is not None and not done(
        request, form, resolutions.resolve, meeting=item.meeting, item=item, text=item.motion
    ):
        return _page(request, item.meeting, hands_form=form)
    return _back(item)


@door(STAFF)
@require_POST
def finished(request: Request, topic: str) -> HttpResponse:
    item = topic_or_404(request, topic)
    press(request, agenda.end_item, item=item)
    return _back(item)


def _page(
    request: Request,
    meeting: Meeting,
    *,
    motion_form: ActForm | None = None,
    hands_form: ActForm | None = None,
    speak_form: ActForm | None = None,
) -> HttpResponse:
    item, people = _open_item(meeting), queries.people_there(meeting)
    waiting = list(meeting.agenda.filter(state=AgendaItem.State.ACCEPTED).order_by("order", "pk"))
    refused = any((motion_form, hands_form, speak_form))
    page: dict[str, Any] = {
        "meeting": meeting,
        "waiting": waiting,
        "people": people,
        "missing": [kind_said(kind) for kind in queries.missing_at(meeting)],
        "quorum": quorum_said(meeting),
        "quorate": is_quorate(meeting.kind, people, meeting.entitled),
        "plain": Plain(),
        "hands_form": hands_form or HandsForm(auto_id="hands_%s"),
        "motion_form": motion_form or MotionForm(initial={"motion": _motion(waiting)}),
        "speak_form": speak_form or SpeakForm(auto_id="speak_%s"),
        **_speaking(request, item),
    }
    return render(request, "deliberation/chair.html", page, status=422 if refused else 200)


def _speaking(request: Request, item: AgendaItem | None) -> dict[str, Any]:
    """Who speaks and for how many more seconds, and who waits."""
    if item is None:
        return {"item": None}
    spoken = item.speakers.exclude(spoke_at=None).order_by("spoke_at", "pk")
    speaker = spoken.last()
    return {
        "item": item,
        "meeting": item.meeting,
        "resolution": getattr(item, "resolution", None),
        "speaker": speaker,
        "seconds": _seconds_left(speaker, request) if speaker else 0,
        "line": list(item.speakers.filter(spoke_at=None).order_by("asked_at", "pk")),
        "plain": Plain(),
    }


def _seconds_left(speaker: Speaker, request: Request) -> int:
    assert speaker.spoke_at is not None
    return max(int((speaker.spoke_at + SPEAKING - request.now).total_seconds()), 0)


def _open_item(meeting: Meeting) -> AgendaItem | None:
    items = meeting.agenda.filter(state=AgendaItem.State.OPEN)
    return items.select_related("resolution", "meeting").first()


def _motion(waiting: list[AgendaItem]) -> str:
    return waiting[0].motion if waiting else ""


def _back(item: AgendaItem) -> HttpResponse:
    if item.meeting is None:
        return redirect("deliberation:overview")
    return redirect("deliberation:chair", item.meeting.code)


def _to_meeting(item: AgendaItem) -> HttpResponse:
    if item.meeting is None:
        return redirect("deliberation:overview")
    return redirect("deliberation:meeting", item.meeting.code)
