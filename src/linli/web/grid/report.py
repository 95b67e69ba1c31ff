from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.grid.actions.cases import Told, Whereabouts
from linli.grid.actions.photos import report_with_photos
from linli.grid.known import like_it
from linli.grid.models import Case, ReportChannel, State
from linli.grid.queries import by_use, members_of
from linli.grid.tokens import case_of_token, token_of
from linli.journal.by import By
from linli.journal.record import note_refusal
from linli.people.models import Person
from linli.people.roles import STAFF as STAFF_ROLES
from linli.web.doors import PUBLIC, STAFF, by_for, door
from linli.web.grid.known import with_words
from linli.web.grid.limits import check_not_too_often
from linli.web.grid.report_forms import MOST_NAMES, ReportForm, StaffReportForm
from linli.web.offline.moment import happened_at
from linli.web.request import Request

FIRST = 8
"""So many kinds of matters are shown at once, the most used."""


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Request) -> HttpResponse:
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        by = _by(request, form.cleaned_data)
        try:
            if request.person is None:
                check_not_too_often(request)
            return _sent(request, _report(request, form.cleaned_data, by))
        except Refused as refused:
            note_refusal(refused, act="grid:report", by=by, at=request.now)
            form.show(refused)
    kinds = by_use(request.community)
    page = {"form": form, "kinds": kinds[:FIRST], "more_kinds": kinds[FIRST:]}
    return render(request, "grid/report.html", page, status=422 if form.errors else 200)


@door(STAFF)
@require_safe
def reporters(request: Request) -> HttpResponse:
    """People whose name begins as typed, to be tapped."""
    words = one_line(request.GET.get("name", ""))[:60]
    people = Person.objects.of(request.community).select_related("dwelling__unit__parent")
    found = people.found_by(words).order_by("name_pinyin", "code") if words else people.none()
    return render(request, "grid/_reporters.html", {"people": found[:MOST_NAMES]})


@door(PUBLIC)
@require_safe
def sent(request: Request, token: str) -> HttpResponse:
    """What became of a report, for whoever has its address: no log-in, no name."""
    case = case_of_token(request.community, token)
    if case is None:
        raise Http404
    own = request.person is not None and case.reporter_id == request.person.pk
    member = next(iter(members_of(case.grid, request.now)), None)
    waits = case.state == State.REPORTED and (own or case.reporter_id is None)
    page = {
        "case": case,
        "member": member,
        "open": own or case.public,
        "token": token,
        "known": with_words(like_it(case, staff=False)) if waits else [],
    }
    return render(request, "grid/sent.html", page)


def _form(request: Request) -> ReportForm:
    form = StaffReportForm if request.roles & STAFF_ROLES or request.by.operator else ReportForm
    if request.method == "POST":
        return form(request, request.POST, request.FILES)
    asked = {"category": request.GET.get("what", "")}
    if place := request.GET.get("place"):
        asked["place"] = place
    if request.GET.get("how") == "paper":
        asked["channel"] = ReportChannel.PAPER
    return form(request, initial=asked)


def _by(request: Request, told: dict[str, Any]) -> By:
    """Whose report it is; nothing ties an anonymous one to anybody."""
    if told.get("anonymous"):
        return By(community_id=request.community.pk)
    if told.get("person"):
        return by_for(request, told["person"])
    if told.get("channel", ReportChannel.GRID_PATROL) != ReportChannel.GRID_PATROL:
        return By(community_id=request.community.pk, recorded_by_id=request.by.person_id)
    return request.by


def _report(request: Request, told: dict[str, Any], by: By) -> Case:
    return report_with_photos(
        by=by,
        at=happened_at(request),
        photos=told["photo"],
        key=f"web:{told['key'] or uuid4()}",
        category=told["category"],
        where=Whereabouts(place=told["place"], near=told["near"], words=told["where"]),
        told=Told(
            channel=told.get("channel", ReportChannel.RESIDENT), description=told["description"]
        ),
    )


def _sent(request: Request, case: Case) -> HttpResponseRedirect:
    if request.roles & STAFF_ROLES or request.by.operator:
        messages.success(request, _("Noted as %(code)s.") % {"code": case.code})
        return redirect("grid:case", case.code)
    return redirect("grid:sent", token_of(case))
