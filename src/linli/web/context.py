from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from linli.people.models import Account
from linli.web.nav import nav_for, works_here
from linli.web.request import Request


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the frame around every page shows: where one is, who one is, and where one can go."""
    asked = cast(Request, request)
    if not hasattr(request, "community"):  # refused before a community was found
        return {"nav": [], "frame": "public", "roles": frozenset()}
    return {
        "community": asked.community,
        "person": asked.person,
        "roles": {str(role) for role in asked.roles},
        "now": asked.now,
        "elder": is_elder(asked),
        "demo_line": demo_line(asked),
        "nav": nav_for(asked),
        "frame": _frame(asked),
    }


def is_elder(request: Request) -> bool:
    """Elder mode: chosen on this device, else for the account."""
    chosen = request.COOKIES.get("elder")
    if chosen is not None:
        return chosen == "1"
    return isinstance(request.user, Account) and request.user.elder_mode


def demo_line(request: Request) -> str:
    """What a demo community says about its time; nothing elsewhere."""
    if not request.community.is_demo:
        return ""
    return _("Demo: it is %(day)s here") % {"day": date_format(request.now, "DATE_FORMAT")}


def _frame(request: Request) -> str:
    if works_here(request):
        return "desk"
    return "resident" if request.person else "public"
