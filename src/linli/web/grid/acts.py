"""What can be done with a case next: only what makes sense where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.grid.actions import cases, joining
from linli.grid.models import ENDED, Case, State
from linli.repairs.actions import causes
from linli.web.grid import act_forms as forms

Do = Callable[..., Any]

_TO_TAKE_UP = {State.REPORTED, State.REOPENED}
_RUNNING = {
    State.ACCEPTED,
    State.DIAGNOSED,
    State.IN_PROGRESS,
    State.ESCALATED,
    State.RETURNED,
    State.SUSPENDED,
    State.REOPENED,
}
_SOLVED = {State.DONE, State.VERIFIED}
_OPEN = set(State) - set(ENDED)


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing to do: what its button says, what it asks, and in which states it is offered."""

    name: str
    label: Promise
    icon: str
    form: type[forms.ActForm]
    do: Do
    states: set[State]


# The likeliest first; so what ends the work stands twice, earlier where it is due.
ACTS = (
    Act(
        name="accept",
        label=_("Take it up"),
        icon="check",
        form=forms.AcceptForm,
        do=cases.accept,
        states=_TO_TAKE_UP,
    ),
    Act(
        name="resume",
        label=_("Go on with it"),
        icon="next",
        form=forms.PlainForm,
        do=cases.resume,
        states={State.SUSPENDED, State.ESCALATED, State.RETURNED},
    ),
    Act(
        name="done",
        label=_("The work is done"),
        icon="check",
        form=forms.PlainForm,
        do=cases.finish_work,
        states={State.IN_PROGRESS},
    ),
    Act(
        name="close",
        label=_("Close it"),
        icon="check",
        form=forms.PlainForm,
        do=cases.close,
        states={State.VERIFIED},
    ),
    Act(
        name="verify",
        label=_("I looked: it is solved"),
        icon="eye",
        form=forms.PlainForm,
        do=cases.verify,
        states={State.DONE},
    ),
    Act(
        name="close",
        label=_("Close it"),
        icon="check",
        form=forms.PlainForm,
        do=cases.close,
        states={State.DONE},
    ),
    Act(
        name="call",
        label=_("Call somebody"),
        icon="phone",
        form=forms.CallForm,
        do=cases.call,
        states=_OPEN - _SOLVED,
    ),
    Act(
        name="begin",
        label=_("The work begins"),
        icon="next",
        form=forms.PlainForm,
        do=cases.start_work,
        states=_RUNNING - {State.IN_PROGRESS, State.REOPENED},
    ),
    Act(
        name="cause",
        label=_("Found the cause"),
        icon="search",
        form=forms.CauseForm,
        do=causes.find_cause,
        states=_RUNNING - {State.DIAGNOSED},
    ),
    Act(
        name="responsible",
        label=_("Who is responsible"),
        icon="book",
        form=forms.ResponsibleForm,
        do=causes.find_responsible,
        states=_RUNNING,
    ),
    Act(
        name="done",
        label=_("The work is done"),
        icon="check",
        form=forms.PlainForm,
        do=cases.finish_work,
        states=_RUNNING - {State.IN_PROGRESS},
    ),
    Act(
        name="leader",
        label=_("Name the neighbour who leads"),
        icon="person",
        form=forms.LeaderForm,
        do=cases.name_leader,
        states=_OPEN,
    ),
    Act(
        name="say",
        label=_("Add a remark"),
        icon="edit",
        form=forms.SayForm,
        do=cases.say,
        states=set(State),
    ),
    Act(
        name="suspend",
        label=_("Let it wait"),
        icon="clock",
        form=forms.ReasonForm,
        do=cases.suspend,
        states=_RUNNING - {State.SUSPENDED},
    ),
    Act(
        name="escalate",
        label=_("Hand it on"),
        icon="share",
        form=forms.ReasonForm,
        do=cases.escalate,
        states=_RUNNING - {State.ESCALATED},
    ),
    Act(
        name="merge",
        label=_("The same as another"),
        icon="copy",
        form=forms.MergeForm,
        do=joining.merge,
        states=_TO_TAKE_UP | {State.ACCEPTED},
    ),
    Act(
        name="reject",
        label=_("Not for us"),
        icon="close",
        form=forms.ReasonForm,
        do=cases.reject,
        states={State.REPORTED, State.ACCEPTED},
    ),
    Act(
        name="reopen",
        label=_("Open it again"),
        icon="back",
        form=forms.ReasonForm,
        do=cases.reopen,
        states={State.CLOSED},
    ),
)


def acts_for(case: Case) -> Iterator[Act]:
    """The acts that a case's state invites to, the likeliest first."""
    return (act for act in ACTS if State(case.state) in act.states)


def act_named(name: str, case: Case) -> Act | None:
    """The act of that name. What the state does not invite to is not done either: the page that
    offered it is out of date.
    """
    return next((act for act in acts_for(case) if act.name == name), None)
