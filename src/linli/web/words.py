"""How moments, lengths of time and seals are said on a page. Pure: the caller brings the clock."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from linli.core.figures import decimals
from linli.core.time import day_of, local

_HOUSE_NUMBER = re.compile(r"(?<=\d)-(?=\d)")
_HAN = range(0x4E00, 0xA000)


def clock(moment: datetime) -> str:
    """The hour on the community's wall: '09:10'."""
    return local(moment).strftime("%H:%M")


def day(moment: datetime | date, now: datetime | None) -> str:
    """The day as neighbours say it: today, yesterday, tomorrow, a day of this year, or a full date.

    Without `now` the full date is said.
    """
    that = day_of(moment) if isinstance(moment, datetime) else moment
    today = day_of(now) if now else None
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    if today and (that - today).days in near:
        return near[(that - today).days]
    if today and that.year == today.year:
        return formatted(that, pgettext("a day of this year, as a date format", "M j"))
    return formatted(that, pgettext("a day of another year, as a date format", "M j, Y"))


def when(moment: datetime, now: datetime | None) -> str:
    """Day and hour of this year ('today 16:20'); of another year the day is enough."""
    said = day(moment, now)
    if now is None or local(moment).year != local(now).year:
        return said
    return _("%(day)s %(clock)s") % {"day": said, "clock": clock(moment)}


def greeting(now: datetime | None) -> str:
    """A greeting that fits the hour."""
    hour = local(now).hour if now else 12
    if 5 <= hour < 11:
        return _("Good morning")
    if 11 <= hour < 18:
        return _("Good day")
    return _("Good evening")


def hours(minutes: int) -> str:
    """Hours of a number of minutes, no more decimals than needed: 1890 -> '31.5', 240 -> '4'."""
    return decimals(minutes, 60).rstrip("0").rstrip(".")


def unbroken(text: object) -> str:
    """Text in which no line ends within a house number: '159-1' stays together."""
    return _HOUSE_NUMBER.sub("\u2011", str(text))


def seal_lines(text: str) -> list[str]:
    """How a seal is cut: two signs stand, three as one over two, four as a square."""
    if len(text) > 4 or not all(ord(sign) in _HAN for sign in text):
        return text.split()
    head = len(text) // 2
    return [text[:head], text[head:]] if head else [text]
