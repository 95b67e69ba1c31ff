"""The single thread of a case: the public part for everybody, the rest for those who handle it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refused import Refused
from linli.grid.actions.reporters import see_reporter
from linli.grid.models import Case, CasePhoto, State
from linli.grid.permissions import (
    is_concerned,
    is_mine,
    may_handle,
    may_see_staff_part,
    may_supervise,
)
from linli.grid.queries import members_of
from linli.insight.thread import Sharing, minutes_to_done, sharing_of, thread_of
from linli.people.models import Person
from linli.people.roles import COMMITTEE
from linli.repairs.models import ShareRequest
from linli.web.doors import PUBLIC, STAFF, door
from linli.web.grid.act import Act
from linli.web.grid.act_forms import ActForm
from linli.web.grid.acts import act_named
from linli.web.grid.clock import running_clock
from linli.web.grid.desk import Refusal, desk
from linli.web.grid.found import case_or_404, handled_or_404
from linli.web.grid.mine import NotSolvedForm, SolvedForm
from linli.web.grid.shown import shown
from linli.web.grid.standing import now_and_next
from linli.web.grid.supervising import SuperviseForm
from linli.web.middleware import note
from linli.web.request import Request


@door(PUBLIC)
@require_safe
def case(request: Request, case: str) -> HttpResponse:
    return page(request, case_or_404(request, case))


@door(STAFF)
@require_POST
def act(request: Request, case: str, act: str) -> HttpResponse:
    found = handled_or_404(request, case)
    offered = act_named(act, found)
    if offered is None:
        messages.warning(request, _("A colleague was quicker: this is how it stands now."))
        return redirect("grid:case", found.code)
    form = offered.form(found, act, request.POST)
    if not form.is_valid() or not _done(request, found, offered, form):
        return page(request, found, refused=(act, form))
    messages.success(request, _("Noted."))
    return redirect("grid:case", found.code)


@door(STAFF)
@require_POST
def reporter(request: Request, case: str) -> HttpResponse:
    """Who reported it, once somebody asks: the reporter can see who looked."""
    found = handled_or_404(request, case)
    person = see_reporter(case=found, by=request.by, at=request.now)
    if request.htmx:
        return render(request, "grid/_reporter.html", {"case": found, "told_by": person})
    return page(request, found, told_by=person)


def page(
    request: Request,
    case: Case,
    *,
    refused: Refusal | None = None,
    told_by: Person | None = None,
) -> HttpResponse:
    handles = may_handle(request.by, case, request.now)
    staff = handles or may_see_staff_part(request.by, case, request.now)
    own = request.person is not None and case.reporter_id == request.person.pk
    concerned = is_concerned(request.by, case)
    shown_page: dict[str, Any] = {
        "case": case,
        "points": list(shown(thread_of(case, staff=staff), request.now)),
        "standing": now_and_next(case),
        "clock": running_clock(case, request.now),
        "minutes": minutes_to_done(case),
        "share": _share(case),
        "photos": _photos(request, case, staff or own),
        "may_clear": request.by.operator or bool(request.roles & COMMITTEE),
        "may_add_photo": handles or is_mine(request.by, case),
        "member": next(iter(members_of(case.grid, request.now)), None),
        "own": own,
        "may_say_me_too": not (staff or concerned or case.is_ended),
        "told_by": told_by,
        "handles": handles,
    }
    if concerned and not handles and case.state in (State.DONE, State.CLOSED):
        shown_page |= {"solved": SolvedForm(), "not_solved": NotSolvedForm(auto_id="not_%s")}
    if may_supervise(request.by, case, request.now) and not case.is_ended:
        shown_page |= {"supervise": SuperviseForm()}
    if handles:
        shown_page |= desk(request, case, refused)
    return render(request, "grid/case.html", shown_page, status=422 if refused else 200)


def _done(request: Request, case: Case, act: Act, form: ActForm) -> bool:
    """Do it, once; False when it was refused, which the form then shows."""
    if not form.first_time():
        return True
    values = {name: value for name, value in form.cleaned_data.items() if name != "key"}
    try:
        act.do(case=case, by=request.by, at=request.now, **values)
    except Refused as refused:
        form.try_again()
        note(request, refused)
        form.show(refused)
        case.refresh_from_db()
        return False
    return True


def _share(case: Case) -> Sharing | None:
    request = ShareRequest.objects.filter(case=case).order_by("chosen_at").last()
    return sharing_of(request) if request else None


def _photos(request: Request, case: Case, inside: bool) -> list[CasePhoto]:
    """Those who take part see every photo, others what was cleared for all."""
    photos = CasePhoto.objects.filter(case=case).select_related("photo")
    return list(photos if inside else photos.filter(photo__public=True))
