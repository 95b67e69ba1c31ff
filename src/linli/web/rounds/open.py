"""What everybody may know of rounds and of putting things right: counts and cleared photos."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.grid.models import StopPhoto
from linli.insight.figures.rounds import rectifications
from linli.web.doors import PUBLIC, door
from linli.web.request import Request

PHOTOS = 8


@door(PUBLIC)
@require_safe
def done(request: Request) -> HttpResponse:
    photos = StopPhoto.objects.of(request.community).filter(photo__public=True)
    page = {
        "counts": rectifications(request.community, request.now),
        "photos": photos.select_related("stop__place").order_by("-pk")[:PHOTOS],
    }
    return render(request, "rounds/done.html", page)
