"""Actions and their facts: one transaction, then the reactions, each in its own savepoint."""

from __future__ import annotations

import functools
import logging
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.facts import Fact
from linli.journal.models import Reaction, RecordedFact, Refusal, Repeat

P = ParamSpec("P")
R = TypeVar("R")
Answer = Callable[[Any, RecordedFact], None]

log = logging.getLogger(__name__)

_ANSWERS: dict[str, list[Answer]] = {}
_unanswered: ContextVar[deque[RecordedFact] | None] = ContextVar("unanswered", default=None)
_because: ContextVar[RecordedFact | None] = ContextVar("because", default=None)


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function an action: all of it is written, with its facts, or nothing.

    The reactions to the facts run at the end of the outermost action, before it commits.
    """

    @functools.wraps(function)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            outer = _unanswered.get()
            if outer is not None:
                with _forgetting(outer):
                    return function(*args, **kwargs)
            with _listening() as unanswered:
                result = function(*args, **kwargs)
                while unanswered:
                    _answer(unanswered.popleft())
                return result

    return act


def record(fact: Fact, *, by: By, at: datetime, remarks: list[str] | None = None) -> RecordedFact:
    """Write a fact into the journal, inside an action.

    `remarks` are the codes of checks that a back-entry did not meet.
    """
    unanswered = _unanswered.get()
    assert unanswered is not None, "a fact is recorded inside an action"
    recorded = RecordedFact.objects.create(
        community_id=by.community_id,
        kind=fact.kind(),
        matter=fact.matter,
        matter_id=fact.matter_id,
        values=fact.values(),
        at=at,
        by_id=by.person_id,
        recorded_by_id=by.recorded_by_id,
        history=by.history,
        because=_because.get(),
        remarks=remarks or [],
    )
    unanswered.append(recorded)
    return recorded


def when(fact: type[Fact], *answers: Answer) -> None:
    """Register what answers a fact. Called by `mechanism` when the application starts."""
    _ANSWERS.setdefault(fact.kind(), []).extend(answers)


def answers_to(kind: str) -> list[Answer]:
    """The reactions to a kind of fact, in the order of the mechanism's page."""
    return list(_ANSWERS.get(kind, []))


def repeat_failed(limit: int = 1000) -> tuple[int, int]:
    """Try the failed reactions again. Returns how many were answered and how many failed again."""
    answered = failed = 0
    for reaction in Reaction.objects.filter(answered=False).select_related("fact")[:limit]:
        if _repeat(reaction):
            answered += 1
        else:
            failed += 1
    return answered, failed


def note_refusal(refused: Refused, *, act: str, by: By, at: datetime, row: str = "") -> None:
    """Note a refusal, after its transaction was rolled back. `row` names the story row, if any."""
    Refusal.objects.create(
        community_id=by.community_id,
        code=refused.code,
        act=act,
        by_id=by.person_id,
        recorded_by_id=by.recorded_by_id,
        row=row,
        at=at,
    )


def note_repeat(*, act: str, community_id: int, row: str) -> None:
    """Note that a row came again and changed nothing. It is not a refusal."""
    Repeat.objects.create(community_id=community_id, act=act, row=row)


@contextmanager
def _listening() -> Iterator[deque[RecordedFact]]:
    unanswered: deque[RecordedFact] = deque()
    token = _unanswered.set(unanswered)
    try:
        yield unanswered
    finally:
        _unanswered.reset(token)


@contextmanager
def _forgetting(unanswered: deque[RecordedFact]) -> Iterator[None]:
    """Facts recorded inside that is rolled back did not happen: they are not answered."""
    before = len(unanswered)
    try:
        yield
    except BaseException:
        while len(unanswered) > before:
            unanswered.pop()
        raise


def _answer(recorded: RecordedFact) -> None:
    for answer in answers_to(recorded.kind):
        error = _try(answer, recorded)
        Reaction.objects.create(
            fact=recorded, name=answer.__name__, answered=not error, error=error
        )


def _try(answer: Answer, recorded: RecordedFact) -> str:
    """Run one reaction in a savepoint. Returns why it failed, or nothing."""
    token = _because.set(recorded)
    unanswered = _unanswered.get()
    assert unanswered is not None
    try:
        with transaction.atomic(), _forgetting(unanswered):
            answer(recorded.fact, recorded)
    except Exception as failure:
        log.exception("%s could not answer %s", answer.__name__, recorded)
        return f"{type(failure).__name__}: {failure}"
    finally:
        _because.reset(token)
    return ""


def _repeat(reaction: Reaction) -> bool:
    by_name = {answer.__name__: answer for answer in answers_to(reaction.fact.kind)}
    answer = by_name.get(reaction.name)
    if answer is None:
        return False
    with transaction.atomic(), _listening() as unanswered:
        mine = Reaction.objects.filter(pk=reaction.pk, answered=False, attempts=reaction.attempts)
        if not mine.update(attempts=reaction.attempts + 1):
            return False  # another process repeats it at this moment
        error = _try(answer, reaction.fact)
        Reaction.objects.filter(pk=reaction.pk).update(answered=not error, error=error)
        while unanswered:
            _answer(unanswered.popleft())
    return not error
