"""What kinds of matters there are, what others call them, and until when they should be solved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.core.refused import Refused
from linli.grid.actions.kinds import Facing, add_kind, change_kind
from linli.grid.models import Category
from linli.people.roles import COMMITTEE
from linli.web.doors import door
from linli.web.forms import LineField, NumberField
from linli.web.middleware import note
from linli.web.once import OnceForm
from linli.web.request import Request


class KindForm(OnceForm):
    name = LineField(label=gettext_lazy("What it is called"), longest=40)
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Belongs to"),
        queryset=Category.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("It stands for itself"),
    )
    due_workdays = NumberField(
        label=gettext_lazy("To be solved within how many working days"), least=1, most=90, initial=5
    )
    due_hours = NumberField(
        label=gettext_lazy("Or within how many hours"),
        help_text=gettext_lazy("Then the working days do not count."),
        most=720,
        required=False,
    )
    urgent = forms.BooleanField(
        label=gettext_lazy("Urgent: first keep everybody away from it"), required=False
    )
    external_code = LineField(
        label=gettext_lazy("What other offices call it"),
        help_text=gettext_lazy("Their code, such as that of the 12345 hotline."),
        longest=40,
        required=False,
    )

    def __init__(self, request: Request, kind: Category | None = None) -> None:
        super().__init__(request.POST or None, initial=_now(kind))
        outer = Category.objects.of(request.community).filter(parent__isnull=True)
        outer = outer.exclude(pk=kind.pk) if kind else outer
        self.kind = kind
        self.fields["parent"].queryset = outer.order_by("order", "pk")  # type: ignore[attr-defined]

    @property
    def facing(self) -> Facing:
        told = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        told["due_hours"] = told["due_hours"] or 0
        if self.kind is not None and not self.kind.name and told["name"] == str(self.kind):
            told["name"] = ""  # the shipped name stays in every reader's language
        return Facing(**told)


@door(roles=COMMITTEE)
@require_safe
def kinds(request: Request) -> HttpResponse:
    every = list(Category.objects.of(request.community).order_by("order", "pk"))
    inner: dict[int | None, list[Category]] = {}
    for kind in every:
        inner.setdefault(kind.parent_id, []).append(kind)
    page = {"kinds": [(outer, inner.get(outer.pk, [])) for outer in inner.get(None, [])]}
    return render(request, "grid/kinds.html", page)


@door(roles=COMMITTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    return _page(request, None)


@door(roles=COMMITTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def kind(request: Request, kind: str) -> HttpResponse:
    return _page(request, get_object_or_404(Category.objects.of(request.community), code=kind))


def _page(request: Request, kind: Category | None) -> HttpResponse:
    form = KindForm(request, kind)
    if request.method == "POST" and form.is_valid() and _kept(request, form, kind):
        return redirect("grid:kinds")
    page = {"form": form, "kind": kind}
    return render(request, "grid/kind.html", page, status=422 if form.errors else 200)


def _kept(request: Request, form: KindForm, kind: Category | None) -> bool:
    if not form.first_time():
        return True
    try:
        if kind is None:
            add_kind(by=request.by, at=request.now, facing=form.facing)
        else:
            change_kind(kind=kind, by=request.by, at=request.now, facing=form.facing)
    except Refused as refused:
        form.try_again()
        note(request, refused)
        form.show(refused)
        return False
    messages.success(request, _("Kept."))
    return True


def _now(kind: Category | None) -> dict[str, Any]:
    if kind is None:
        return {}
    return {
        "name": str(kind),
        "parent": kind.parent.code if kind.parent else None,
        "due_workdays": kind.due_workdays,
        "due_hours": kind.due_hours or None,
        "urgent": kind.urgent,
        "external_code": kind.external_code,
    }
