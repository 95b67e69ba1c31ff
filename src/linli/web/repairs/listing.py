from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.people.models import Appointment
from linli.people.roles import COMMITTEE, GRID_STAFF, STAFF, Role
from linli.repairs.models import Repair
from linli.repairs.queries import lines_of
from linli.web.doors import door
from linli.web.pages import page_of
from linli.web.request import Request

AT_THE_BENCH = STAFF | {Role.BOOKKEEPER}
WHOLE_COMMUNITY = COMMITTEE | {Role.BOOKKEEPER}


@door(roles=AT_THE_BENCH)
@require_safe
def repairs(request: Request) -> HttpResponse:
    found = Repair.objects.of(request.community).select_related(
        "case__category", "case__place", "case__near"
    )
    if not request.by.operator and not request.roles & WHOLE_COMMUNITY:
        found = found.filter(case__grid__in=_own_grids(request))
    page = page_of(request, found.order_by("-case__reported_at", "-pk"))
    lines = lines_of(page.rows)
    running = [line for line in lines if not line.finished]
    finished = [line for line in lines if line.finished]
    return render(
        request, "repairs/list.html", {"running": running, "finished": finished, "page": page}
    )


def _own_grids(request: Request) -> QuerySet[Appointment, int | None]:
    running = Appointment.objects.of(request.community).running(day_of(request.now))
    mine = running.filter(person=request.person, role__in=GRID_STAFF)
    return mine.values_list("place_id", flat=True)
