"""Who is responsible for what, where, by which clause."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.refused import Refused
from linli.grid.actions.duties import Reach, end_duty, note_duty
from linli.grid.models import Category, Contact, Duty, DutyKind
from linli.places.models import Place
from linli.web.doors import STAFF, door
from linli.web.forms import LineField
from linli.web.middleware import note
from linli.web.once import OnceForm
from linli.web.pages import page_of
from linli.web.request import Request


class DutyForm(OnceForm):
    category = forms.ModelChoiceField(
        label=gettext_lazy("For what"),
        queryset=Category.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("For everything"),
    )
    place = forms.ModelChoiceField(
        label=gettext_lazy("Where"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("Everywhere here"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Whose it is"), choices=DutyKind)
    contact = forms.ModelChoiceField(
        label=gettext_lazy("Who is called"),
        queryset=Contact.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )
    clause = LineField(
        label=gettext_lazy("By which clause"),
        help_text=gettext_lazy("Contract or law, such as: Civil Code, article 271."),
        longest=200,
    )

    def __init__(self, request: Request) -> None:
        asked = {name: request.GET.get(name, "") for name in ("category", "place")}
        super().__init__(request.POST or None, initial=asked)
        kinds = Category.objects.of(request.community).order_by("order", "pk")
        places = Place.objects.of(request.community).filter(until__isnull=True)
        contacts = Contact.objects.of(request.community).order_by("organisation", "code")
        self.fields["category"].queryset = kinds  # type: ignore[attr-defined]
        field = self.fields["place"]
        field.queryset = places.select_related("parent").order_by("kind", "order", "code")  # type: ignore[attr-defined]
        field.label_from_instance = lambda place: place.said  # type: ignore[attr-defined]
        self.fields["contact"].queryset = contacts  # type: ignore[attr-defined]


@door(STAFF)
@require_safe
def duties(request: Request) -> HttpResponse:
    running = Duty.objects.of(request.community).filter(until__isnull=True)
    ordered = running.select_related("category", "place__parent", "contact")
    page = page_of(request, ordered.order_by("category__order", "place__order", "-pk"))
    return render(request, "grid/duties.html", {"page": page})


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = DutyForm(request)
    if request.method == "POST" and form.is_valid() and _noted(request, form):
        return redirect("grid:duties")
    return render(request, "grid/duty.html", {"form": form}, status=422 if form.errors else 200)


@door(STAFF)
@require_POST
def end(request: Request, duty: int) -> HttpResponse:
    """It is no longer theirs."""
    found = get_object_or_404(Duty.objects.of(request.community), pk=duty)
    end_duty(duty=found, by=request.by, at=request.now)
    messages.success(request, _("Noted: it is no longer theirs."))
    return redirect("grid:duties")


def _noted(request: Request, form: DutyForm) -> bool:
    if not form.first_time():
        return True
    told = form.cleaned_data
    try:
        note_duty(
            by=request.by,
            at=request.now,
            kind=told["kind"],
            clause=told["clause"],
            contact=told["contact"],
            reach=Reach(category=told["category"], place=told["place"]),
        )
    except Refused as refused:
        form.try_again()
        note(request, refused)
        form.show(refused)
        return False
    messages.success(request, _("Written down."))
    return True
