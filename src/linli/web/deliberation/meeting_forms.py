"""What the page of a meeting asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from linli.deliberation.models import Speaker
from linli.web.deliberation.doing import ActForm
from linli.web.forms import LineField


class TopicForm(ActForm):
    """What a resident wants talked over."""

    title = LineField(
        label=gettext_lazy("What should be talked over?"),
        help_text=gettext_lazy("One sentence is enough. You will be answered."),
        longest=120,
    )


class AgendaForm(ActForm):
    """What staff put on the agenda."""

    title = LineField(label=gettext_lazy("What is to be talked over?"), longest=120)
    motion = LineField(
        label=gettext_lazy("What will be voted on, word for word"),
        help_text=gettext_lazy("Leave it empty where there is nothing to vote on."),
        longest=300,
        required=False,
    )


class SpeakForm(ActForm):
    """Somebody wants to speak; `name` only where the chair writes down a guest."""

    side = forms.ChoiceField(label=gettext_lazy("For or against?"), choices=Speaker.Side.choices)
    name = LineField(label=gettext_lazy("Who wants to speak?"), longest=60, required=False)


class WrongForm(ActForm):
    """Somebody who was there says that the minutes are not right."""

    words = LineField(label=gettext_lazy("What should it say instead?"), longest=300)

    @property
    def said(self) -> dict[str, Any]:
        return {"right": False, **super().said}
