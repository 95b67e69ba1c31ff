"""Asking what people think: an opinion, never a decision (A62)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.deliberation.facts import PollAnswered, PollOpened
from linli.deliberation.models import Plan, Poll, PollAnswer
from linli.deliberation.permissions import may_answer_poll, may_convene
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling


@action
def ask(
    *,
    by: By,
    at: datetime,
    question: str,
    opens_at: datetime,
    closes_at: datetime,
    plan: Plan | None = None,
    code: str = "",
) -> Poll:
    """Ask every home a question."""
    if not may_convene(by, at):
        raise Refused("NOT_YOURS_TO_CONVENE", _("The committee or the grid staff do this."))
    if not one_line(question):
        raise Refused("NOTHING_SAID", _("Please write the question."), field="question")
    poll = Poll.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Poll, by.community_id, "OP")[0],
        plan=plan,
        question=one_line(question),
        opens_at=opens_at,
        closes_at=closes_at,
    )
    record(PollOpened(poll_id=poll.pk), by=by, at=at)
    return poll


@action
def answer(
    *, poll: Poll, dwelling: Dwelling, by: By, at: datetime, answer: str, code: str = ""
) -> PollAnswer:
    """A home says what it thinks; it may answer again, and its last answer counts.

    Refused: POLL_NOT_OPEN, NOT_YOURS_TO_ANSWER.
    """
    if not may_answer_poll(by, dwelling, at):
        raise Refused("NOT_YOURS_TO_ANSWER", _("Only this household answers for itself."))
    if not poll.opens_at <= at <= poll.closes_at and not by.history:
        raise Refused("POLL_NOT_OPEN", _("This question is not open now."))
    said = PollAnswer.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(PollAnswer, by.community_id, "OA")[0],
        poll=poll,
        dwelling=dwelling,
        answer=answer,
        at=at,
        recorded_by_id=by.recorded_by_id,
    )
    record(PollAnswered(poll_id=poll.pk, dwelling_id=dwelling.pk), by=by, at=at)
    return said
