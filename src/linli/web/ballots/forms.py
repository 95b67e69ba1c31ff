from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.ballots.actions.votes import PUBLICISED_FOR, Question
from linli.ballots.matters import Matter
from linli.ballots.models import RollEntry
from linli.ballots.rules import Choice, Reading
from linli.core.time import CHINA, day_of
from linli.people.models import Person
from linli.places.models import Community, Place, PlaceKind
from linli.web.ballots.shown import Mine
from linli.web.forms import DayField, Keyed, LineField, TextField

CHOICES = [
    (Choice.FOR.value, gettext_lazy("Yes")),
    (Choice.AGAINST.value, gettext_lazy("No")),
    (Choice.ABSTAIN.value, gettext_lazy("I abstain")),
]
READINGS = [
    (Reading.FOR.value, gettext_lazy("Yes")),
    (Reading.AGAINST.value, gettext_lazy("No")),
    (Reading.ABSTAIN.value, gettext_lazy("Abstains")),
    (Reading.SPOILT.value, gettext_lazy("Spoilt: it says nothing clearly")),
]
Doors = Sequence[tuple[str, Iterable[RollEntry]]]
_OPENS, _CLOSES = time(8), time(18)


class HomesField(forms.TypedMultipleChoiceField):
    """Some of one's own homes; its value is their lines on the roll."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, entries: Iterable[RollEntry]) -> None:
        by_code = {entry.dwelling.code: entry for entry in entries}
        self.choices = [(code, entry.dwelling.door) for code, entry in by_code.items()]
        self.coerce = by_code.__getitem__
        self.initial = list(by_code)


class DoorField(forms.TypedChoiceField):
    """One home on the roll, found by its stairwell; its value is the line on the roll."""

    def offer(self, doors: Doors) -> None:
        by_code: dict[str, RollEntry] = {}
        groups: list[Any] = [("", _("Which home?"))]
        for name, entries in doors:
            rows = list(entries)
            by_code |= {entry.dwelling.code: entry for entry in rows}
            if rows:
                groups.append((name, [(one.dwelling.code, one.dwelling.number) for one in rows]))
        self.choices = groups
        self.coerce = by_code.__getitem__


class BallotForm(Keyed):
    """An owner's own ballot, for all of their homes unless they take some out."""

    homes = HomesField(label=gettext_lazy("For which homes?"))
    choice = forms.ChoiceField(
        label=gettext_lazy("Your ballot"), choices=CHOICES, widget=forms.RadioSelect
    )

    def __init__(self, homes: Sequence[Mine], data: Any = None) -> None:
        super().__init__(data)
        field = self.fields["homes"]
        assert isinstance(field, HomesField)
        field.offer(home.entry for home in homes)
        self.only = homes[0].entry if len(homes) == 1 else None
        if self.only:
            self.fields["homes"].widget = forms.MultipleHiddenInput()


class TakingForm(Keyed):
    """A ballot that a teller takes down for a home."""

    home = DoorField(label=gettext_lazy("Whose ballot is it?"))

    def __init__(self, doors: Doors, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["home"]
        assert isinstance(field, DoorField)
        field.offer(doors)


class PaperForm(TakingForm):
    reading = forms.ChoiceField(
        label=gettext_lazy("What does the paper say?"),
        choices=READINGS,
        widget=forms.RadioSelect,
    )


class TelephoneForm(TakingForm):
    witness = forms.ModelChoiceField(
        label=gettext_lazy("Who listens?"),
        help_text=gettext_lazy("Not you, not the owner, and nobody of your families."),
        queryset=Person.objects.none(),
        to_field_name="code",
        empty_label=gettext_lazy("Choose a witness"),
    )
    choice = forms.ChoiceField(
        label=gettext_lazy("What does the owner say?"), choices=CHOICES, widget=forms.RadioSelect
    )

    def __init__(self, doors: Doors, witnesses: Any, data: Any = None) -> None:
        super().__init__(doors, data)
        self.fields["witness"].queryset = witnesses  # type: ignore[attr-defined]


class ProxyForm(TakingForm):
    proxy = LineField(
        label=gettext_lazy("Who brings it?"),
        help_text=gettext_lazy("Name, pinyin or code from the register."),
    )
    document = LineField(
        label=gettext_lazy("The signed paper"),
        help_text=gettext_lazy("Its number, and in which folder it is kept."),
        longest=80,
    )
    choice = forms.ChoiceField(
        label=gettext_lazy("What does it say?"), choices=CHOICES, widget=forms.RadioSelect
    )

    def __init__(self, community: Community, doors: Doors, data: Any = None) -> None:
        super().__init__(doors, data)
        self.community = community

    def clean_proxy(self) -> Person:
        words = self.cleaned_data["proxy"]
        found = list(Person.objects.of(self.community).found_by(words)[:2])
        exact = [one for one in found if words in (one.name, one.code)]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0]
        raise ValidationError(
            _("Several people are called so: please write the code from the register.")
            if found
            else _("Nobody of that name is on the register."),
            code="unknown",
        )


class VoteForm(Keyed):
    """A question to the owners. It opens at 8 in the morning and closes at 18 in the evening."""

    title = LineField(label=gettext_lazy("The question, in one line"), longest=120)
    about = forms.ChoiceField(
        label=gettext_lazy("What kind of matter is it?"),
        choices=[("", gettext_lazy("Choose")), *Matter.choices],
        help_text=gettext_lazy("It decides by which majority the law lets the owners decide."),
    )
    scope = forms.ModelChoiceField(
        label=gettext_lazy("Whose owners are asked?"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("The whole community"),
    )
    words = TextField(
        label=gettext_lazy("What should everybody know?"),
        help_text=gettext_lazy("What is meant to be done, what it costs, what changes."),
        required=False,
    )
    opens_on = DayField(label=gettext_lazy("Opens on"))
    closes_on = DayField(label=gettext_lazy("Closes on"))
    fire_document = LineField(
        label=gettext_lazy("Paper of the fire service"),
        help_text=gettext_lazy("Its number. Nothing on stairs or exits opens without it."),
        longest=80,
        required=False,
    )
    signed = forms.BooleanField(
        label=gettext_lazy("The law asks for signed ballots"),
        help_text=gettext_lazy("Otherwise nobody can look up how somebody voted."),
        required=False,
    )

    def __init__(self, community: Community, now: datetime, data: Any = None) -> None:
        super().__init__(data)
        built = (PlaceKind.COMPOUND, PlaceKind.BUILDING, PlaceKind.UNIT)
        places = Place.objects.of(community).filter(kind__in=built, until=None)
        field = self.fields["scope"]
        field.queryset = places.select_related("parent").order_by("kind", "order", "code")  # type: ignore[attr-defined]
        field.label_from_instance = _said  # type: ignore[attr-defined]
        first = day_of(now + PUBLICISED_FOR) + timedelta(days=1)
        self.initial.update(opens_on=first, closes_on=first + PUBLICISED_FOR)

    @property
    def question(self) -> Question:
        said = self.cleaned_data
        return Question(
            **{name: said[name] for name in ("title", "about", "words", "fire_document", "signed")}
        )

    @property
    def opens_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["opens_on"], _OPENS, CHINA)

    @property
    def closes_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["closes_on"], _CLOSES, CHINA)


class ReasonForm(Keyed):
    reason = LineField(label=gettext_lazy("Why?"), longest=200)


def _said(place: Any) -> str:
    return str(place.said)
