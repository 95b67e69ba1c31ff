"""Whether what was closed has come back, with one tap (A09)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from linli.grid.actions.recurrence import it_came_back, something_else
from linli.grid.models import Case, Recurrence
from linli.journal.by import By
from linli.web.grid.act import OPEN, Act
from linli.web.grid.act_forms import ActForm


def to_judge(case: Case) -> Recurrence | None:
    """The closed case that is laid beside this one, while nobody has decided."""
    laid = Recurrence.objects.filter(case_id=case.pk, answer=Recurrence.Answer.OPEN)
    with_it = ("case", "earlier__category", "earlier__place__parent", "earlier__near__parent")
    return laid.select_related(*with_it).first()


def _waits(case: Case) -> bool:
    return to_judge(case) is not None


def _came_back(*, case: Case, by: By, at: datetime) -> None:
    if laid := to_judge(case):
        it_came_back(recurrence=laid, by=by, at=at)


def _something_else(*, case: Case, by: By, at: datetime) -> None:
    if laid := to_judge(case):
        something_else(recurrence=laid, by=by, at=at)


CAME_BACK = Act(
    name="came-back",
    label=_("It came back: open the old one again"),
    icon="back",
    form=ActForm,
    do=_came_back,
    states=OPEN,
    only=_waits,
    listed=False,
)
SOMETHING_ELSE = Act(
    name="something-else",
    label=_("Something else: keep them apart"),
    icon="split",
    form=ActForm,
    do=_something_else,
    states=OPEN,
    only=_waits,
    listed=False,
)
