"""Photos of a building on a round: how it was found, how it was left."""

from __future__ import annotations

from typing import BinaryIO, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.core.refused import Refused
from linli.grid.actions.patrols import add_stop_photo, clear_stop_photo
from linli.grid.models import PatrolStop, StopPhoto
from linli.people.roles import COMMITTEE
from linli.web.doors import STAFF, door
from linli.web.middleware import note
from linli.web.request import Request
from linli.web.rounds.found import building_or_404, patrol_or_404


@door(STAFF)
@require_POST
def add(request: Request, patrol: str, place: str) -> HttpResponse:
    found = patrol_or_404(request, patrol)
    building = building_or_404(request, found, place)
    stop = PatrolStop.objects.select_related("patrol__grid").filter(patrol=found, place=building)
    upload = request.FILES.get("photo")
    before = request.POST.get("kind") == StopPhoto.Kind.BEFORE
    if upload is None:
        messages.warning(request, _("Please take or choose a photo first."))
        return redirect("rounds:sheet", found.code)
    try:
        add_stop_photo(
            stop=get_object_or_404(stop),
            upload=cast(BinaryIO, upload.file),
            kind=StopPhoto.Kind.BEFORE if before else StopPhoto.Kind.AFTER,
            by=request.by,
            at=request.now,
        )
        messages.success(request, _("The photo is there."))
    except Refused as refused:
        note(request, refused)
        messages.error(request, str(refused.message))
    return redirect("rounds:sheet", found.code)


@door(roles=COMMITTEE)
@require_POST
def clear(request: Request, patrol: str, stop_photo: int) -> HttpResponse:
    found = patrol_or_404(request, patrol)
    of_stop = get_object_or_404(
        StopPhoto.objects.of(request.community).select_related("photo", "stop"),
        pk=stop_photo,
        stop__patrol=found,
    )
    if request.POST.get("looked") != "1":
        messages.warning(request, _("First look for faces and number plates, then tick that."))
        return redirect("rounds:sheet", found.code)
    clear_stop_photo(of_stop=of_stop, by=request.by, at=request.now)
    messages.success(request, _("Everybody can see the photo now."))
    return redirect("rounds:sheet", found.code)
