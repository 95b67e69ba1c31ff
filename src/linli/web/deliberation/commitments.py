"""承诺: who does what by which day; late in public, kept with a photo."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, BinaryIO, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.core.time import day_of
from linli.deliberation import queries
from linli.deliberation.actions import resolutions as acts
from linli.deliberation.models import Commitment, Resolution
from linli.people.models import Person
from linli.places.models import Place
from linli.web.deliberation.doing import ActForm, done
from linli.web.deliberation.found import commitment_or_404, resolution_or_404
from linli.web.deliberation.overview import is_staff
from linli.web.deliberation.shown import promises
from linli.web.doors import PUBLIC, RESIDENTS, STAFF, door
from linli.web.forms import DayField, LineField, NumberField
from linli.web.pages import page_of
from linli.web.request import Request

_A_FORTNIGHT = timedelta(days=14)


class PromiseForm(ActForm):
    words = LineField(label=gettext_lazy("What is to be done?"), longest=120)
    owner_name = LineField(
        label=gettext_lazy("Who does it?"),
        help_text=gettext_lazy("An office, or a neighbour by name."),
        longest=60,
    )
    due_on = DayField(label=gettext_lazy("By which day?"))
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of thing is it?"),
        choices=Commitment.Kind.choices,
        initial=Commitment.Kind.TASK,
    )
    facility = forms.ModelChoiceField(
        label=gettext_lazy("Which place?"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("None"),
    )
    from_facility = forms.ModelChoiceField(
        label=gettext_lazy("How far from where?"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("It does not matter"),
    )
    min_distance_m = NumberField(
        label=gettext_lazy("More than how many metres?"),
        help_text=gettext_lazy("Measured in a straight line."),
        least=1,
        most=20_000,
        required=False,
    )

    def __init__(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request = request
        for name in ("facility", "from_facility"):
            field: Any = self.fields[name]
            field.queryset = (
                Place.objects.of(request.community).facilities().order_by("order", "code")
            )
        self.initial["due_on"] = day_of(request.now) + _A_FORTNIGHT

    @property
    def said(self) -> dict[str, Any]:
        asked = dict(super().said)
        name, due_on = asked.pop("owner_name"), asked.pop("due_on")
        called = list(Person.objects.of(self._request.community).filter(name=name)[:2])
        return {
            "measure": acts.Measure(**asked),
            "due_on": due_on,
            "owner_name": name,
            "owner": called[0] if len(called) == 1 else None,
        }


class KeptForm(ActForm):
    words = LineField(label=gettext_lazy("A word on it"), longest=200, required=False)


@door(PUBLIC)
@require_safe
def listed(request: Request) -> HttpResponse:
    open_ones = Commitment.objects.of(request.community).filter(done_on=None)
    kept = Commitment.objects.of(request.community).exclude(done_on=None)
    today = day_of(request.now)
    page = page_of(
        request, kept.select_related(*queries.WITH_COMMITMENT).order_by("-done_on", "code")
    )
    shown = {
        "open": promises(
            open_ones.select_related(*queries.WITH_COMMITMENT).order_by("due_on", "code"), today
        ),
        "page": page,
        "kept": promises(page.rows, today),
        "staff": is_staff(request),
    }
    return render(request, "deliberation/commitments.html", shown)


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, resolution: str) -> HttpResponse:
    found = resolution_or_404(request, resolution)
    form = PromiseForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and done(request, form, acts.commit, resolution=found):
        messages.success(request, _("Promised. If it is late, everybody can see it."))
        return _to(found)
    page = {"resolution": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "deliberation/new_commitment.html", page, status=status)


@door(RESIDENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def done_with(request: Request, commitment: str) -> HttpResponse:
    """It is done: by whoever promised it, or by staff."""
    found = commitment_or_404(request, commitment)
    mine = request.person is not None and found.owner_id == request.person.pk
    if not (mine or is_staff(request)):
        raise Http404
    form = KeptForm(request.POST if request.method == "POST" else None)
    upload = request.FILES.get("photo")
    if request.method == "POST" and done(
        request,
        form,
        acts.keep,
        commitment=found,
        upload=cast(BinaryIO, upload.file) if upload else None,
    ):
        messages.success(request, _("Done. Everybody who took part can see it."))
        return _to(found.resolution)
    page = {"commitment": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "deliberation/keep.html", page, status=status)


def _to(resolution: Resolution) -> HttpResponse:
    if resolution.meeting.project is not None:
        return redirect("deliberation:project", resolution.meeting.project.code)
    return redirect("deliberation:meeting", resolution.meeting.code)
