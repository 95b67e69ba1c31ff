from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.people.models import Person
from linli.web.forms import Form, LineField


class JoinForm(Form):
    """Joining in: one tap for an adult; somebody under 18 adds who agrees with them."""

    guardian = forms.ModelChoiceField(
        label=_("Parent or guardian"),
        help_text=_("Somebody under 18 joins together with a grown-up at home."),
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


class LookForm(Form):
    reason = LineField(label=_("What do you look for?"), longest=120)
