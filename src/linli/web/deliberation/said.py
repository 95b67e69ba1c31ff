"""How things of a meeting are said to people."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from linli.deliberation.models import Meeting, StakeholderKind
from linli.deliberation.procedure import PROCEDURES, needed

POWERS: dict[str, Promise] = {
    Meeting.Kind.DELIBERATION: gettext_lazy(
        "It advises. What belongs to all owners, only a vote of the owners decides."
    ),
    Meeting.Kind.MEDIATION: gettext_lazy("Both sides look for a way that suits them both."),
    Meeting.Kind.JOINT: gettext_lazy(
        "The offices agree who does what. What belongs to all owners, only they decide."
    ),
    Meeting.Kind.ASSEMBLY: gettext_lazy(
        "It decides for the community, when more than half of those there agree."
    ),
    Meeting.Kind.OWNERS_COMMITTEE: gettext_lazy(
        "It decides what the owners have entrusted to it, when more than half of all members agree."
    ),
}

_ANSWERS: dict[str, Promise] = {
    "agree": gettext_lazy("I agree"),
    "disagree": gettext_lazy("I do not agree"),
    "unsure": gettext_lazy("Not sure yet"),
    "satisfied": gettext_lazy("Satisfied"),
    "not_satisfied": gettext_lazy("Not satisfied"),
}


def kind_said(kind: str) -> str:
    """A stakeholder kind, or whatever else was written in its place."""
    return dict(StakeholderKind.choices).get(kind, kind)  # type: ignore[return-value]


def kinds_said(kinds: Iterable[str]) -> str:
    return _(", ").join(str(kind_said(kind)) for kind in kinds)


def answer_said(answer: str) -> str:
    """An answer to a poll: one of the usual ones in the reader's language, others as written."""
    return str(_ANSWERS.get(answer, answer))


def quorum_said(meeting: Meeting) -> str:
    """How many have to be there; nothing where it needs no number."""
    if not PROCEDURES[meeting.kind].quorum or not meeting.entitled:
        return ""
    least = needed(meeting.kind, meeting.entitled)
    return ngettext(
        "At least %(least)d of %(all)d has to be there.",
        "At least %(least)d of %(all)d have to be there.",
        least,
    ) % {"least": least, "all": meeting.entitled}
