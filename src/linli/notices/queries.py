"""What a notice says to whom: who sees it, whom it names, and its fingerprint."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from linli.core.fingerprint import fingerprint
from linli.core.time import day_of
from linli.journal.by import By
from linli.notices.models import Notice, NoticeQuerySet
from linli.notices.permissions import may_post
from linli.people.models import Appointment, Person, Purpose
from linli.people.queries import consented, home_of, minor_on
from linli.people.roles import LEADERS
from linli.places.models import Place, PlaceKind
from linli.places.queries import around


def thanked_name(notice: Notice, channel: str, at: datetime) -> str | None:
    """The name of whoever the notice thanks, as far as it may be shown there at that time.

    None without their live consent for the channel (guardrail E20), and for minors (E24).
    """
    person = notice.thanks
    if person is None or minor_on(person, day_of(at)):
        return None
    return person.name if consented(person, Purpose.PUBLICITY, channel, at) else None


def fingerprint_of(notice: Notice) -> str:
    """Eight characters over title, body and lines: the same on the wall and on the screen."""
    lines = [part for line in notice.lines for part in line]
    return fingerprint(notice.title, notice.body, *lines)


def posted_for(person: Person) -> NoticeQuerySet:
    """The notices that address a person's stairwell or what it lies in, the latest first."""
    home = home_of(person)
    places = around(home) if home else set()
    mine = Notice.objects.of(person.community_id).filter(audience__in=places)
    return mine.select_related("audience__parent").newest_first()


def latest_for(person: Person, at: datetime) -> Notice | None:
    """The newest notice that hangs for a person: to everybody, or to where they live."""
    home = home_of(person)
    mine = Q(audience__isnull=True) | Q(audience__in=around(home) if home else set())
    return Notice.objects.of(person.community_id).on(day_of(at)).filter(mine).newest_first().first()


def walls_for(notice: Notice, by: By, at: datetime) -> list[Place]:
    """The buildings and stairwells in which somebody may hang a notice up, in order.

    Staff: all that it addresses. A leader: of those, the own building with its stairwells, or the
    own stairwell.
    """
    posts = may_post(by, at)
    own = set() if posts else _led_by(by, at)
    if not (posts or own):
        return []
    walls = Place.objects.of(notice.community_id).filter(
        kind__in=[PlaceKind.BUILDING, PlaceKind.UNIT]
    )
    if notice.audience_id:
        walls = walls.filter(_inside(notice.audience_id))
    addressed = walls.select_related("parent").order_by("code")
    return [wall for wall in addressed if posts or own & {wall.pk, wall.parent_id}]


def _led_by(by: By, at: datetime) -> set[int | None]:
    if by.asked_id is None:
        return set()
    running = Appointment.objects.of(by.community_id).running(day_of(at))
    led = running.filter(person_id=by.asked_id, role__in=LEADERS, place__isnull=False)
    return set(led.values_list("place_id", flat=True))


def _inside(place_id: int) -> Q:
    return (
        Q(pk=place_id)
        | Q(parent=place_id)
        | Q(grid=place_id)
        | Q(parent__parent=place_id)
        | Q(parent__grid=place_id)
    )
