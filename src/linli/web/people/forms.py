from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.people.models import Channel, Person, Purpose
from linli.places.models import Community, Dwelling
from linli.web.forms import Form, LineField, NumberField


class PersonForm(Form):
    """A person for the register. Neither a phone nor an account is needed."""

    name = LineField(label=_("Name"))
    birth_year = NumberField(label=_("Year of birth"), least=1900, most=2100, required=False)
    dwelling = forms.ModelChoiceField(
        label=_("Lives in"), queryset=Dwelling.objects.none(), to_field_name="code", required=False
    )
    phone = LineField(label=_("Mobile number"), longest=24, required=False)

    def __init__(self, community: Community, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        homes = Dwelling.objects.of(community).order_by("code")
        self.fields["dwelling"].queryset = homes  # type: ignore[attr-defined]


class ReasonForm(Form):
    reason = LineField(label=_("What do you need the number for?"), longest=120)


class PhoneForm(Form):
    phone = LineField(label=_("Mobile number"), longest=24)


class ConsentForm(Form):
    """One purpose on one channel; somebody under 18 adds who agrees with them."""

    purpose = forms.ChoiceField(label=_("To what"), choices=Purpose.choices)
    channel = forms.ChoiceField(label=_("Where"), choices=Channel.choices, initial=Channel.ANY)
    guardian = forms.ModelChoiceField(
        label=_("Parent or guardian"),
        queryset=Person.objects.none(),
        to_field_name="code",
        required=False,
    )

    def __init__(self, guardians: list[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if guardians:
            found = Person.objects.filter(pk__in=[one.pk for one in guardians])
            self.fields["guardian"].queryset = found  # type: ignore[attr-defined]
        else:
            del self.fields["guardian"]
