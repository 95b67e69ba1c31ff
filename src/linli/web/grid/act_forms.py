"""What is asked before something is done with a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.grid.models import Case, Contact
from linli.grid.queries import NAMED, like
from linli.people.models import Person
from linli.places.models import Place, PlaceKind
from linli.repairs.models import Responsible
from linli.web.forms import LineField, TextField
from linli.web.once import OnceForm

MOST_LIKE = 12


class ActForm(OnceForm):
    """The question of one act; `act` names its fields apart from those of the others."""

    def __init__(self, case: Case, act: str, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{act}_%s")
        self.case = case


class PlainForm(ActForm):
    note = LineField(label=_("A word on it"), longest=200, required=False)


class ReasonForm(ActForm):
    note = LineField(label=_("Why?"), longest=200)


class AcceptForm(ActForm):
    """The title is what every neighbour reads, so it names nobody."""

    title = LineField(
        label=_("What the neighbours read"),
        help_text=_("Place and matter, no names."),
        longest=60,
        required=False,
    )
    note = LineField(label=_("A word on it"), longest=200, required=False)

    def __init__(self, case: Case, act: str, data: Any = None) -> None:
        super().__init__(case, act, data)
        self.initial["title"] = case.headline


class CallForm(ActForm):
    """Whom one has called; the numbers stand on the page."""

    note = LineField(label=_("What was said"), longest=200, required=False)
    contact = forms.ModelChoiceField(
        queryset=Contact.objects.none(),
        to_field_name="code",
        error_messages={"required": _("Please tap whom you called.")},
    )

    def __init__(self, case: Case, act: str, data: Any = None) -> None:
        super().__init__(case, act, data)
        self.fields["contact"].queryset = Contact.objects.of(case.community_id)  # type: ignore[attr-defined]


class CauseForm(ActForm):
    cause = TextField(label=_("What is it?"), longest=600)
    expert = LineField(label=_("Who looked at it"), longest=80, required=False)
    measures = LineField(label=_("What has to be done"), longest=300, required=False)


class ResponsibleForm(ActForm):
    responsible = forms.ChoiceField(label=_("Who has to have it mended"), choices=Responsible)
    clause = LineField(
        label=_("By which clause"),
        help_text=_("Contract or law, such as: Civil Code, article 271."),
        longest=200,
    )
    payers = forms.ModelChoiceField(
        label=_("Whose homes pay"),
        help_text=_("Only where the homes pay together."),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Nobody's"),
    )

    def __init__(self, case: Case, act: str, data: Any = None) -> None:
        super().__init__(case, act, data)
        places = Place.objects.of(case.community_id).select_related("parent")
        around = places.filter(kind__in=[PlaceKind.BUILDING, PlaceKind.UNIT])
        field = self.fields["payers"]
        field.queryset = around.order_by("kind", "order", "code")  # type: ignore[attr-defined]
        field.label_from_instance = _with_building  # type: ignore[attr-defined]
        if case.place is not None and case.place.kind == PlaceKind.BUILDING:
            self.initial["payers"] = case.place.code


class SayForm(ActForm):
    note = TextField(label=_("A word on it"), longest=600)
    public = forms.BooleanField(label=_("Every neighbour may read it"), required=False)


class LeaderForm(ActForm):
    leader = LineField(
        label=_("Which neighbour leads it?"),
        help_text=_("Name, pinyin or code. They will be thanked when it is solved."),
    )

    def clean_leader(self) -> Person:
        words = self.cleaned_data["leader"]
        found = list(Person.objects.of(self.case.community_id).found_by(words)[:2])
        exact = [one for one in found if words in (one.name, one.code)]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0]
        raise ValidationError(
            _("Several people are called so: please write the code from the register.")
            if found
            else _("Nobody of that name is on the register."),
            code="unknown",
        )


class MergeForm(ActForm):
    into = forms.ModelChoiceField(
        label=_("Which one is the same?"),
        queryset=Case.objects.none(),
        to_field_name="code",
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, case: Case, act: str, data: Any = None) -> None:
        super().__init__(case, act, data)
        near = like(case).values_list("pk", flat=True)[:MOST_LIKE]
        found = Case.objects.of(case.community_id).filter(pk__in=list(near))
        found = found.select_related(*NAMED)
        self.fields["into"].queryset = found.order_by("-reported_at")  # type: ignore[attr-defined]


def _with_building(place: Place) -> str:
    return f"{place.parent} {place}" if place.kind == PlaceKind.UNIT else str(place)
