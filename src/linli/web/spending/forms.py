from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.core.fen import yuan
from linli.core.time import CHINA, day_of
from linli.places.models import Dwelling
from linli.spending.actions import Plan, Wished
from linli.spending.models import Budget, Improvement
from linli.web.forms import DayField, Form, Keyed, LineField, TextField, YuanField

_EVENING = time(20)
_WISHING, _CHOOSING = timedelta(days=14), timedelta(days=24)


class PlanForm(Keyed):
    """A surplus to be spent. Wishes and choosing end at 20 in the evening of their day."""

    title = LineField(label=_("What is it called?"), longest=80)
    amount = YuanField(label=_("How much is there, in yuan?"))
    source = LineField(
        label=_("Where does the money come from?"),
        help_text=_("Such as: what was left of the property fees of 2020."),
        longest=160,
    )
    propose_on = DayField(label=_("Wishes until"))
    vote_on = DayField(label=_("Choosing until"))
    method = forms.ChoiceField(
        label=_("How is it spent?"),
        help_text=_("Fixed now, before anybody knows the wishes."),
        choices=Budget.Method.choices,
        widget=forms.RadioSelect,
        initial=Budget.Method.EQUAL_SHARES,
    )

    def __init__(self, now: datetime, data: Any = None) -> None:
        super().__init__(data)
        self.initial.update(propose_on=day_of(now + _WISHING), vote_on=day_of(now + _CHOOSING))

    @property
    def plan(self) -> Plan:
        said = self.cleaned_data
        return Plan(
            title=said["title"],
            source=said["source"],
            amount_fen=said["amount"],
            method=said["method"],
            propose_until=datetime.combine(said["propose_on"], _EVENING, CHINA),
            vote_until=datetime.combine(said["vote_on"], _EVENING, CHINA),
        )


class WishForm(Keyed):
    title = LineField(label=_("What would you like?"), longest=40)
    words = TextField(
        label=_("Where, and what for?"),
        help_text=_("Your name does not stand beside it."),
        longest=600,
        required=False,
    )
    cost = YuanField(
        label=_("What does it cost, roughly, in yuan?"),
        help_text=_("A guess will do. The committee asks for prices before it goes on the list."),
    )

    @property
    def wished(self) -> Wished:
        said = self.cleaned_data
        return Wished(
            title=said["title"], words=said["words"], cost_fen=said["cost"], key=said["key"]
        )


class CostForm(Form):
    cost = YuanField(label=_("What it costs, in yuan"))


class WhyNotForm(Form):
    reason = LineField(label=_("Why not?"), longest=160)


class WishesField(forms.TypedMultipleChoiceField):
    """Some of the wishes on a list; its value is the wishes."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, wishes: Iterable[Improvement]) -> None:
        by_code = {wish.code: wish for wish in wishes}
        self.choices = [
            (code, f"{wish.title} · {yuan(wish.cost_fen)}") for code, wish in by_code.items()
        ]
        self.coerce = by_code.__getitem__


class ChooseForm(Form):
    """What a home would like: as many as it likes, none too."""

    home = forms.ModelChoiceField(
        label=_("For which home?"),
        queryset=Dwelling.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    wishes = WishesField(label=_("What would your home like?"), required=False)

    def __init__(
        self,
        homes: Sequence[Dwelling],
        wishes: Iterable[Improvement],
        data: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        home, field = self.fields["home"], self.fields["wishes"]
        assert isinstance(field, WishesField)
        field.offer(wishes)
        chosen = Dwelling.objects.filter(pk__in=[one.pk for one in homes])
        home.queryset = chosen.select_related("unit__parent").order_by("code")  # type: ignore[attr-defined]
        home.label_from_instance = _door  # type: ignore[attr-defined]
        self.has_several = len(homes) > 1
        if homes and not self.has_several:
            home.widget = forms.HiddenInput()
            home.initial = homes[0].code


def _door(home: Any) -> str:
    return str(home.door)
