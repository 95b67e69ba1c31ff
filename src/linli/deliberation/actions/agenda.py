"""What a meeting talks about, who speaks, one thing at a time (A06)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.deliberation import facts
from linli.deliberation.actions.meetings import convenes
from linli.deliberation.models import AgendaItem, Commitment, Meeting, Speaker
from linli.deliberation.procedure import next_speaker
from linli.deliberation.queries import overdue
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes

State = AgendaItem.State


@action
def propose_topic(
    *, by: By, at: datetime, title: str, meeting: Meeting | None = None
) -> AgendaItem:
    """Somebody of the community wants it talked over. Refused: LOG_IN_FIRST, NOTHING_SAID."""
    if by.person_id is None:
        raise Refused("LOG_IN_FIRST", _("Please log in first, so that we can answer you."))
    item = _item(by, at, title, meeting, proposed_by_id=by.person_id)
    record(facts.TopicProposed(topic_id=item.pk), by=by, at=at)
    return item


@action
def put_on_agenda(
    *,
    meeting: Meeting,
    by: By,
    at: datetime,
    title: str,
    motion: str = "",
    commitment: Commitment | None = None,
) -> AgendaItem:
    """Staff put something on the agenda, with the motion if there is one to vote on."""
    convenes(by, at)
    _refuse_unless_open_for_topics(meeting)
    item = _item(
        by,
        at,
        title,
        meeting,
        state=State.ACCEPTED,
        motion=one_line(motion),
        commitment=commitment,
        order=_last(meeting) + 1,
    )
    record(facts.TopicAnswered(topic_id=item.pk, accepted=True), by=by, at=at)
    return item


@action
def take_up_overdue(*, meeting: Meeting, by: By, at: datetime, today: date) -> list[AgendaItem]:
    """What was promised and is late comes on the next agenda by itself, each once."""
    late = overdue(by.community_id, today).exclude(agenda_items__meeting=meeting)
    if meeting.project_id is not None:
        late = late.filter(resolution__meeting__project=meeting.project_id)
    return [
        put_on_agenda(
            meeting=meeting,
            by=by,
            at=at,
            title=_("Late: %(promise)s") % {"promise": one.said},
            commitment=one,
        )
        for one in late
    ]


@action
def accept(*, item: AgendaItem, meeting: Meeting, by: By, at: datetime) -> AgendaItem:
    """A resident's topic comes on the agenda of a meeting. Refused: ANSWERED_ALREADY."""
    convenes(by, at)
    _refuse_unless_open_for_topics(meeting)
    _change(
        item, (State.PROPOSED,), state=State.ACCEPTED, meeting=meeting, order=_last(meeting) + 1
    )
    record(facts.TopicAnswered(topic_id=item.pk, accepted=True), by=by, at=at)
    return item


@action
def decline(*, item: AgendaItem, by: By, at: datetime, why: str) -> AgendaItem:
    """It is not taken up; its proposer reads why. Refused: NOTHING_SAID, ANSWERED_ALREADY."""
    convenes(by, at)
    if not one_line(why):
        raise Refused("NOTHING_SAID", _("Please tell them why."), field="why")
    _change(item, (State.PROPOSED,), state=State.DECLINED, answer=one_line(why))
    record(facts.TopicAnswered(topic_id=item.pk, accepted=False), by=by, at=at)
    return item


@action
def word_motion(*, item: AgendaItem, by: By, at: datetime, motion: str) -> AgendaItem:
    """Say what will be voted on. Once it is being talked over, nobody changes it.

    Refused: MOTION_IS_FIXED.
    """
    convenes(by, at)
    mine = AgendaItem.objects.of(by.community_id).filter(pk=item.pk, state=State.ACCEPTED)
    if not mine.update(motion=one_line(motion)):
        raise Refused("MOTION_IS_FIXED", _("The motion is fixed while it is being talked over."))
    item.motion = one_line(motion)
    return item


@action
def open_item(*, item: AgendaItem, by: By, at: datetime) -> AgendaItem:
    """It is being talked over now. Refused: NOT_RUNNING, ONE_AT_A_TIME, ANSWERED_ALREADY."""
    convenes(by, at)
    if item.meeting is None or not item.meeting.running:
        raise Refused("NOT_RUNNING", _("The meeting has not begun."))
    try:
        with transaction.atomic():
            _change(item, (State.ACCEPTED,), state=State.OPEN, opened_at=at)
    except IntegrityError as two:
        raise Refused("ONE_AT_A_TIME", _("One thing at a time: first end the other.")) from two
    record(facts.TopicOpened(topic_id=item.pk), by=by, at=at)
    return item


@action
def end_item(*, item: AgendaItem, by: By, at: datetime) -> AgendaItem:
    """It has been talked over. Refused: ANSWERED_ALREADY."""
    convenes(by, at)
    _change(item, (State.OPEN,), state=State.DONE, ended_at=at)
    record(facts.TopicEnded(topic_id=item.pk), by=by, at=at)
    return item


@action
def ask_for_floor(
    *,
    item: AgendaItem,
    by: By,
    at: datetime,
    side: str,
    name: str = "",
    person: Person | None = None,
) -> Speaker:
    """Somebody stands in line to speak, once at a time. Who has no account is named by the chair.

    Refused: NOT_OPEN, NOT_HERE, NOTHING_SAID.
    """
    if item.state != State.OPEN:
        raise Refused("NOT_OPEN", _("This is not being talked over now."))
    if person is None:
        convenes(by, at)
    elif not item.meeting or not item.meeting.sign_ins.filter(person=person).exists():
        raise Refused("NOT_HERE", _("Please sign in first, then ask to speak."))
    if person is None and not one_line(name):
        raise Refused("NOTHING_SAID", _("Who wants to speak?"), field="name")
    waiting = {"item": item, "person": person, "spoke_at": None}
    if person is not None:
        before = Speaker.objects.filter(**waiting).first()
        if before is not None:
            return before
    speaker = Speaker.objects.create(
        community_id=by.community_id,
        item=item,
        person=person,
        name=person.name if person else one_line(name),
        side=side,
        asked_at=at,
    )
    record(facts.FloorAsked(topic_id=item.pk, side=side), by=by, at=at)
    return speaker


@action
def give_floor(*, item: AgendaItem, by: By, at: datetime) -> Speaker | None:
    """The next in line speaks, for and against in turns. None when nobody waits."""
    convenes(by, at)
    last = item.speakers.exclude(spoke_at=None).order_by("spoke_at", "pk").last()
    line = list(item.speakers.filter(spoke_at=None).order_by("asked_at", "pk"))
    turn = next_speaker([one.side for one in line], last.side if last else None)
    if turn is None:
        return None
    speaker = line[turn]
    if not Speaker.objects.filter(pk=speaker.pk, spoke_at=None).update(spoke_at=at):
        raise Refused("STANDS_ELSEWHERE", _("A colleague was quicker: it stands elsewhere now."))
    speaker.spoke_at = at
    record(facts.FloorGiven(topic_id=item.pk, side=speaker.side), by=by, at=at)
    return speaker


def _item(
    by: By, at: datetime, title: str, meeting: Meeting | None, **values: object
) -> AgendaItem:
    if not one_line(title):
        raise Refused("NOTHING_SAID", _("Please say what it is about."), field="title")
    return AgendaItem.objects.create(
        community_id=by.community_id,
        code=fresh_codes(AgendaItem, by.community_id, "T")[0],
        title=one_line(title)[:120],
        meeting=meeting,
        proposed_at=at,
        **values,
    )


def _change(item: AgendaItem, before: tuple[str, ...], **values: object) -> None:
    mine = AgendaItem.objects.of(item.community_id).filter(pk=item.pk, state__in=before)
    if not mine.update(**values):
        raise Refused("ANSWERED_ALREADY", _("A colleague was quicker: it stands elsewhere now."))
    for name, value in values.items():
        setattr(item, name, value)


def _refuse_unless_open_for_topics(meeting: Meeting) -> None:
    if not (meeting.coming or meeting.running):
        raise Refused("NOT_NOW", _("This meeting is over."))


def _last(meeting: Meeting) -> int:
    last: int | None = meeting.agenda.aggregate(last=Max("order"))["last"]
    return last or 0
