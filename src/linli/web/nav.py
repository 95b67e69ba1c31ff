"""Where one can go from every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.people.roles import COMMITTEE, GRID_STAFF, STAFF, Role
from linli.web.request import Request

DESK = STAFF | {
    Role.BOOKKEEPER,
    Role.COMMUNITY_POLICE_OFFICER,
    Role.SUBDISTRICT_SUPERVISOR,
}
"""Those who work here: their pages have the desk's frame."""


@dataclass(frozen=True)
class Entry:
    """One place to go. Without `roles` it is for every resident; `public` for visitors too."""

    name: str
    label: Promise
    icon: str
    roles: frozenset[Role] = frozenset()
    public: bool = False


ENTRIES = (
    Entry("home", _("Home"), "home", public=True),
    Entry("grid:today", _("Today"), "calendar", GRID_STAFF),
    Entry("grid:report", _("Report"), "camera"),
    Entry("grid:mine", _("My matters"), "list"),
    Entry("grid:list", _("Cases"), "drain", STAFF),
    Entry("repairs:list", _("Repairs"), "split", STAFF | {Role.BOOKKEEPER}),
    Entry("grid:directory", _("Directory"), "phone", STAFF),
    Entry("payments:receipts", _("Receipts"), "receipt"),
    Entry("credit:mine", _("My points"), "heart"),
    Entry("credit:desk", _("Points desk"), "coin", COMMITTEE),
    Entry("notices:list", _("Notices"), "megaphone", public=True),
    Entry("people:register", _("Register"), "people", STAFF),
    Entry("people:privacy", _("My data"), "shield"),
)


def nav_for(request: Request) -> list[dict[str, Any]]:
    """The entries for whoever asks, with the one they are in marked."""
    links = [(entry, _url(entry)) for entry in ENTRIES if _is_for(entry, request)]
    here = _deepest(request.path, [url for _entry, url in links])
    return [
        {
            "url": url,
            "label": entry.label,
            "icon": entry.icon,
            "current": url == here,
            "count": None,
        }
        for entry, url in links
        if url
    ]


def _deepest(path: str, urls: list[str]) -> str:
    """The entry that one is in: of several, the one that lies deepest."""
    inside = [url for url in urls if path == url or (len(url) > 1 and path.startswith(url))]
    return max(inside, key=len, default="")


def _is_for(entry: Entry, request: Request) -> bool:
    if entry.public:
        return True
    if entry.roles:
        return request.by.operator or bool(request.roles & entry.roles)
    return request.person is not None


def _url(entry: Entry) -> str:
    """Its address, or nothing for a page of a module that is not installed here."""
    try:
        return reverse(entry.name)
    except NoReverseMatch:
        return ""
