"""One thing that can be done with a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from linli.grid.models import ENDED, Case, State
from linli.web.grid.act_forms import ActForm

TO_TAKE_UP = {State.REPORTED, State.REOPENED}
RUNNING = {
    State.ACCEPTED,
    State.DIAGNOSED,
    State.IN_PROGRESS,
    State.ESCALATED,
    State.RETURNED,
    State.SUSPENDED,
    State.REOPENED,
}
SOLVED = {State.DONE, State.VERIFIED}
OPEN = set(State) - set(ENDED)


def always(_case: Case) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing to do: what its button says, what it asks, and when it is offered.

    `states` and `only` say in which cases; what is not `listed` has its button elsewhere on the
    page, beside what it answers.
    """

    name: str
    label: Promise
    icon: str
    form: type[ActForm]
    do: Callable[..., Any]
    states: set[State]
    only: Callable[[Case], bool] = always
    listed: bool = True

    def fits(self, case: Case) -> bool:
        return State(case.state) in self.states and self.only(case)
