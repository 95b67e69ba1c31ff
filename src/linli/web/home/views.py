from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from linli.grid.queries import grid_of, members_of, of_person, solved_lately
from linli.insight.today import Concern, concerns, points_of
from linli.insight.trust import trust
from linli.notices.models import Notice
from linli.people.models import Person
from linli.people.queries import home_of
from linli.people.roles import COMMITTEE, GRID_STAFF, Role
from linli.web.context import is_elder
from linli.web.doors import PUBLIC, door
from linli.web.links import link
from linli.web.request import Request

_PAGES = {
    "doors": "repairs:collect",
    "vote": "ballots:vote",
    "notice": "notices:notice",
    "meeting": "deliberation:meeting",
    "poll": "deliberation:poll",
    "project": "deliberation:project",
}
"""Where a concern is read that is about no case."""


@door(PUBLIC)
@require_safe
def home(request: Request) -> HttpResponse:
    """The first page: a desk for staff, one's own day for a resident, the community for all."""
    if request.roles & GRID_STAFF:
        return redirect("grid:today")
    if request.roles & COMMITTEE or request.by.operator:
        return redirect("grid:list")
    if Role.BOOKKEEPER in request.roles:
        return redirect("payments:hand_over")
    if request.person is None:
        return render(request, "home/public.html", _public(request))
    if is_elder(request):
        return render(request, "home/elder.html", _elder(request, request.person))
    return render(request, "home/resident.html", _resident(request, request.person))


def _public(request: Request) -> dict[str, Any]:
    posted = Notice.objects.of(request.community).filter(
        audience__isnull=True, taken_down_at__isnull=True, posted_at__lte=request.now
    )
    return {
        "solved": solved_lately(request.community)[:4],
        "trust": trust(request.community, request.now),
        "notices": [
            (notice, link("notices:notice", notice.code))
            for notice in posted.order_by("-posted_at")[:3]
        ],
    }


def _resident(request: Request, person: Person) -> dict[str, Any]:
    found = concerns(person, request.now)
    return {
        "concerns": _linked(found),
        "solved": [] if found else solved_lately(request.community)[:3],
        "told": of_person(person).filter(reporter=person)[:3],
        "points": points_of(person),
        "points_page": link("credit:mine"),
        "member": _member(request, person),
    }


def _elder(request: Request, person: Person) -> dict[str, Any]:
    return {
        "concerns": _linked(concerns(person, request.now, most=1)),
        "member": _member(request, person),
    }


def _member(request: Request, person: Person) -> Person | None:
    """The grid member of the person's home."""
    return next(iter(members_of(grid_of(home_of(person)), request.now)), None)


def _linked(found: list[Concern]) -> list[tuple[Concern, str]]:
    return [(concern, _page_of(concern)) for concern in found]


def _page_of(concern: Concern) -> str:
    if concern.about == "share":
        return link("repairs:share", concern.key) or link("grid:case", concern.case)
    if concern.about in _PAGES:
        return link(_PAGES[concern.about], concern.key)
    return link("grid:case", concern.case)
