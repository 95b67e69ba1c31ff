from __future__ import annotations

from datetime import datetime

from linli.core.time import day_of
from linli.notices.models import Notice
from linli.people.models import Purpose
from linli.people.queries import consented, minor_on


def thanked_name(notice: Notice, channel: str, at: datetime) -> str | None:
    """The name of whoever the notice thanks, as far as it may be shown there at that time.

    None without their live consent for the channel (guardrail E20), and for minors (E24).
    """
    person = notice.thanks
    if person is None or minor_on(person, day_of(at)):
        return None
    return person.name if consented(person, Purpose.PUBLICITY, channel, at) else None
