"""What is asked when a case is somebody else's to solve."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.grid.models import Case, Contact
from linli.web.forms import LineField, NumberField
from linli.web.grid.act_forms import ActForm


class ToSomebodyForm(ActForm):
    """An act that names somebody of the directory."""

    contact = forms.ModelChoiceField(
        label=_("To whom"),
        queryset=Contact.objects.none(),
        to_field_name="code",
        empty_label=_("Please choose"),
    )

    def __init__(self, case: Case, act: str, data: Any = None) -> None:
        super().__init__(case, act, data)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                listed = Contact.objects.of(case.community_id)
                field.queryset = listed.order_by("organisation", "code")


class HandForm(ToSomebodyForm):
    clause = LineField(
        label=_("By which clause"),
        help_text=_("Contract or law, such as: Civil Code, article 271."),
        longest=200,
        required=False,
    )
    document = LineField(
        label=_("Number of the authority's document"),
        help_text=_("Only where it is given to an authority."),
        longest=120,
        required=False,
    )


class SentBackForm(ToSomebodyForm):
    reason = LineField(label=_("Why do they say so?"), longest=200)
    instead = forms.ModelChoiceField(
        label=_("Whose it is instead"),
        help_text=_("Whoever says no names somebody; it goes there at once."),
        queryset=Contact.objects.none(),
        to_field_name="code",
        empty_label=_("Please choose"),
        error_messages={"required": _("Whoever says no names who is responsible instead.")},
    )
    document = LineField(
        label=_("Number of the authority's document"),
        help_text=_("Only where it is given to an authority."),
        longest=120,
        required=False,
    )
    contact = None  # type: ignore[assignment]


class WhistleForm(ToSomebodyForm):
    workdays = NumberField(label=_("Within how many working days"), least=1, most=30, initial=3)


class CameForm(ActForm):
    answer = LineField(label=_("What they said or did"), longest=400)


class GiveBackForm(ToSomebodyForm):
    note = LineField(label=_("Why is it not ours?"), longest=200)
    instead = forms.ModelChoiceField(
        label=_("Whose it is instead"),
        queryset=Contact.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("I do not know"),
    )
    contact = None  # type: ignore[assignment]
