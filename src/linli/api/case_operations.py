"""Cases: read by everybody, reported by programs and by people."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import uuid4

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Header, Query, Router

from linli.api import cases
from linli.api.answers import answer
from linli.api.cursor import cursor_of, place_of
from linli.api.limits import check_not_too_often
from linli.api.models import ApiKey
from linli.api.policy import PUBLIC
from linli.api.request import Request
from linli.api.schemas import CasePage, Closed, Problem, Report, Reported, Unread, WholeCase
from linli.core.refused import Refused
from linli.core.time import CHINA
from linli.grid.actions.cases import Told, Whereabouts, report
from linli.grid.models import Case, CasePhoto, Category, ReportChannel, State
from linli.grid.models.cases import CaseQuerySet
from linli.insight.thread import thread_of
from linli.journal.by import By
from linli.people.models import Person
from linli.places.models import Place

router = Router(tags=["cases"])
Size = Annotated[int, Query(ge=1, le=200)]
Word = Annotated[str | None, Query(max_length=200)]


@router.get("/cases", auth=PUBLIC.auth, response={200: CasePage, 422: Unread})
def list_cases(
    request: Request,
    state: Annotated[list[State], Query(default_factory=list)],
    category: Word = None,
    place: Word = None,
    since: datetime | None = None,
    after: Word = None,
    limit: Size = 50,
) -> HttpResponse:
    """The public cases, the latest report first.

    `place` is the code of a place or of what it lies in, `since` the earliest report.
    """
    found = Case.objects.of(request.community).shown_to_all()
    found = found.filter(_wanted(state, category, place))
    if since:
        found = found.filter(reported_at__gte=_with_zone(since))
    if after:
        found = cases.after(found, *place_of(after))
    ordered = cases.on_the_map(found).order_by("-reported_at", "-pk")[: limit + 1]
    every = list(cases.rows(ordered, request.community))
    page, last = every[:limit], every[limit - 1 : limit]
    more = cursor_of(last[0]["reported_at"], last[0]["pk"]) if len(every) > limit else None
    return answer({"cases": cases.light(page), "next": more})


@router.get("/cases/{code}", auth=PUBLIC.auth, response={200: WholeCase, 404: Closed})
def show_case(request: Request, code: str) -> HttpResponse:
    """One public case with its thread, from the first report to the last receipt."""
    found = Case.objects.of(request.community).shown_to_all().filter(code=code)
    row = next(cases.rows(cases.on_the_map(found), request.community), None)
    if row is None:
        raise Http404
    whole = {"thread": thread(found), "photos": photos(found, request)}
    return answer(cases.light([row])[0] | whole)


@router.post(
    "/cases",
    response={201: Reported, 200: Reported, 401: Closed, 403: Closed, 422: Unread, 429: Problem},
)
def report_case(
    request: Request,
    told: Report,
    idempotency_key: Annotated[str, Header(max_length=40)] = "",
) -> HttpResponse:
    """Report a problem or a need.

    A program shows a key that may write; somebody who is logged in sends Django's CSRF token.
    Sent again with the same `Idempotency-Key`, it is the same report and answers 200.
    """
    writer: ApiKey | Person = request.auth  # type: ignore[attr-defined]
    check_not_too_often(writer)
    key = _key(writer, idempotency_key)
    again = Case.objects.of(request.community).filter(key=key).exists()
    case = report(
        by=_by(request, writer),
        at=request.now,
        category=_category(request, told.category),
        where=Whereabouts(place=_place(request, told.place), words=told.where),
        told=Told(
            channel=ReportChannel.PROGRAM if isinstance(writer, ApiKey) else ReportChannel.RESIDENT,
            description=told.description,
        ),
        key=key,
    )
    return answer({"code": case.code, "due_at": case.due_at}, 200 if again else 201)


def thread(found: CaseQuerySet) -> list[dict[str, Any]]:
    """The public points of the one case that was found."""
    case = found.select_related("reporter").get()
    return [
        {"at": point.at, "until": point.until, "title": point.title, "words": point.words}
        for point in thread_of(case, staff=False)
    ]


def photos(found: CaseQuerySet, request: HttpRequest) -> list[str]:
    """Where the photos lie that were cleared for everybody (guardrail E25)."""
    cleared = CasePhoto.objects.filter(case__in=found, photo__public=True)
    return [
        request.build_absolute_uri(reverse("files:photo", args=[photo]))
        for photo in cleared.values_list("photo_id", flat=True)
    ]


def _wanted(states: list[State], category: str | None, place: str | None) -> Q:
    wanted = Q(state__in=states) if states else Q()
    if category:
        wanted &= Q(category__code=category)
    if place:
        wanted &= Q(place__code=place) | Q(place__parent__code=place) | Q(grid__code=place)
    return wanted


def _with_zone(moment: datetime) -> datetime:
    """A moment without a zone is on the community's clock. Refused: NO_SUCH_DAY."""
    if moment.year not in range(1970, 2200):
        raise Refused("NO_SUCH_DAY", _("Please choose a day of our time."), field="since")
    return moment if moment.tzinfo else moment.replace(tzinfo=CHINA)


def _key(writer: ApiKey | Person, given: str) -> str:
    return f"api:{type(writer).__name__}:{writer.pk}:{given or uuid4()}"


def _by(request: Request, writer: ApiKey | Person) -> By:
    """A program speaks for nobody by name."""
    return By(community_id=request.community.pk) if isinstance(writer, ApiKey) else request.by


def _category(request: Request, code: str) -> Category:
    found = Category.objects.of(request.community).filter(code=code).first()
    if found is None:
        raise Refused("NO_SUCH_CATEGORY", _("There is no such kind of matter."), field="category")
    return found


def _place(request: Request, code: str | None) -> Place | None:
    if not code:
        return None
    found = Place.objects.of(request.community).filter(code=code).first()
    if found is None:
        raise Refused("NO_SUCH_PLACE", _("There is no such place."), field="place")
    return found
