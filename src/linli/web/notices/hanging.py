"""Paper on walls: where a notice hangs, and taking it down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.core.refused import Refused
from linli.notices.actions import hang_up, take_down
from linli.notices.permissions import may_post
from linli.notices.queries import walls_for
from linli.people.roles import LEADERS
from linli.people.roles import STAFF as STAFF_ROLES
from linli.web.doors import STAFF, door
from linli.web.middleware import note
from linli.web.notices.forms import HangForm
from linli.web.notices.notice import notice_or_404, notice_page
from linli.web.request import Request


@door(roles=STAFF_ROLES | LEADERS)
@require_POST
def hang(request: Request, notice: str) -> HttpResponse:
    found = notice_or_404(request, notice)
    walls = walls_for(found, request.by, request.now)
    form = HangForm(walls, request.POST, board=may_post(request.by, request.now))
    if form.is_valid():
        try:
            hang_up(notice=found, by=request.by, at=request.now, **form.cleaned_data)
            messages.success(request, _("Noted. Thank you for putting it up."))
            return redirect("notices:notice", found.code)
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    return notice_page(request, found, form)


@door(STAFF)
@require_POST
def down(request: Request, notice: str) -> HttpResponse:
    take_down(notice=notice_or_404(request, notice), by=request.by, at=request.now)
    messages.success(request, _("It is down. Please take the printed ones off the walls too."))
    return redirect("notices:list")
