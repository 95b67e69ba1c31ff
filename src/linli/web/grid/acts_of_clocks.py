"""What is done when time is short, when it is not solved, or when another rung is asked."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.core.time import CHINA
from linli.grid.actions import cases, handing
from linli.grid.actions.neighbours import deny_fix
from linli.grid.models import Case, Level, State
from linli.journal.by import By
from linli.places.models import Place
from linli.web.forms import DayField, LineField
from linli.web.grid.act import RUNNING, SOLVED, TO_TAKE_UP, Act
from linli.web.grid.act_forms import ActForm, ReasonForm

_END_OF_THE_DAY = time(18)


class ExtendForm(ActForm):
    until = DayField(label=_("Until when"))
    reason = LineField(label=_("Why?"), help_text=_("The neighbours read it."), longest=200)


class NotSolvedForm(ActForm):
    note = LineField(label=_("What is still wrong?"), longest=200)
    half = forms.BooleanField(label=_("It is half solved"), required=False)


class HandUpForm(ReasonForm):
    level = forms.TypedChoiceField(label=_("Who is asked"), coerce=int)

    def __init__(self, case: Case, act: str, data: Any = None) -> None:
        super().__init__(case, act, data)
        higher = [(level.value, level.label) for level in Level if level > case.level]
        self.fields["level"].choices = higher  # type: ignore[attr-defined]
        self.order_fields(["level", "note"])


class GridForm(ReasonForm):
    grid = forms.ModelChoiceField(
        label=_("In which grid it lies"),
        queryset=Place.objects.none(),
        to_field_name="code",
        empty_label=_("Please choose"),
    )

    def __init__(self, case: Case, act: str, data: Any = None) -> None:
        super().__init__(case, act, data)
        grids = Place.objects.of(case.community_id).grids()
        if case.grid_id is not None:
            grids = grids.exclude(pk=case.grid_id)
        self.fields["grid"].queryset = grids.order_by("order", "code")  # type: ignore[attr-defined]
        self.order_fields(["grid", "note"])


def _extend(*, case: Case, by: By, at: datetime, until: date, reason: str) -> None:
    end = datetime.combine(until, _END_OF_THE_DAY, CHINA)
    handing.extend(case=case, by=by, at=at, until=end, reason=reason)


EXTEND = Act(
    name="extend",
    label=_("More time is needed"),
    icon="calendar",
    form=ExtendForm,
    do=_extend,
    states=RUNNING | {State.REPORTED},
    only=lambda case: case.due_at is not None,
)
NOT_SOLVED = Act(
    name="not-solved",
    label=_("I looked: it is not solved"),
    icon="back",
    form=NotSolvedForm,
    do=deny_fix,
    states=SOLVED,
)
HAND_UP = Act(
    name="escalate",
    label=_("Hand it on"),
    icon="share",
    form=HandUpForm,
    do=cases.escalate,
    states=RUNNING,
    only=lambda case: case.level < max(Level),
)
ANOTHER_GRID = Act(
    name="grid",
    label=_("It lies in another grid"),
    icon="pin",
    form=GridForm,
    do=cases.give_to_grid,
    states=TO_TAKE_UP | {State.ACCEPTED},
)
