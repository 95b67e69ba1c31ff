"""Service requests: searched, read one by one, and reported."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.api import cases
from linli.api.case_operations import photos, thread
from linli.api.keys import key_of
from linli.api.open311.asked import Search, search_of
from linli.api.open311.door import Told, Wrong, door
from linli.api.open311.reporting import MARK, reported
from linli.api.open311.told import MORE, requests, updates
from linli.api.request import Request
from linli.core.geo import Origin
from linli.grid.models import ENDED, Case
from linli.grid.models.cases import CaseQuerySet
from linli.grid.tokens import case_of_token


@door("GET", "POST")
def every(request: Request) -> Told:
    if request.method == "POST":
        return "service_requests", [reported(request)]
    origin = Origin.of(request.community.settings)
    found = _found(_visible(request), search_of(request.GET.dict(), request.now, origin))
    return "service_requests", requests(cases.rows(found, request.community, *MORE))


@door("GET")
def one(request: Request, request_id: str) -> Told:
    """One request with its updates, and its first photo if that was cleared for everybody."""
    found = _visible(request).filter(code=request_id)
    told = requests(cases.rows(_complete(found), request.community, *MORE))
    if not told:
        raise Wrong(404, _("There is no request with this id."))
    shown = next(iter(photos(found, request)), None)
    return "service_requests", [
        told[0] | {"media_url": shown, "updates": list(updates(thread(found)))}
    ]


@door("GET")
def of_token(request: Request, token: str) -> Told:
    """The id behind the token in the address under which a report is followed."""
    case = case_of_token(request.community, token)
    if case is None:
        raise Wrong(404, _("There is no request with this token."))
    return "service_requests", [{"service_request_id": case.code, "token": token}]


def _visible(request: Request) -> CaseQuerySet:
    """What everybody may read, and what the program that shows its key has reported itself."""
    shown = Q(public=True)
    key = key_of(request.community, request.GET.get("api_key"))
    if key is not None:
        shown |= Q(key__startswith=MARK.format(key.pk))
    return Case.objects.of(request.community).filter(shown)


def _found(visible: CaseQuerySet, search: Search) -> CaseQuerySet:
    complete = _complete(visible).order_by("-reported_at", "-pk")
    if search.ids:
        return complete.filter(code__in=search.ids)[search.first : search.last]
    found = complete.filter(reported_at__gte=search.since, reported_at__lte=search.until)
    if search.services:
        found = found.filter(category__code__in=search.services)
    if search.statuses == {"open"}:
        found = found.exclude(state__in=ENDED)
    if search.statuses == {"closed"}:
        found = found.filter(state__in=ENDED)
    if search.box:
        found = cases.inside(found, search.box)
    return found[search.first : search.last]


def _complete(found: CaseQuerySet) -> CaseQuerySet:
    return cases.with_last_step(cases.with_agency(cases.on_the_map(found)))
