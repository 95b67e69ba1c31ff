from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Case as If
from django.db.models import Value, When
from django.utils.translation import gettext_lazy as _

from linli.grid.models import Category, ReportChannel
from linli.people.models import Person
from linli.people.queries import home_of
from linli.places.models import Place, PlaceKind
from linli.web.forms import Keyed, LineField, TextField
from linli.web.request import Request

MOST_PHOTOS = 3
MOST_NAMES = 8


class _Photos(forms.FileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to three files; whether they are photos is the action's to say."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": _Photos(), "required": False, **kwargs})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [super(PhotosField, self).clean(one, initial) for one in data or []]
        if len(files) > MOST_PHOTOS:
            raise ValidationError(_("Please choose at most three photos."), code="too_many")
        return files


class ReportForm(Keyed):
    """What, where, and if one likes a photo and a sentence."""

    category = forms.ModelChoiceField(
        queryset=Category.objects.none(),
        to_field_name="code",
        error_messages={"required": _("Please tap what it is about.")},
    )
    place = forms.ModelChoiceField(
        queryset=Place.objects.none(), to_field_name="code", required=False
    )
    near = forms.ModelChoiceField(
        label=_("Between it and another building"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("No, right there"),
    )
    where = LineField(
        label=_("Where exactly?"),
        longest=120,
        required=False,
    )
    photo = PhotosField()
    description = TextField(label=_("What is wrong?"), required=False)
    anonymous = forms.BooleanField(label=_("Leave my name out"), required=False)

    def __init__(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.home = _building_of(request.person)
        places = _places(request, self.home)
        self.fields["category"].queryset = Category.objects.of(request.community)  # type: ignore[attr-defined]
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["near"].queryset = places.filter(kind=PlaceKind.BUILDING)  # type: ignore[attr-defined]
        self.fields["where"].widget.attrs["placeholder"] = _("Third floor, by the letter boxes …")
        self.fields["description"].widget.attrs["rows"] = 3
        if self.home is not None:
            self.initial.setdefault("place", self.home.code)


class StaffReportForm(ReportForm):
    """The same, told by somebody else: who, and how it reached us (guardrail E37)."""

    channel = forms.ChoiceField(
        label=_("How it came in"),
        choices=[
            (ReportChannel.GRID_PATROL, _("I saw it myself")),
            (ReportChannel.PHONE, _("Somebody rang")),
            (ReportChannel.PAPER, _("Somebody came by or wrote")),
            (ReportChannel.HOTLINE_12345, _("From the 12345 hotline")),
        ],
        initial=ReportChannel.GRID_PATROL,
    )
    name = LineField(label=_("Who told you"), required=False)
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(), to_field_name="code", required=False
    )

    def __init__(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        del self.fields["anonymous"]
        self.people = Person.objects.of(request.community).select_related("dwelling__unit__parent")
        self.fields["person"].queryset = self.people  # type: ignore[attr-defined]
        self.matches: list[Person] = []

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("name") and not data.get("person"):
            data["person"] = self._one_of_that_name(data["name"])
        if data.get("person") and data.get("channel") == ReportChannel.GRID_PATROL:
            self.add_error("channel", _("Please say how it reached you: by phone, on paper …"))
        return data

    def _one_of_that_name(self, words: str) -> Person | None:
        self.matches = list(self.people.found_by(words).order_by("code")[:MOST_NAMES])
        if len(self.matches) == 1:
            return self.matches[0]
        self.add_error(
            "name",
            _("Which of them? Please tap.")
            if self.matches
            else _("Nobody of that name is on the register. Leave it empty to go on."),
        )
        return None


def _building_of(person: Person | None) -> Place | None:
    home = home_of(person) if person else None
    return home.parent if home else None


def _places(request: Request, home: Place | None) -> Any:
    """Buildings and facilities, one's own building first."""
    here = Place.objects.of(request.community)
    here = here.filter(kind__in=[PlaceKind.BUILDING, PlaceKind.FACILITY], until__isnull=True)
    if home is None:
        return here.order_by("kind", "order", "code")
    mine = If(When(pk=home.pk, then=Value(0)), default=Value(1))
    return here.order_by(mine, "kind", "order", "code")
