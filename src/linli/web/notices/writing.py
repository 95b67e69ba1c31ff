"""Writing a notice: say it, see it as it will hang, post it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core.refused import Refused
from linli.notices.actions import Text, post_notice
from linli.notices.models import Notice
from linli.people.models import Channel
from linli.web.doors import STAFF, door
from linli.web.middleware import note
from linli.web.notices.forms import NoticeForm
from linli.web.notices.sheet import sheet_of
from linli.web.request import Request


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    if request.method != "POST":
        return _write(request, NoticeForm(request.community))
    form = NoticeForm(request.community, request.POST)
    if not form.is_valid():
        return _write(request, form, status=422)
    step = request.POST.get("step")
    if step == "post":
        return _post(request, form)
    return _write(request, form) if step == "change" else _preview(request, form)


def _write(request: Request, form: NoticeForm, status: int = 200) -> HttpResponse:
    return render(request, "notices/new.html", {"form": form}, status=status)


def _preview(request: Request, form: NoticeForm) -> HttpResponse:
    """The sheet before it is posted: no row is written, so it has neither code nor address."""
    said = form.cleaned_data
    draft = Notice(
        community=request.community,
        kind=Notice.Kind.PLAIN,
        title=said["title"],
        body=said["body"],
        audience=said["audience"],
        until=said["until"],
        posted_at=request.now,
        code="…",
    )
    sheet = sheet_of(request, draft, Channel.WEB)
    return render(request, "notices/preview.html", {"form": form, "sheet": sheet})


def _post(request: Request, form: NoticeForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        notice = post_notice(
            by=request.by,
            at=request.now,
            text=Text(title=said["title"], body=said["body"], until=said["until"]),
            audience=said["audience"],
            key=str(said["key"]),
        )
    except Refused as refused:
        note(request, refused)
        form.show(refused)
        return _write(request, form, status=422)
    messages.success(request, _("It hangs. Print it, and say where you put it up."))
    return redirect("notices:notice", notice.code)
