"""督办: the sub-district looks after what was handed up to it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import clean
from linli.grid import facts
from linli.grid.actions.steps import add_step, ended
from linli.grid.models import Case, Step, StepKind
from linli.grid.permissions import may_supervise
from linli.journal.by import By
from linli.journal.record import action


@action
def supervise(*, case: Case, by: By, at: datetime, note: str) -> Step:
    """The supervisor says what is expected, for everybody to read.

    Refused: NOT_YOURS_TO_SUPERVISE, NOTHING_SAID, ALREADY_ENDED.
    """
    if not may_supervise(by, case, at):
        raise Refused(
            "NOT_YOURS_TO_SUPERVISE", _("The sub-district looks after what was handed up to it.")
        )
    if case.is_ended:
        raise ended(case)
    if not clean(note):
        raise Refused("NOTHING_SAID", _("Please write what you expect."), field="note")
    return add_step(case, StepKind.SUPERVISED, facts.CaseSupervised, by, at, note=note)
