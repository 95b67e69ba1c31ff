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
from linli.grid.models import Case, CasePhoto, Contact, State
from linli.grid.permissions import is_mine, may_handle, may_see_staff_part
from linli.grid.queries import members_of
from linli.grid.rules import on_duty
from linli.insight.thread import Sharing, minutes_to_done, sharing_of, thread_of
from linli.people.models import Person
from linli.people.roles import COMMITTEE
from linli.repairs.models import ShareRequest
from linli.web.doors import PUBLIC, STAFF, door
from linli.web.grid.act_forms import ActForm
from linli.web.grid.acts import Act, act_named, acts_for
from linli.web.grid.found import case_or_404, handled_or_404
from linli.web.grid.mine import NotSolvedForm, SolvedForm
from linli.web.grid.shown import shown
from linli.web.grid.standing import now_and_next
from linli.web.links import link
from linli.web.middleware import note
from linli.web.request import Request

SIDE_BY_SIDE = 3
"""So many acts stand open to the thumb; the others are one tap further."""


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
    refused: tuple[str, ActForm] | None = None,
    told_by: Person | None = None,
) -> HttpResponse:
    handles = may_handle(request.by, case, request.now)
    staff = handles or may_see_staff_part(request.by, case, request.now)
    own = request.person is not None and case.reporter_id == request.person.pk
    shown_page: dict[str, Any] = {
        "case": case,
        "points": list(shown(thread_of(case, staff=staff), request.now)),
        "standing": now_and_next(case),
        "minutes": minutes_to_done(case),
        "share": _share(case),
        "photos": _photos(request, case, staff or own),
        "may_clear": request.by.operator or bool(request.roles & COMMITTEE),
        "may_add_photo": handles or is_mine(request.by, case),
        "member": next(iter(members_of(case.grid, request.now)), None),
        "own": own,
        "told_by": told_by,
        "handles": handles,
    }
    if own and not handles and case.state in (State.DONE, State.CLOSED):
        shown_page |= {"solved": SolvedForm(), "not_solved": NotSolvedForm(auto_id="not_%s")}
    if handles:
        shown_page |= _desk(request, case, refused)
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


def _desk(request: Request, case: Case, refused: tuple[str, ActForm] | None) -> dict[str, Any]:
    offers = [_offer(act, case, refused) for act in acts_for(case)]
    return {
        "first": offers[:SIDE_BY_SIDE],
        "others": offers[SIDE_BY_SIDE:],
        "refused_among_others": any(one["open"] for one in offers[SIDE_BY_SIDE:]),
        "contacts": _contacts(request),
        "repair_page": link("repairs:bench", case.code),
    }


def _offer(act: Act, case: Case, refused: tuple[str, ActForm] | None) -> dict[str, Any]:
    again = refused is not None and refused[0] == act.name
    form = refused[1] if refused is not None and again else act.form(case, act.name)
    return {"act": act, "form": form, "open": again}


def _contacts(request: Request) -> list[tuple[Contact, bool | None]]:
    """The directory, those first who answer now."""
    contacts = Contact.objects.of(request.community).order_by("kind", "code")
    found = [(contact, on_duty(contact.duty_hours, request.now)) for contact in contacts]
    return sorted(found, key=lambda one: one[1] is False)


def _share(case: Case) -> Sharing | None:
    request = ShareRequest.objects.filter(case=case).order_by("chosen_at").last()
    return sharing_of(request) if request else None


def _photos(request: Request, case: Case, inside: bool) -> list[CasePhoto]:
    """Those who take part see every photo, others what was cleared for all."""
    photos = CasePhoto.objects.filter(case=case).select_related("photo")
    return list(photos if inside else photos.filter(photo__public=True))
