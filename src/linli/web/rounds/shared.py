"""What is shared with the community police officer, and his word on it (A47, E51)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.refused import Refused
from linli.grid.actions.sharing import say_on_shared, share_with_officer, stop_sharing
from linli.grid.models import Case, CaseShare, Step, StepKind
from linli.grid.queries import officers
from linli.people.models import Person
from linli.web.doors import STAFF, door
from linli.web.forms import LineField, TextField
from linli.web.grid.found import handled_or_404
from linli.web.grid.standing import in_words
from linli.web.middleware import note
from linli.web.once import OnceForm
from linli.web.pages import page_of
from linli.web.request import Request
from linli.web.rounds.roles import OFFICER


class SayForm(OnceForm):
    note = TextField(label=gettext_lazy("Your word on it"), longest=600)

    def __init__(self, case: Case, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{case.code}_%s")
        self.fields["note"].widget.attrs["rows"] = 2


class ShareForm(OnceForm):
    officer = forms.ModelChoiceField(
        label=gettext_lazy("With whom?"),
        queryset=Person.objects.none(),
        to_field_name="code",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reason = LineField(
        label=gettext_lazy("Why should he see it?"),
        help_text=gettext_lazy("He reads this, what the neighbours can read, and nothing more."),
        longest=200,
    )

    def __init__(self, request: Request, data: Any = None) -> None:
        super().__init__(data)
        company = officers(request.community, request.now)
        ids = [one.pk for one in company]
        field = self.fields["officer"]
        field.queryset = Person.objects.of(request.community).filter(pk__in=ids)  # type: ignore[attr-defined]
        if len(company) == 1:
            field.widget = forms.HiddenInput()
            self.initial["officer"] = company[0].code


@dataclass(frozen=True)
class Shared:
    """A case as the officer sees it: where it stands, what was said to him, what he said."""

    share: CaseShare
    standing: str
    said: list[Step]
    form: SayForm


@door(roles=OFFICER)
@require_safe
def shared(request: Request) -> HttpResponse:
    return _page(request)


@door(roles=OFFICER)
@require_POST
def say(request: Request, shared_case: str) -> HttpResponse:
    share = get_object_or_404(_mine(request), case__code=shared_case)
    form = SayForm(share.case, request.POST)
    if not form.is_valid() or not _said(request, share.case, form):
        return _page(request, refused={share.case_id: form})
    messages.success(request, _("Those who handle it can read your word."))
    return redirect("rounds:shared")


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: Request, case: str) -> HttpResponse:
    found = handled_or_404(request, case)
    form = ShareForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            share_with_officer(
                case=found,
                officer=form.cleaned_data["officer"],
                reason=form.cleaned_data["reason"],
                by=request.by,
                at=request.now,
            )
        except Refused as refused:
            note(request, refused)
            form.show(refused)
        else:
            messages.success(request, _("The officer can see it now."))
            return redirect("rounds:share", found.code)
    page = {
        "case": found,
        "form": form,
        "shares": _running(request).filter(case=found).select_related("person", "shared_by"),
        "nobody": not officers(request.community, request.now),
    }
    return render(request, "rounds/share.html", page, status=422 if form.errors else 200)


@door(STAFF)
@require_POST
def stop(request: Request, case: str) -> HttpResponse:
    found = handled_or_404(request, case)
    for one in _running(request).filter(case=found).select_related("case__grid"):
        stop_sharing(share=one, by=request.by, at=request.now)
        messages.success(request, _("The officer does not see it any more."))
    return redirect("rounds:share", found.code)


def _running(request: Request) -> Any:
    return CaseShare.objects.of(request.community).filter(ended_at=None)


def _mine(request: Request) -> Any:
    """What is shared with whoever asks, the latest first."""
    if request.person is None:
        raise Http404
    mine = _running(request).filter(person=request.person)
    with_it = ("case__category", "case__place__parent", "case__near", "case__grid", "shared_by")
    return mine.select_related(*with_it).order_by("-at", "-pk")


def _page(request: Request, refused: dict[int, SayForm] | None = None) -> HttpResponse:
    page = page_of(request, _mine(request))
    said = _words_on(request, [share.case_id for share in page.rows])
    asked = refused or {}
    rows = [
        Shared(
            share=share,
            standing=in_words(share.case),
            said=said.get(share.case_id, []),
            form=asked.get(share.case_id) or SayForm(share.case),
        )
        for share in page.rows
    ]
    status = 422 if refused else 200
    return render(request, "rounds/shared.html", {"rows": rows, "page": page}, status=status)


def _words_on(request: Request, cases: list[int]) -> dict[int, list[Step]]:
    """What the officer himself said on each."""
    steps = Step.objects.of(request.community).filter(kind=StepKind.NOTED, actor=request.person)
    found: dict[int, list[Step]] = {}
    for step in steps.filter(case__in=cases):
        found.setdefault(step.case_id, []).append(step)
    return found


def _said(request: Request, case: Case, form: SayForm) -> bool:
    if not form.first_time():
        return True
    try:
        say_on_shared(case=case, by=request.by, at=request.now, note=form.cleaned_data["note"])
    except Refused as refused:
        form.try_again()
        note(request, refused)
        form.show(refused)
        return False
    return True
