"""The notice board: everything that hangs now, newest first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.insight.board import settled_among
from linli.notices.models import Notice, NoticeQuerySet
from linli.notices.queries import posted_for
from linli.web.doors import PUBLIC, door
from linli.web.request import Request

PAGE = 30


@door(PUBLIC)
@require_safe
def board(request: Request) -> HttpResponse:
    shown = request.GET.get("for", "")
    page = Paginator(_chosen(request, shown), PAGE).get_page(request.GET.get("page"))
    notices = list(page.object_list)
    return render(
        request,
        "notices/list.html",
        {
            "shown": shown,
            "page": page,
            "notices": notices,
            "settled": settled_among(notices),
            "at_home": request.person is not None and request.person.dwelling_id is not None,
        },
    )


def _chosen(request: Request, shown: str) -> NoticeQuerySet:
    today = day_of(request.now)
    every = Notice.objects.of(request.community).select_related("audience__parent").newest_first()
    if shown == "all-over":
        return every.up().filter(until__lt=today)
    if shown == "everybody":
        return every.on(today).filter(audience__isnull=True)
    if shown == "home" and request.person is not None:
        return posted_for(request.person).on(today)
    return every.on(today)
