"""议事: what is being talked over now, and what one can say to it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.deliberation.models import Meeting, Poll, Project
from linli.deliberation.queries import overdue, topics_waiting
from linli.people.roles import STAFF
from linli.web.deliberation.shown import promises, with_counts
from linli.web.doors import PUBLIC, door
from linli.web.request import Request

FEW = 5


@door(PUBLIC)
@require_safe
def overview(request: Request) -> HttpResponse:
    staff = is_staff(request)
    late = overdue(request.community, day_of(request.now))
    page: dict[str, Any] = {
        "staff": staff,
        "coming": _coming(request),
        "polls": _open_polls(request),
        "projects": _running(request),
        "late": promises(late[:FEW], day_of(request.now)),
        "waiting": topics_waiting(request.community).count() if staff else 0,
    }
    return render(request, "deliberation/overview.html", page)


def is_staff(request: Request) -> bool:
    return request.by.operator or bool(request.roles & STAFF)


def _coming(request: Request) -> list[Meeting]:
    ahead = Q(state__in=[Meeting.State.NOTICED, Meeting.State.RUNNING])
    if is_staff(request):
        ahead |= Q(state=Meeting.State.PLANNED)
    soon = Q(planned_at__date__gte=day_of(request.now)) | Q(state=Meeting.State.RUNNING)
    meetings = Meeting.objects.of(request.community).filter(ahead, soon)
    return list(meetings.order_by("planned_at")[:FEW])


def _open_polls(request: Request) -> list[Poll]:
    polls = Poll.objects.of(request.community).select_related("scope__parent")
    running = polls.filter(opens_at__lte=request.now, closes_at__gte=request.now)
    return list(running.order_by("closes_at")[:FEW])


def _running(request: Request) -> list[Project]:
    ended = [Project.State.VERIFIED, Project.State.CLOSED]
    running = with_counts(Project.objects.of(request.community).exclude(state__in=ended))
    return list(running.order_by("-proposed_on", "code")[:FEW])
