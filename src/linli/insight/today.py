"""What concerns one person today: at most a few matters, those first that wait for their word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.ballots.queries import silent_in
from linli.core.fen import yuan
from linli.core.time import day_of, noon
from linli.credit.accounts import holder_key
from linli.deliberation.models import Meeting, Poll
from linli.deliberation.queries import asks_home
from linli.deliberation.steps import lately_reached
from linli.grid.models import ENDED, Case, State
from linli.grid.queries import concerning
from linli.journal.by import By
from linli.ledger.accounts import find
from linli.ledger.books import balance
from linli.notices.models import Notice
from linli.people.models import Person
from linli.people.queries import home_of, homes_of
from linli.places.queries import around
from linli.repairs.models import Share, ShareRequest
from linli.repairs.queries import requests_to_collect

MOST = 3
NEWS = timedelta(days=14)
"""How long a notice or an answer is news."""


class Asks(StrEnum):
    """What a matter asks of the person."""

    WORD = "word"
    PAYMENT = "payment"
    ROUND = "round"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Concern:
    """One matter of today. `about` is 'share', 'doors', 'case', 'vote', 'meeting', 'poll',
    'project' or 'notice'; `key` says which: the share's id, or the code of the others. `case` is
    the code of its case, if it has one.
    """

    about: str
    key: str
    at: datetime
    title: str
    words: str = ""
    asks: Asks = Asks.NOTHING
    case: str = ""


def concerns(person: Person, at: datetime, most: int = MOST) -> list[Concern]:
    """The matters that concern a person now, what waits for them first."""
    return list(islice(_all(person, at), most))


def points_of(person: Person) -> int | None:
    """The points in a person's purse; None for somebody who has none yet."""
    purse = find(person.community_id, "points", "purse", holder_key(person))
    return None if purse is None else balance(purse)


def _all(person: Person, at: datetime) -> Iterator[Concern]:
    yield from _to_confirm(person)
    yield from _votes(person, at)
    yield from _shares(person, at)
    yield from _minutes_to_confirm(person)
    yield from _polls(person, at)
    yield from _doors(person, at)
    yield from _closed_lately(person, at)
    yield from _projects(person, at)
    yield from _notices(person, at)


def _to_confirm(person: Person) -> Iterator[Concern]:
    told = ~Q(led_by=person) | Q(reporter=person)
    for case in concerning(person).filter(told, state=State.DONE)[:MOST]:
        yield Concern(
            about="case",
            key=case.code,
            case=case.code,
            at=case.work_done_at or case.reported_at,
            title=case.headline,
            words=_("Is it really solved?"),
            asks=Asks.WORD,
        )


def _votes(person: Person, at: datetime) -> Iterator[Concern]:
    for vote in silent_in(person, at)[:MOST]:
        yield Concern(
            about="vote",
            key=vote.code,
            at=vote.closes_at,
            title=vote.title,
            words=_("Owners' vote"),
            asks=Asks.WORD,
        )


def _shares(person: Person, at: datetime) -> Iterator[Concern]:
    shares = (
        Share.objects.of(person.community_id)
        .filter(dwelling__in=homes_of(person, at))
        .exclude(request__state=ShareRequest.State.SETTLED)
        .exclude(request__case__state__in=ENDED)
        .filter(paid_at__isnull=True)
        .select_related(
            "request__case__place__parent",
            "request__case__near__parent",
            "request__case__category",
        )
    )
    for share in shares.order_by("request__chosen_at")[:MOST]:
        yield from _share(share)


def _share(share: Share) -> Iterator[Concern]:
    case = share.request.case
    asking = share.request.state == ShareRequest.State.ASKING
    if asking and share.answer:
        return
    amount = _("Your home's share: %(sum)s yuan") % {"sum": yuan(share.owed_fen)}
    yield Concern(
        about="share",
        key=str(share.pk),
        case=case.code,
        at=share.request.chosen_at,
        title=case.headline,
        words=amount,
        asks=Asks.WORD if asking else Asks.PAYMENT,
    )


def _minutes_to_confirm(person: Person) -> Iterator[Concern]:
    """Of meetings at which they were, and have not said whether the minutes are right."""
    waiting = Meeting.objects.of(person.community_id).filter(
        sign_ins__person=person, minutes_at__isnull=False, published_at=None
    )
    for meeting in waiting.exclude(minutes_answers__person=person).order_by("minutes_at")[:MOST]:
        yield Concern(
            about="meeting",
            key=meeting.code,
            at=meeting.minutes_at or meeting.planned_at,
            title=meeting.topic,
            words=_("You were there. Are the minutes right?"),
            asks=Asks.WORD,
        )


def _polls(person: Person, at: datetime) -> Iterator[Concern]:
    """Questions that wait for an answer of their home."""
    home = person.dwelling
    if home is None:
        return
    running = Poll.objects.of(person.community_id).filter(opens_at__lte=at, closes_at__gte=at)
    unanswered = running.exclude(answers__dwelling=home).select_related("scope")
    for poll in unanswered.order_by("closes_at")[:MOST]:
        if asks_home(poll, home):
            yield Concern(
                about="poll",
                key=poll.code,
                at=poll.opens_at,
                title=poll.question,
                words=_("What do you think?"),
                asks=Asks.WORD,
            )


def _projects(person: Person, at: datetime) -> Iterator[Concern]:
    """Whoever took part hears of each step."""
    for project, step in lately_reached(person, day_of(at - NEWS)):
        yield Concern(
            about="project",
            key=project.code,
            at=noon(step.on) if step.on else at,
            title=project.title,
            words=step.said,
        )


def _doors(person: Person, at: datetime) -> Iterator[Concern]:
    """Shared costs for which a leader still has doors to go to."""
    by = By(community_id=person.community_id, person_id=person.pk)
    for request in requests_to_collect(by, at)[:MOST]:
        yield Concern(
            about="doors",
            key=request.code,
            case=request.case.code,
            at=request.chosen_at,
            title=request.case.headline,
            words=str(request.get_state_display()),
            asks=Asks.ROUND,
        )


def _closed_lately(person: Person, at: datetime) -> Iterator[Concern]:
    closed = Q(state=State.CLOSED, closed_at__gte=at - NEWS)
    answered = Q(state=State.ESCALATED) | Q(state=State.REJECTED, reported_at__gte=at - NEWS)
    for case in concerning(person).filter(closed | answered)[:MOST]:
        yield Concern(
            about="case",
            key=case.code,
            case=case.code,
            at=case.closed_at or case.reported_at,
            title=case.headline,
            words=_state(case),
        )


def _state(case: Case) -> str:
    return str(case.get_state_display())


def _notices(person: Person, at: datetime) -> Iterator[Concern]:
    home = home_of(person)
    mine = Q(audience__isnull=True)
    if home is not None:
        mine |= Q(audience__in=around(home))
    running = Q(until__isnull=True) | Q(until__gte=day_of(at))
    notices = Notice.objects.of(person.community_id).filter(
        mine, running, taken_down_at__isnull=True, posted_at__gte=at - NEWS, posted_at__lte=at
    )
    for notice in notices.select_related("audience__parent").order_by("-posted_at")[:MOST]:
        yield Concern(
            about="notice",
            key=notice.code,
            at=notice.posted_at,
            title=notice.title,
            words=str(notice.audience or _("For everybody")),
        )
