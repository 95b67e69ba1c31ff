"""One notice as it hangs, and the same on paper."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.notices.models import Notice, Posting
from linli.notices.permissions import may_post
from linli.notices.poster import print_poster
from linli.notices.queries import walls_for
from linli.people.models import Channel
from linli.web.doors import PUBLIC, door
from linli.web.notices.forms import HangForm
from linli.web.notices.sheet import poster_of, qr_of, sheet_of
from linli.web.request import Request

PAPERS = ("a4", "a3")


@door(PUBLIC)
@require_safe
def page(request: Request, notice: str) -> HttpResponse:
    return notice_page(request, notice_or_404(request, notice))


@door(PUBLIC)
@require_safe
def poster(request: Request, notice: str) -> HttpResponse:
    """A PDF for the wall. A notice that was taken down is printed no more."""
    found = notice_or_404(request, notice)
    paper = request.GET.get("paper", "a4")
    if found.taken_down_at or paper not in PAPERS:
        raise Http404
    sheet = sheet_of(request, found, Channel.STAIRWELL_NOTICE)
    pdf = print_poster(poster_of(request, sheet, paper))
    name = f'inline; filename="{found.code}-{paper}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})


def notice_or_404(request: Request, code: str) -> Notice:
    notices = Notice.objects.of(request.community).select_related("audience__parent", "thanks")
    return get_object_or_404(notices, code=code)


def notice_page(request: Request, notice: Notice, form: HangForm | None = None) -> HttpResponse:
    """The notice on a page of its own; whoever hangs notices up finds here where it hangs."""
    if notice.taken_down_at:
        return render(request, "notices/taken_down.html", {"notice": notice}, status=410)
    sheet = sheet_of(request, notice, Channel.WEB)
    page = {
        "notice": notice,
        "sheet": sheet,
        "qr": qr_of(sheet.url),
        "over": notice.until is not None and notice.until < day_of(request.now),
        "posts": may_post(request.by, request.now),
        **_hanging(request, notice, form),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "notices/notice.html", page, status=status)


def _hanging(request: Request, notice: Notice, form: HangForm | None) -> dict[str, Any]:
    """Where it hangs, for those who hang it up; nothing for everybody else."""
    posts = may_post(request.by, request.now)
    walls = walls_for(notice, request.by, request.now)
    if not (posts or walls):
        return {}
    hanging = Posting.objects.filter(notice=notice).select_related("place__parent", "posted_by")
    return {
        "postings": hanging.order_by("-at", "-pk"),
        "form": form or HangForm(walls, board=posts),
    }
