from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.fen import yuan
from linli.core.time import end_of
from linli.grid.models import Case
from linli.payments.models import PaymentChannel, Quote
from linli.places.models import Place, PlaceKind
from linli.repairs.law import GROUNDS
from linli.repairs.models import Responsible
from linli.repairs.rules import Basis
from linli.web.forms import DayField, Form, Keyed, LineField, TextField, YuanField
from linli.web.repairs.bench import Vendor


class PriceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Quote) -> str:
        words = _("%(vendor)s · %(sum)s yuan")
        return str(words) % {"vendor": obj.vendor, "sum": yuan(obj.amount_fen)}


class CauseForm(Form):
    """What it is, who said so, and what will be done about it."""

    cause = TextField(label=_("What is the cause?"), longest=1000)
    expert = LineField(label=_("Who looked and said so?"), longest=80, required=False)
    measures = TextField(label=_("What has to be done?"), longest=1000, required=False)


class PlaceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A stairwell or a building, said so that nobody takes one for the other."""

    def label_from_instance(self, obj: Place) -> str:
        if obj.kind == PlaceKind.UNIT:
            return f"{obj.parent} {obj.name}"
        return str(_("%(building)s, the whole building")) % {"building": obj.name}


class ResponsibleForm(Form):
    """Who has it mended, and by which clause. An empty clause takes the law's own default."""

    responsible = forms.ChoiceField(
        label=_("Whose is it to mend?"), choices=Responsible.choices, widget=forms.RadioSelect
    )
    clause = LineField(
        label=_("On what ground?"),
        longest=200,
        required=False,
        help_text=_("The clause of the contract or of the law."),
    )
    payers = PlaceChoice(
        label=_("Which homes share it?"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("nobody: the cost is not shared"),
    )

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "payers", places_around(case))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = given.get("responsible")
        if chosen and not given.get("clause"):
            given["clause"] = str(GROUNDS[Responsible(chosen)].clause)
        return given


class PriceForm(Form):
    """A price that a vendor named; the same vendor's later price takes the place of the earlier."""

    vendor = LineField(
        label=_("Who named it?"), longest=80, widget=forms.TextInput({"list": "vendors"})
    )
    amount = YuanField(label=_("Price in yuan"))
    site_visited = forms.BooleanField(label=_("They looked at the spot"), required=False)
    note = LineField(label=_("What is in it?"), longest=200, required=False)


class ChoiceForm(Form):
    """Which price, why, who shares it, and how they are asked to."""

    quote = PriceChoice(
        label=_("Which price do you take?"),
        queryset=Quote.objects.none(),
        to_field_name="code",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reason = LineField(
        label=_("Why this one?"), longest=200, help_text=_("The neighbours read it.")
    )
    scope = PlaceChoice(
        label=_("Who shares it?"),
        queryset=Place.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    asked_basis = forms.ChoiceField(
        label=_("How do you ask them to share?"),
        widget=forms.RadioSelect,
        choices=[
            (Basis.EQUAL.value, _("Equally: only if every home agrees")),
            (Basis.BY_AREA.value, _("By area: what the law says without an agreement")),
        ],
        initial=Basis.EQUAL.value,
    )
    answer_by = DayField(label=_("Answers until"), required=False)

    def __init__(
        self, case: Case, vendors: list[Vendor], payers: Place | None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        standing = [vendor.standing.pk for vendor in vendors]
        _offer(self, "quote", Quote.objects.filter(pk__in=standing).order_by("amount_fen"))
        places = places_around(case)
        if payers is not None:
            places = places.filter(Q(pk=payers.pk) | Q(parent=payers))
            self.fields["scope"].initial = payers.code
        _offer(self, "scope", places)

    def clean_answer_by(self) -> Any:
        day = self.cleaned_data["answer_by"]
        return day and end_of(day)


class BeginForm(Form):
    """On which basis the money is collected."""

    basis = forms.ChoiceField(
        label=_("Collect how?"),
        widget=forms.RadioSelect,
        choices=[(Basis.EQUAL.value, _("equally")), (Basis.BY_AREA.value, _("by area"))],
    )


class PaymentForm(Keyed):
    """Money taken at a door."""

    amount = YuanField(label=_("Amount in yuan"))
    channel = forms.ChoiceField(
        label=_("How do they pay?"),
        choices=PaymentChannel.choices,
        widget=forms.RadioSelect,
        initial=PaymentChannel.CASH,
    )
    external_no = LineField(label=_("Number in the paper receipt book"), longest=40, required=False)


class ContractorForm(Keyed):
    """The bill that is paid out of what was collected."""

    channel = forms.ChoiceField(
        label=_("Paid how?"),
        choices=PaymentChannel.choices,
        widget=forms.RadioSelect,
        initial=PaymentChannel.TRANSFER,
    )
    invoice_no = LineField(label=_("Number of the invoice"), longest=60)


def places_around(case: Case) -> QuerySet[Place]:
    """The buildings and stairwells among which the payers are looked for: those of its grid."""
    places = Place.objects.of(case.community_id).select_related("parent")
    homes = Q(kind=PlaceKind.BUILDING) | Q(kind=PlaceKind.UNIT)
    if case.grid_id is not None:
        homes &= Q(grid=case.grid_id) | Q(parent__grid=case.grid_id)
    return places.filter(homes).order_by("code")


def _offer(form: Form, name: str, rows: QuerySet[Any]) -> None:
    form.fields[name].queryset = rows  # type: ignore[attr-defined]
