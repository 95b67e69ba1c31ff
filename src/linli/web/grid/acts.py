"""What can be done with a case next: only what makes sense where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from linli.grid.actions import cases, joining
from linli.grid.models import Case, State
from linli.repairs.actions import causes
from linli.web.grid import act_forms as forms
from linli.web.grid.act import OPEN, RUNNING, SOLVED, TO_TAKE_UP, Act
from linli.web.grid.acts_of_clocks import ANOTHER_GRID, EXTEND, HAND_UP, NOT_SOLVED
from linli.web.grid.acts_of_handing import (
    CALL_DEPARTMENT,
    CAME,
    GIVE_BACK,
    HAND,
    SENT_BACK,
    TAKEN,
    from_above,
)
from linli.web.grid.acts_of_recurrence import CAME_BACK, SOMETHING_ELSE

# The likeliest first; so what ends the work stands twice, earlier where it is due.
ACTS = (
    TAKEN,
    SENT_BACK,
    Act(
        name="accept",
        label=_("Take it up"),
        icon="check",
        form=forms.AcceptForm,
        do=cases.accept,
        states=TO_TAKE_UP,
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
    NOT_SOLVED,
    Act(
        name="call",
        label=_("Call somebody"),
        icon="phone",
        form=forms.CallForm,
        do=cases.call,
        states=OPEN - SOLVED,
    ),
    HAND,
    CAME,
    CALL_DEPARTMENT,
    Act(
        name="begin",
        label=_("The work begins"),
        icon="next",
        form=forms.PlainForm,
        do=cases.start_work,
        states=RUNNING - {State.IN_PROGRESS, State.REOPENED},
    ),
    Act(
        name="cause",
        label=_("Found the cause"),
        icon="search",
        form=forms.CauseForm,
        do=causes.find_cause,
        states=RUNNING - {State.DIAGNOSED},
    ),
    Act(
        name="responsible",
        label=_("Who is responsible"),
        icon="book",
        form=forms.ResponsibleForm,
        do=causes.find_responsible,
        states=RUNNING,
    ),
    Act(
        name="done",
        label=_("The work is done"),
        icon="check",
        form=forms.PlainForm,
        do=cases.finish_work,
        states=RUNNING - {State.IN_PROGRESS},
    ),
    Act(
        name="leader",
        label=_("Name the neighbour who leads"),
        icon="person",
        form=forms.LeaderForm,
        do=cases.name_leader,
        states=OPEN,
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
        states=RUNNING - {State.SUSPENDED},
    ),
    EXTEND,
    HAND_UP,
    ANOTHER_GRID,
    Act(
        name="merge",
        label=_("The same as another"),
        icon="copy",
        form=forms.MergeForm,
        do=joining.merge,
        states=TO_TAKE_UP | {State.ACCEPTED},
    ),
    Act(
        name="reject",
        label=_("Not for us"),
        icon="close",
        form=forms.ReasonForm,
        do=cases.reject,
        states={State.REPORTED, State.ACCEPTED},
        only=lambda case: not from_above(case),
    ),
    GIVE_BACK,
    Act(
        name="reopen",
        label=_("Open it again"),
        icon="back",
        form=forms.ReasonForm,
        do=cases.reopen,
        states={State.CLOSED},
    ),
    CAME_BACK,
    SOMETHING_ELSE,
)


def acts_for(case: Case) -> Iterator[Act]:
    """The acts that a case invites to, the likeliest first."""
    return (act for act in ACTS if act.listed and act.fits(case))


def act_named(name: str, case: Case) -> Act | None:
    """The act of that name. What the case does not invite to is not done either: the page that
    offered it is out of date.
    """
    return next((act for act in ACTS if act.name == name and act.fits(case)), None)
