from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.core.refused import Refused
from linli.grid.actions.neighbours import confirm_fix, deny_fix
from linli.grid.models import Case, State
from linli.grid.queries import of_person
from linli.web.doors import RESIDENTS, door
from linli.web.forms import LineField
from linli.web.grid.found import case_or_404
from linli.web.grid.standing import in_words
from linli.web.middleware import note
from linli.web.once import OnceForm
from linli.web.pages import page_of
from linli.web.request import Request


class SolvedForm(OnceForm):
    """It is solved: nothing more to say."""


class NotSolvedForm(OnceForm):
    note = LineField(label=gettext_lazy("What is still wrong?"), longest=200)
    half = forms.BooleanField(label=gettext_lazy("It is half solved"), required=False)

    @property
    def said(self) -> dict[str, Any]:
        return {"note": self.cleaned_data["note"], "half": self.cleaned_data["half"]}


@door(RESIDENTS)
@require_safe
def mine(request: Request) -> HttpResponse:
    return _page(request)


@door(RESIDENTS)
@require_POST
def solved(request: Request, case: str) -> HttpResponse:
    form = SolvedForm(request.POST)
    found = case_or_404(request, case)
    if form.is_valid() and form.first_time():
        confirm_fix(case=found, by=request.by, at=request.now)
        messages.success(request, _("Good. Thank you for telling us."))
    return _back(request, found)


@door(RESIDENTS)
@require_POST
def not_solved(request: Request, case: str) -> HttpResponse:
    form = NotSolvedForm(request.POST, auto_id=f"{case}_%s")
    found = case_or_404(request, case)
    if not form.is_valid():
        return _page(request, refused={found.pk: form})
    if form.first_time():
        try:
            deny_fix(case=found, by=request.by, at=request.now, **form.said)
        except Refused as refused:
            form.try_again()
            note(request, refused)
            form.show(refused)
            return _page(request, refused={found.pk: form})
        messages.success(request, _("Sorry about that. It is open again, and somebody will look."))
    return _back(request, found)


def _back(request: Request, case: Case) -> HttpResponseRedirect:
    if request.POST.get("next") == "case":
        return redirect("grid:case", case.code)
    return redirect("grid:mine")


def _page(request: Request, refused: dict[int, NotSolvedForm] | None = None) -> HttpResponse:
    if request.person is None:
        raise Http404
    page = page_of(request, of_person(request.person))
    shown: dict[str, Any] = {
        "cases": [_asked(case, request, refused or {}) for case in page.rows],
        "page": page,
    }
    return render(request, "grid/mine.html", shown, status=422 if refused else 200)


def _asked(case: Case, request: Request, refused: dict[int, NotSolvedForm]) -> dict[str, Any]:
    """A case and, where whoever reported it is asked, the two answers."""
    own = request.person is not None and case.reporter_id == request.person.pk
    return {
        "case": case,
        "words": in_words(case),
        "asks": own and case.state == State.DONE,
        "solved": SolvedForm(auto_id=f"{case.code}_solved_%s"),
        "not_solved": refused.get(case.pk) or NotSolvedForm(auto_id=f"{case.code}_%s"),
        "refused": case.pk in refused,
    }
