"""Where a case stands now and what comes next, in a neighbour's words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.grid.models import Case, State
from linli.insight.thread import Sharing

Words = tuple[Promise, Promise | str]

_LOOKING: Words = (_("Being looked into"), _("Find the cause, put it right"))
_STANDING: dict[str, Words] = {
    State.REPORTED: (_("Waiting for the grid member to take it up"), _("Have a look on the spot")),
    State.ACCEPTED: _LOOKING,
    State.REOPENED: (_("It is not solved yet: open again"), _("Have another look")),
    State.DIAGNOSED: (_("The cause is known"), _("Settle who mends it and who pays")),
    State.IN_PROGRESS: (_("Being mended"), _("See whether it is really solved")),
    State.ESCALATED: (
        _("More than the grid can do: handed on"),
        _("The answer will be noted here"),
    ),
    State.RETURNED: (_("They say it is not theirs"), _("Find out whose it is")),
    State.SUSPENDED: (_("It has to wait for a while"), _("It goes on when that has come")),
    State.DONE: (_("The work is done: is it really solved?"), _("Close it and tell everybody")),
    State.VERIFIED: (_("It is solved"), _("Close it and tell everybody")),
}
_SHARING: Words = (
    _("The neighbours are sharing the cost"),
    _("The work begins when the money is in"),
)
_PAID_TOGETHER: Words = (_("The money is in"), _("Put it right"))
_ENDED: dict[str, Promise] = {
    State.CLOSED: _("Solved"),
    State.MERGED: _("Goes on together with a matter told before"),
    State.REJECTED: _("Not taken up"),
}


def now_and_next(case: Case, share: Sharing | None = None) -> Words | None:
    """What is going on and what follows; None for what is at its end."""
    if share is not None and case.state == State.DIAGNOSED:
        return _PAID_TOGETHER if share.complete else _SHARING
    return _STANDING.get(case.state)


def in_words(case: Case) -> str:
    """Where it stands, in one short sentence."""
    standing = now_and_next(case)
    return str(standing[0] if standing else _ENDED[case.state])
