"""A meeting: when and where, who has to come, what is talked over, what came of it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.deliberation import queries
from linli.deliberation.models import AgendaItem, Meeting, SignIn
from linli.deliberation.permissions import may_read_minutes
from linli.deliberation.procedure import is_quorate
from linli.web.deliberation.doing import ActForm, Plain
from linli.web.deliberation.found import meeting_or_404
from linli.web.deliberation.ics import event_of
from linli.web.deliberation.meeting_forms import (
    AgendaForm,
    TopicForm,
    WrongForm,
)
from linli.web.deliberation.overview import is_staff
from linli.web.deliberation.said import POWERS, kind_said, quorum_said
from linli.web.deliberation.shown import promises
from linli.web.doors import PUBLIC, door
from linli.web.pages import page_of
from linli.web.request import Request


@door(PUBLIC)
@require_safe
def listed(request: Request) -> HttpResponse:
    meetings = Meeting.objects.of(request.community).select_related("project")
    if not is_staff(request):
        meetings = meetings.exclude(state=Meeting.State.PLANNED, planned_at__gte=request.now)
    page = page_of(request, meetings.order_by("-planned_at", "code"))
    shown = {"page": page, "staff": is_staff(request)}
    return render(request, "deliberation/meetings.html", shown)


@door(PUBLIC)
@require_safe
def meeting(request: Request, meeting: str) -> HttpResponse:
    return page_of_meeting(request, meeting_or_404(request, meeting))


@door(PUBLIC)
@require_safe
def calendar(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    answer = HttpResponse(event_of(request, found), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.code}.ics"'
    return answer


def page_of_meeting(
    request: Request,
    meeting: Meeting,
    *,
    agenda_form: ActForm | None = None,
    topic_form: ActForm | None = None,
    minutes_form: ActForm | None = None,
) -> HttpResponse:
    staff = is_staff(request)
    there = queries.kinds_there(meeting)
    mine = _sign_in(request, meeting)
    items = _items(meeting)
    refused = any((agenda_form, topic_form, minutes_form))
    shown: dict[str, Any] = {
        "meeting": meeting,
        "staff": staff,
        "power": POWERS[meeting.kind],
        "quorum": quorum_said(meeting),
        "quorate": is_quorate(meeting.kind, there.total(), meeting.entitled),
        "there": [(kind_said(kind), number) for kind, number in sorted(there.items())],
        "people": there.total(),
        "required": [(kind_said(kind), there[kind]) for kind in meeting.required_kinds],
        "missing": [kind_said(kind) for kind in queries.missing_at(meeting)],
        "items": items,
        "open_item": next((one for one in items if one.state == AgendaItem.State.OPEN), None),
        "resolutions": _resolutions(meeting, request),
        "late": queries.overdue(request.community, day_of(request.now)).count() if staff else 0,
        "mine": mine,
        "my_answer": _my_answer(request, meeting) if mine else None,
        "may_read": bool(meeting.minutes) and may_read_minutes(request.by, meeting, request.now),
        "answers": _answers(meeting),
        "objections": meeting.minutes_answers.filter(right=False) if staff else [],
        "plain": Plain(),
        "topic_form": topic_form or TopicForm(auto_id="topic_%s"),
        "agenda_form": agenda_form or AgendaForm(auto_id="agenda_%s"),
        "wrong_form": minutes_form or WrongForm(auto_id="wrong_%s"),
        "refused": refused,
    }
    return render(request, "deliberation/meeting.html", shown, status=422 if refused else 200)


def _items(meeting: Meeting) -> list[AgendaItem]:
    shown = Q(state__in=[AgendaItem.State.ACCEPTED, AgendaItem.State.OPEN, AgendaItem.State.DONE])
    items = meeting.agenda.filter(shown).select_related("resolution", "proposed_by")
    return list(items.order_by("order", "pk"))


def _resolutions(meeting: Meeting, request: Request) -> list[Any]:
    """Each resolution with what it promised."""
    voted = meeting.resolutions.prefetch_related(
        "commitments__facility", "commitments__from_facility", "commitments__owner"
    ).order_by("pk")
    today = day_of(request.now)
    return [(one, promises(one.commitments.all(), today)) for one in voted]


def _sign_in(request: Request, meeting: Meeting) -> SignIn | None:
    if request.person is None:
        return None
    return meeting.sign_ins.filter(person=request.person).first()


def _my_answer(request: Request, meeting: Meeting) -> Any:
    return meeting.minutes_answers.filter(person=request.person).first()


def _answers(meeting: Meeting) -> dict[str, int]:
    said = list(meeting.minutes_answers.values_list("right", flat=True))
    return {"right": sum(said), "wrong": len(said) - sum(said)}
