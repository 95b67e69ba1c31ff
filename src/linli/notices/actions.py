"""Posting a notice, hanging it up, taking it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import clean, one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.notices.facts import NoticeHungUp, NoticePosted, NoticeTakenDown
from linli.notices.models import Notice, Posting
from linli.notices.permissions import may_hang_up, may_post
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.places.models import Place


@dataclass(frozen=True, kw_only=True)
class Text:
    """What a notice says. `lines` are pairs of a label and its value; `until` is its last day."""

    title: str
    body: str = ""
    lines: Sequence[tuple[str, str]] = ()
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class About:
    """What a notice is about, and the fact it follows from."""

    matter: str = ""
    matter_id: int | None = None
    because_id: int | None = None


NOTHING = About()


@action
def post_notice(
    *,
    by: By,
    at: datetime,
    text: Text,
    kind: str = Notice.Kind.PLAIN,
    audience: Place | None = None,
    thanks: Person | None = None,
    about: About = NOTHING,
    key: str | None = None,
    code: str | None = None,
) -> Notice:
    """Tell everybody, or the people of a place.

    `key` was made by the form: sent twice, the notice is the same. Refused: NOT_YOURS_TO_POST,
    NOTHING_SAID, OVER_BEFORE_IT_BEGINS.
    """
    if not may_post(by, at):
        raise Refused("NOT_YOURS_TO_POST", _("Only staff post notices."))
    before = Notice.objects.of(by.community_id).filter(key=key).first() if key else None
    if before is not None:
        return before
    if not one_line(text.title):
        raise Refused("NOTHING_SAID", _("A notice needs a title."), field="title")
    if text.until is not None and text.until < day_of(at):
        raise Refused(
            "OVER_BEFORE_IT_BEGINS",
            _("That day is over. Please choose a later one."),
            field="until",
        )
    notice = Notice.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Notice, by.community_id, f"G{day_of(at).year}-")[0],
        key=key,
        kind=kind,
        title=one_line(text.title)[:120],
        body=clean(text.body),
        lines=[list(line) for line in text.lines],
        audience=audience,
        thanks=thanks,
        matter=about.matter,
        matter_id=about.matter_id,
        because_id=about.because_id,
        posted_at=at,
        until=text.until,
    )
    record(NoticePosted(notice_id=notice.pk, kind_of_notice=kind), by=by, at=at)
    return notice


@action
def hang_up(*, notice: Notice, by: By, at: datetime, place: Place | None) -> Posting:
    """Somebody put the printed notice on a wall, and says where; None is the notice board.

    Said twice, it hangs there once. Refused: NOT_YOURS_TO_POST, ALREADY_TAKEN_DOWN.
    """
    if not may_hang_up(by, notice, place, at):
        raise Refused(
            "NOT_YOURS_TO_POST", _("The leader of that stairwell or building hangs it up.")
        )
    if not Notice.objects.up().filter(pk=notice.pk).exists():
        raise Refused("ALREADY_TAKEN_DOWN", _("This notice is already down."))
    hanging = Posting.objects.filter(notice=notice, place=place, taken_down_at__isnull=True).first()
    if hanging is not None:
        return hanging
    posting = Posting.objects.create(
        community_id=by.community_id, notice=notice, place=place, posted_by_id=by.asked_id, at=at
    )
    record(NoticeHungUp(notice_id=notice.pk, posting_id=posting.pk), by=by, at=at)
    return posting


@action
def take_down(*, notice: Notice, by: By, at: datetime) -> Notice:
    """The notice is no longer shown; its paper copies come off the walls."""
    if not may_post(by, at):
        raise Refused("NOT_YOURS_TO_POST", _("Only staff take notices down."))
    mine = Notice.objects.of(by.community_id).filter(pk=notice.pk, taken_down_at__isnull=True)
    if not mine.update(taken_down_at=at):
        raise Refused("ALREADY_TAKEN_DOWN", _("This notice is already down."))
    notice.taken_down_at = at
    Posting.objects.filter(notice=notice, taken_down_at__isnull=True).update(taken_down_at=at)
    record(NoticeTakenDown(notice_id=notice.pk), by=by, at=at)
    return notice
