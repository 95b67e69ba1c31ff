"""What is written down of something that stands where it may not, step by step (A44, E56)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from linli.grid.actions import rectifications as actions
from linli.grid.models import Rectification
from linli.web.forms import Keyed, LineField

State = Rectification.State


class StepForm(Keyed):
    """Nothing but that it happened."""


class ReferForm(Keyed):
    document = LineField(
        label=gettext_lazy("Number of the authority's document"),
        help_text=gettext_lazy("Only the authority may order something away."),
        longest=120,
    )


@dataclass(frozen=True, kw_only=True)
class Step:
    """What may be written down next, and in which states."""

    name: str
    label: Promise
    icon: str
    do: Callable[..., Any]
    states: set[State]
    form: type[Keyed] = StepForm


STEPS = (
    Step(
        name="talk",
        label=gettext_lazy("We talked it over"),
        icon="people",
        do=actions.talk,
        states={State.FOUND},
    ),
    Step(
        name="agree",
        label=gettext_lazy("They agreed"),
        icon="check",
        do=actions.agree,
        states={State.FOUND, State.TALKED, State.REFUSED},
    ),
    Step(
        name="gone",
        label=gettext_lazy("It is gone"),
        icon="check",
        do=actions.note_removed,
        states={State.AGREED, State.REFERRED},
    ),
    Step(
        name="again",
        label=gettext_lazy("I looked again: it stayed away"),
        icon="eye",
        do=actions.reinspect,
        states={State.REMOVED},
    ),
    Step(
        name="refuse",
        label=gettext_lazy("They did not agree"),
        icon="close",
        do=actions.refuse,
        states={State.FOUND, State.TALKED},
    ),
    Step(
        name="refer",
        label=gettext_lazy("Referred to the authority"),
        icon="share",
        do=actions.refer,
        states={State.REFUSED},
        form=ReferForm,
    ),
)
"""The likeliest first. There is none by which the committee takes something away (E56)."""
