from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.places.models import Community
from linli.repairs.models import ShareRequest
from linli.web.forms import DayField, Form, Keyed, LineField, YuanField


class CountForm(Keyed):
    """Cash as the bookkeeper has counted it."""

    amount = YuanField(label=_("Counted, in yuan"))


class BankForm(Keyed):
    """Cash of the box as it was paid in at the bank's counter."""

    amount = YuanField(label=_("Paid in, in yuan"))
    slip_no = LineField(label=_("Number on the bank's slip"), longest=40)


class CaseChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: ShareRequest) -> str:
        return obj.case.headline


class FilterForm(Form):
    """Which receipts are looked for; everything may be left empty."""

    q = LineField(label=_("Name, door or paper number"), required=False)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)
    case = CaseChoice(
        label=_("Repair"),
        queryset=ShareRequest.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("all"),
    )

    def __init__(self, community: Community, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = ShareRequest.objects.of(community).select_related(
            "case__category", "case__place", "case__near"
        )
        self.fields["case"].queryset = asked.order_by("-chosen_at")  # type: ignore[attr-defined]
