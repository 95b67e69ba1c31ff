"""Where one can go from every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.people.roles import COMMITTEE, GRID_STAFF, STAFF, Role
from linli.web.doors import PUBLIC, RESIDENTS, those_with
from linli.web.request import Request

DESK = STAFF | {
    Role.BOOKKEEPER,
    Role.COMMUNITY_POLICE_OFFICER,
    Role.SUBDISTRICT_SUPERVISOR,
}
"""Those who work here: their pages have the desk's frame."""

For = Callable[[Request], bool]


def _visitors(request: Request) -> bool:
    return not request.user.is_authenticated


def _visitors_of_a_demo(request: Request) -> bool:
    return request.community.is_demo and _visitors(request)


def works_here(request: Request) -> bool:
    """Whether somebody has the desk's frame."""
    return request.by.operator or bool(request.roles & DESK)


def _holding(roles: Iterable[Role]) -> For:
    return those_with(roles).allows


@dataclass(frozen=True)
class Entry:
    """One place to go, and for whom it is shown."""

    name: str
    label: Promise
    icon: str
    shown_to: For


MONEY = COMMITTEE | {Role.BOOKKEEPER}

# At the desk the day's work comes first; what is one's own comes last.
AT_THE_DESK = (
    Entry("grid:today", _("Today"), "calendar", _holding(GRID_STAFF)),
    Entry("grid:list", _("Cases"), "list", _holding(STAFF)),
    Entry("grid:supervised", _("Handed up"), "list", _holding({Role.SUBDISTRICT_SUPERVISOR})),
    Entry("grid:report", _("Take down"), "plus", _holding(STAFF)),
    Entry("rounds:rounds", _("Rounds"), "eye", _holding(STAFF | {Role.COMMUNITY_POLICE_OFFICER})),
    Entry("grid:directory", _("Directory"), "phone", _holding(STAFF)),
    Entry("map:plan", _("Map"), "pin", PUBLIC.allows),
    Entry("payments:hand_over", _("Cash"), "coin", _holding({Role.BOOKKEEPER})),
    Entry("payments:receipts", _("Receipts"), "receipt", _holding(MONEY)),
    Entry("payments:books", _("Books"), "book", _holding(MONEY)),
    Entry("repairs:list", _("Repairs"), "split", _holding(STAFF | {Role.BOOKKEEPER})),
    Entry("notices:list", _("Notices"), "megaphone", PUBLIC.allows),
    Entry("credit:desk", _("Points desk"), "heart", _holding(COMMITTEE)),
    Entry("grid:kinds", _("Kinds of matters"), "settings", _holding(COMMITTEE)),
    Entry("people:register", _("Register"), "people", _holding(STAFF)),
    Entry("people:privacy", _("My data"), "shield", RESIDENTS.allows),
)
"""What those who work here reach from every page."""

AT_HOME = (
    Entry("home", _("Home"), "home", PUBLIC.allows),
    Entry("grid:report", _("Report"), "camera", _visitors),
    Entry("grid:mine", _("My matters"), "list", RESIDENTS.allows),
    Entry("notices:list", _("Notices"), "megaphone", PUBLIC.allows),
    Entry("credit:mine", _("My points"), "heart", RESIDENTS.allows),
    Entry("repairs:mine", _("Shared costs"), "split", RESIDENTS.allows),
    Entry("payments:receipts", _("Receipts"), "receipt", RESIDENTS.allows),
    Entry("map:plan", _("Map"), "pin", PUBLIC.allows),
    Entry("people:privacy", _("My data"), "shield", RESIDENTS.allows),
    Entry("demo", _("Look as somebody"), "eye", _visitors_of_a_demo),
)
"""What residents and visitors reach from every page."""


def nav_for(request: Request) -> list[dict[str, Any]]:
    """The entries for whoever asks, with the one they are in marked."""
    entries = AT_THE_DESK if works_here(request) else AT_HOME
    links = [(entry, _url(entry)) for entry in entries if entry.shown_to(request)]
    here = _nearest(request.path, [url for _entry, url in links])
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


def _nearest(path: str, urls: list[str]) -> str:
    """The entry that a page lies in: that with the longest address; home only for itself."""
    around = [url for url in urls if url and (path == url or (url != "/" and path.startswith(url)))]
    return max(around, key=len, default="")


def _url(entry: Entry) -> str:
    """Its address, or nothing for a page of a module that is not installed here."""
    try:
        return reverse(entry.name)
    except NoReverseMatch:
        return ""
