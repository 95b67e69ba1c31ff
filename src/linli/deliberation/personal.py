"""What deliberation holds of a person: listed and exported (guardrail E61)."""

from __future__ import annotations

from typing import Any

from linli.core.time import stamp
from linli.deliberation.models import (
    AgendaItem,
    Commitment,
    GroupMember,
    MinutesAnswer,
    SignIn,
    Speaker,
)
from linli.people.models import Person


def export(person: Person) -> dict[str, Any]:
    """All that is held of a person here, as plain values under stable names."""
    signed = SignIn.objects.filter(person=person).select_related("meeting")
    spoken = Speaker.objects.filter(person=person).select_related("item")
    topics = AgendaItem.objects.filter(proposed_by=person)
    answers = MinutesAnswer.objects.filter(person=person).select_related("meeting")
    groups = GroupMember.objects.filter(person=person).select_related("group")
    promises = Commitment.objects.filter(owner=person)
    return {
        "meetings": [
            {"meeting": one.meeting.code, "at": stamp(one.at)} for one in signed.order_by("at")
        ],
        "spoke": [
            {"topic": one.item.title, "side": one.side, "asked_at": stamp(one.asked_at)}
            for one in spoken.order_by("asked_at")
        ],
        "topics": [
            {"title": one.title, "proposed_at": stamp(one.proposed_at), "answer": one.answer}
            for one in topics.order_by("proposed_at")
        ],
        "minutes": [
            {"meeting": one.meeting.code, "right": one.right, "words": one.words}
            for one in answers.order_by("at")
        ],
        "groups": [
            {"group": one.group.name, "since": one.since, "until": one.until}
            for one in groups.order_by("since")
        ],
        "promises": [
            {"promise": one.said, "due_on": one.due_on, "done_on": one.done_on}
            for one in promises.order_by("due_on")
        ],
    }
