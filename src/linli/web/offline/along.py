"""What a phone takes along: the pages that open without a signal, and what they are made of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from linli.people.roles import GRID_STAFF, STAFF
from linli.web.doors import PUBLIC, those_with
from linli.web.links import link
from linli.web.nav import Entry
from linli.web.request import Request

PAGES = (
    Entry("grid:today", _("Today"), "calendar", those_with(GRID_STAFF).allows),
    Entry("rounds:rounds", _("Rounds"), "pin", those_with(GRID_STAFF).allows),
    Entry("grid:report", _("Tell us"), "plus", PUBLIC.allows),
    Entry("grid:directory", _("Directory"), "phone", those_with(STAFF).allows),
)
"""Fetched before they are asked for, and shown on the page of what waits."""

AS_OPENED = frozenset({"offline:waiting", "rounds:sheet", "rounds:note", "rounds:visit"})
"""Kept as well, once they were opened or another page named them with `data-take-along`."""

_ALLOWED = AS_OPENED | {page.name for page in PAGES}

WORKER = ("js/kept.js", "js/outbox.js", "js/pages.js", "js/worker.js")
"""What the service worker is made of."""

SHELL = (
    "js/again.js",
    "css/linli.css",
    "css/dark.css",
    "icons/icons.svg",
    "icons/linli.svg",
    "icons/linli-192.png",
    "icons/grain.svg",
    "django_htmx/htmx-2.min.js",
    "js/find.js",
    "js/hand.js",
    "js/kept.js",
    "js/offline.js",
    "js/once.js",
    "js/outbox.js",
    "js/photo.js",
    "js/waiting.js",
    "js/write.js",
)
"""Static files without which those pages would not look or work as they do."""


def pages_for(request: Request) -> list[tuple[Entry, str]]:
    """The pages that somebody takes along, with their addresses."""
    shown = [(page, link(page.name)) for page in PAGES if page.shown_to(request)]
    return [(page, address) for page, address in shown if address]


def addresses_for(request: Request) -> list[str]:
    """The same as addresses, with the page that stands in for all others."""
    return [link("offline:waiting"), *(address for _page, address in pages_for(request))]


def may_be_kept(request: Request) -> bool:
    """Whether the page that is asked for may lie on a phone."""
    match = request.resolver_match
    return request.method == "GET" and match is not None and match.view_name in _ALLOWED
