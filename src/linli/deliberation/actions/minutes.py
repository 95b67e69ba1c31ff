"""Minutes: drafted from what happened, confirmed by those who were there, then for everybody."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import clean, one_line
from linli.deliberation import facts
from linli.deliberation.actions.meetings import convenes
from linli.deliberation.models import Meeting, MinutesAnswer
from linli.deliberation.permissions import may_answer_minutes
from linli.journal.by import By
from linli.journal.record import action, record


@action
def write_minutes(*, meeting: Meeting, by: By, at: datetime, text: str) -> Meeting:
    """Write them down; changed, those who were there are asked again.

    Refused: NOT_HELD, NOTHING_SAID, ALREADY_PUBLISHED.
    """
    convenes(by, at)
    if not meeting.over:
        raise Refused("NOT_HELD", _("First the meeting has to be held."))
    if not clean(text):
        raise Refused("NOTHING_SAID", _("Please write what was said and decided."), field="text")
    mine = Meeting.objects.of(by.community_id).filter(pk=meeting.pk, published_at=None)
    if not mine.update(minutes=clean(text), minutes_at=at):
        raise Refused("ALREADY_PUBLISHED", _("These minutes hang already."))
    if clean(text) != meeting.minutes:
        meeting.minutes_answers.all().delete()
    meeting.minutes, meeting.minutes_at = clean(text), at
    record(facts.MinutesWritten(meeting_id=meeting.pk), by=by, at=at)
    return meeting


@action
def answer_minutes(
    *, meeting: Meeting, by: By, at: datetime, right: bool, words: str = ""
) -> MinutesAnswer:
    """Somebody who was there says whether they are right; the last word stands.

    Refused: NOT_HERE, NOT_NOW, NOTHING_SAID.
    """
    if not may_answer_minutes(by, meeting):
        raise Refused("NOT_HERE", _("Those who were there confirm the minutes."))
    if not meeting.minutes or meeting.published_at is not None:
        raise Refused("NOT_NOW", _("There is nothing to confirm now."))
    if not right and not one_line(words):
        raise Refused("NOTHING_SAID", _("What should it say instead?"), field="words")
    said, _new = MinutesAnswer.objects.update_or_create(
        meeting=meeting,
        person_id=by.person_id,
        defaults={
            "community_id": by.community_id,
            "right": right,
            "words": one_line(words),
            "at": at,
        },
    )
    record(facts.MinutesAnswered(meeting_id=meeting.pk, right=right), by=by, at=at)
    return said


@action
def publish_minutes(*, meeting: Meeting, by: By, at: datetime) -> Meeting:
    """They hang for everybody, with how many of those there confirmed them. Refused: NOT_WRITTEN,
    OBJECTED, ALREADY_PUBLISHED.
    """
    convenes(by, at)
    if not meeting.minutes:
        raise Refused("NOT_WRITTEN", _("First write the minutes."))
    if meeting.minutes_answers.filter(right=False).exists():
        raise Refused(
            "OBJECTED",
            _("Somebody who was there says otherwise. Talk to them and correct it first."),
        )
    mine = Meeting.objects.of(by.community_id).filter(pk=meeting.pk, published_at=None)
    if not mine.update(published_at=at):
        raise Refused("ALREADY_PUBLISHED", _("These minutes hang already."))
    meeting.published_at = at
    record(facts.MinutesPublished(meeting_id=meeting.pk), by=by, at=at)
    return meeting
