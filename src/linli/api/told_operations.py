"""What a community tells everybody: its notices and its figures."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from django.db.models import Q
from django.http import HttpResponse
from ninja import Query, Router

from linli.api.answers import answer
from linli.api.cursor import cursor_of, place_of
from linli.api.policy import PUBLIC
from linli.api.request import Request
from linli.api.schemas import Figures, NoticePage, Unread
from linli.core.time import day_of
from linli.insight.figures.grid import grid
from linli.insight.figures.places import places
from linli.insight.trust import trust
from linli.notices.models import Naming, Notice

router = Router(tags=["community"])
Size = Annotated[int, Query(ge=1, le=200)]


@router.get("/notices", auth=PUBLIC.auth, response={200: NoticePage, 422: Unread})
def list_notices(
    request: Request,
    after: Annotated[str | None, Query(max_length=200)] = None,
    limit: Size = 50,
) -> HttpResponse:
    """What hangs on the notice board today, the latest first. Nobody's name is among it."""
    found = Notice.objects.of(request.community).on(day_of(request.now))
    if after:
        at, pk = place_of(after)
        found = found.filter(Q(posted_at__lt=at) | Q(posted_at=at, pk__lt=pk))
    read = "pk", "code", "kind", "title", "body", "lines", "posted_at", "until", "audience__code"
    every = list(found.newest_first().values(*read)[: limit + 1])
    naming = _naming(row["pk"] for row in every)
    page, last = every[:limit], every[limit - 1 : limit]
    more = cursor_of(last[0]["posted_at"], last[0]["pk"]) if len(every) > limit else None
    return answer({"notices": [_told(row, row["pk"] in naming) for row in page], "next": more})


@router.get("/figures", auth=PUBLIC.auth, response={200: Figures})
def show_figures(request: Request) -> HttpResponse:
    """The figures by which everybody can judge a community, counted from its rows now."""
    of, now = request.community, request.now
    figures = {"trust": asdict(trust(of, now)), "places": places(of, now), "grid": grid(of, now)}
    return answer({"as_of": now, **figures})


def _naming(notices: Any) -> set[int]:
    """Those that name households: they agreed to a sheet on a wall, not to this (E20)."""
    return set(Naming.objects.filter(notice__in=list(notices)).values_list("notice_id", flat=True))


def _told(row: dict[str, Any], names: bool) -> dict[str, Any]:
    lines = [] if names else [[str(part) for part in line] for line in row["lines"]]
    shown = {name: row[name] for name in ("code", "kind", "title", "body", "posted_at", "until")}
    return shown | {"lines": lines, "audience": row["audience__code"]}
