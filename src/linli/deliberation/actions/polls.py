"""Asking what people think: an opinion, never a decision (A62)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.deliberation.facts import PollAnswered, PollOpened
from linli.deliberation.models import Plan, Poll, PollAnswer
from linli.deliberation.models.polls import AGREEMENT
from linli.deliberation.permissions import may_answer_poll, may_convene
from linli.deliberation.queries import homes_asked
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling, Place


@action
def ask(
    *,
    by: By,
    at: datetime,
    question: str,
    opens_at: datetime,
    closes_at: datetime,
    choices: Sequence[str] = (),
    scope: Place | None = None,
    plan: Plan | None = None,
    code: str = "",
) -> Poll:
    """Ask every home of a place a question. Refused: NOTHING_SAID, OVER_BEFORE_IT_BEGINS.

    `choices` are the possible answers; a poll entered afterwards takes whatever was said.
    """
    if not may_convene(by, at):
        raise Refused("NOT_YOURS_TO_CONVENE", _("The committee or the grid staff do this."))
    if not one_line(question):
        raise Refused("NOTHING_SAID", _("Please write the question."), field="question")
    if closes_at <= opens_at:
        raise Refused(
            "OVER_BEFORE_IT_BEGINS", _("Please choose a later last day."), field="closes_on"
        )
    if not choices and not by.history:
        choices = AGREEMENT
    poll = Poll.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Poll, by.community_id, "OP")[0],
        plan=plan,
        question=one_line(question),
        choices=[one_line(choice)[:40] for choice in choices],
        scope=scope,
        opens_at=opens_at,
        closes_at=closes_at,
    )
    record(PollOpened(poll_id=poll.pk), by=by, at=at)
    return poll


@action
def answer(
    *,
    poll: Poll,
    dwelling: Dwelling,
    by: By,
    at: datetime,
    answer: str,
    channel: str = PollAnswer.Channel.ONLINE,
    code: str = "",
) -> PollAnswer:
    """A home says what it thinks; it may answer again, and its last answer counts.

    Refused: POLL_NOT_OPEN, NOT_YOURS_TO_ANSWER, NOT_ASKED, NO_SUCH_ANSWER.
    """
    if not may_answer_poll(by, dwelling, at):
        raise Refused("NOT_YOURS_TO_ANSWER", _("Only this household answers for itself."))
    if not poll.opens_at <= at <= poll.closes_at and not by.history:
        raise Refused("POLL_NOT_OPEN", _("This question is not open now."))
    if poll.scope_id and not homes_asked(poll).filter(pk=dwelling.pk).exists():
        raise Refused("NOT_ASKED", _("This question is for other homes."))
    if poll.choices and answer not in poll.choices:
        raise Refused("NO_SUCH_ANSWER", _("Please choose one of the answers."), field="answer")
    first = not PollAnswer.objects.filter(poll=poll, dwelling=dwelling).exists()
    said = PollAnswer.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(PollAnswer, by.community_id, "OA")[0],
        poll=poll,
        dwelling=dwelling,
        answer=answer,
        channel=channel,
        at=at,
        recorded_by_id=by.recorded_by_id,
    )
    fact = PollAnswered(poll_id=poll.pk, dwelling_id=dwelling.pk, first=first)
    record(fact, by=by, at=at)
    return said
