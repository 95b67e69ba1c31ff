from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.web.doors import PUBLIC, door
from linli.web.map.plan import drawn_places, plan_of
from linli.web.request import Request


@door(PUBLIC)
@require_safe
def pick(request: Request) -> HttpResponse:
    """The plan as part of a form: a tap chooses the place among the form's radio buttons."""
    places = drawn_places(request.community, day_of(request.now))
    return render(request, "map/_pick.html", {"plan": plan_of(request.community, places)})
