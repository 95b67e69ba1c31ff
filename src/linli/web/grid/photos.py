from __future__ import annotations

from typing import BinaryIO, cast

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.core.refused import Refused
from linli.grid.actions.photos import add_photo, clear_photo_for_all
from linli.grid.models import CasePhoto
from linli.people.roles import COMMITTEE
from linli.web.doors import RESIDENTS, door
from linli.web.grid.found import case_or_404
from linli.web.middleware import note
from linli.web.request import Request


@door(RESIDENTS)
@require_POST
def add(request: Request, case: str) -> HttpResponseRedirect:
    """A photo laid to the case: how it was found, or how it was left."""
    found = case_or_404(request, case)
    upload = request.FILES.get("photo")
    kind = CasePhoto.Kind.AFTER if request.POST.get("kind") == "after" else CasePhoto.Kind.BEFORE
    if upload is None:
        messages.warning(request, _("Please take or choose a photo first."))
        return redirect("grid:case", found.code)
    try:
        add_photo(
            case=found, upload=cast(BinaryIO, upload.file), kind=kind, by=request.by, at=request.now
        )
        messages.success(request, _("The photo is there."))
    except Refused as refused:
        note(request, refused)
        messages.error(request, str(refused.message))
    return redirect("grid:case", found.code)


@door(roles=COMMITTEE)
@require_POST
def clear(request: Request, case: str, photo: int) -> HttpResponse:
    found = case_or_404(request, case)
    of_case = get_object_or_404(
        CasePhoto.objects.of(request.community).select_related("photo"), case=found, photo=photo
    )
    if request.POST.get("looked") != "1":
        messages.warning(request, _("First look for faces and number plates, then tick that."))
        return redirect("grid:case", found.code)
    clear_photo_for_all(of_case=of_case, by=request.by, at=request.now)
    messages.success(request, _("Everybody can see the photo now."))
    return redirect("grid:case", found.code)
