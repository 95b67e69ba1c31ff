"""Was it told before? Then one tap is enough, and the report ends there."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from linli.grid.actions.joining import say_same
from linli.grid.actions.neighbours import me_too as say_me_too
from linli.grid.known import Known, Said, known_already
from linli.grid.models import Case, Category
from linli.grid.tokens import case_of_token
from linli.people.roles import STAFF as STAFF_ROLES
from linli.places.models import Place
from linli.web.doors import PUBLIC, RESIDENTS, door
from linli.web.forms import Form, LineField, TextField
from linli.web.grid.found import case_or_404
from linli.web.grid.standing import in_words
from linli.web.request import Request


class SaidForm(Form):
    """What stands on the report so far; what is wrong in it is as if it were not there."""

    category = forms.ModelChoiceField(
        queryset=Category.objects.none(), to_field_name="code", required=False
    )
    place = forms.ModelChoiceField(
        queryset=Place.objects.none(), to_field_name="code", required=False
    )
    near = forms.ModelChoiceField(
        queryset=Place.objects.none(), to_field_name="code", required=False
    )
    where = LineField(longest=120, required=False)
    description = TextField(required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET)
        here = Place.objects.of(request.community).select_related("parent", "grid")
        self.fields["category"].queryset = Category.objects.of(request.community)  # type: ignore[attr-defined]
        for name in ("place", "near"):
            self.fields[name].queryset = here  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def said(self) -> Said:
        told = self.cleaned_data
        words = f"{told.get('where', '')} {told.get('description', '')}".strip()
        return Said(
            place=told.get("place"),
            near=told.get("near"),
            category=told.get("category"),
            words=words,
        )


@door(PUBLIC)
@require_safe
def known(request: Request) -> HttpResponse:
    """Open matters that may be the one somebody is typing about."""
    staff = request.by.operator or bool(request.roles & STAFF_ROLES)
    found = known_already(request.community, SaidForm(request).said, staff=staff)
    page = {"known": with_words(found), "staff": staff}
    return render(request, "grid/_known.html", page)


@door(RESIDENTS)
@require_POST
def me_too(request: Request, case: str) -> HttpResponse:
    """That concerns me as well: nothing more has to be told."""
    found = case_or_404(request, case)
    say_me_too(case=found, by=request.by, at=request.now)
    messages.success(request, _("Thank you. You will hear what becomes of it."))
    there = redirect("grid:case", found.code)
    return HttpResponseClientRedirect(there.url) if request.htmx else there


@door(PUBLIC)
@require_POST
def same(request: Request, token: str) -> HttpResponse:
    """Whoever has just sent a report says which matter it belongs to."""
    case = case_of_token(request.community, token)
    if case is None:
        raise Http404
    shown = Case.objects.of(request.community).shown_to_all()
    into = shown.filter(code=request.POST.get("into", "")).first()
    if into is None:
        messages.warning(request, _("Please tap which one it is."))
        return redirect("grid:sent", token)
    say_same(case=case, into=into, by=request.by, at=request.now)
    messages.success(request, _("Thank you. Both go on together, and you will hear of it."))
    return redirect("grid:case", into.code)


def with_words(found: list[Known]) -> list[tuple[Known, str]]:
    """Each with where it stands, in words."""
    return [(known, in_words(known.case)) for known in found]
