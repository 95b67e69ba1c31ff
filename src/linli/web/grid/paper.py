"""The same report on paper: printed with a code that opens the report page at its place (E37)."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli import grid
from linli.core.typesetting import qr_drawing, typeset
from linli.grid.models import Category
from linli.grid.queries import grid_of, members_of
from linli.places.models import Place
from linli.web.doors import PUBLIC, door
from linli.web.links import full_address
from linli.web.request import Request

TEMPLATE = Path(grid.__file__).parent / "paper" / "report.typ"


@door(PUBLIC)
@require_safe
def paper(request: Request) -> HttpResponse:
    """An A4 form, for one place where `?place=` names it, else for anywhere in the community."""
    here = Place.objects.of(request.community).select_related("parent", "grid")
    place = here.filter(code=request.GET.get("place", "")).first()
    kinds = Category.objects.of(request.community).filter(parent__isnull=True)
    sheet = {
        "community": request.community.name,
        "lang": (get_language() or "zh-hans")[:2],
        "title": _("I want to say something"),
        "lead": _("Tick, write a line, hand it in. We type it in the same day."),
        "scan": _("Or scan and say it on the phone"),
        "what": _("What is it about?"),
        "kinds": [str(kind) for kind in kinds.order_by("order", "pk")],
        "where": _("Where is it?"),
        "place": place.said if place else "",
        "wrong": _("What is wrong?"),
        "who": _("Who are you, and how do we reach you?"),
        "who_hint": _("You may leave it empty."),
        "hand_in": _hand_in(request, place),
        "danger": _("If somebody is in danger, ring 110, 119 or 120 first."),
    }
    pdf = typeset(TEMPLATE, sheet, qr=qr_drawing(_address(request, place)))
    headers = {"Content-Disposition": 'inline; filename="report.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _hand_in(request: Request, place: Place | None) -> str:
    """To whom: the grid member of the place, where there is one."""
    member = next(iter(members_of(grid_of(place), request.now)), None)
    who = member.name if member else _("the grid member")
    said = _("Hand it to %(who)s or at the community's counter.") % {"who": who}
    return f"{said} {request.community.phone}".strip()


def _address(request: Request, place: Place | None) -> str:
    """Where the code leads: the report page, which knows that it came from paper."""
    asked = {"how": "paper"} | ({"place": place.code} if place else {})
    path = f"{reverse('grid:report')}?{urlencode(asked)}"
    return full_address(request, path)
