"""The meeting on paper: the sheet at the door with its code, and the chair's pack."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from linli.web.deliberation.found import meeting_or_404
from linli.web.deliberation.pack import print_door, print_pack
from linli.web.deliberation.signing import token_of
from linli.web.doors import STAFF, door
from linli.web.links import full_address
from linli.web.request import Request


@door(STAFF)
@require_safe
def door_sheet(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    url = full_address(request, reverse("deliberation:here", args=[token_of(found)]))
    return _pdf(print_door(request.community, found, url), f"{found.code}-door")


@door(STAFF)
@require_safe
def pack(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    url = full_address(request, reverse("deliberation:here", args=[token_of(found)]))
    return _pdf(print_pack(request.community, found, url), f"{found.code}-pack")


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
