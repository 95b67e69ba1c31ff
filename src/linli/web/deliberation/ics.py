"""A meeting as a calendar entry (RFC 5545)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.core.time import utc
from linli.deliberation.models import Meeting
from linli.web.links import full_address
from linli.web.request import Request

_LASTS = timedelta(hours=2)
_OCTETS = 73
"""A line has at most 75 octets; a continued one begins with a space."""


def event_of(request: Request, meeting: Meeting) -> str:
    """The calendar file of one meeting, which its own later version replaces."""
    page = reverse("deliberation:meeting", args=[meeting.code])
    cancelled = meeting.state == Meeting.State.CANCELLED
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Linli//deliberation//ZH",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{meeting.code}@{request.community.code}.linli",
        f"DTSTAMP:{_stamp(request.now)}",
        f"DTSTART:{_stamp(meeting.planned_at)}",
        f"DTEND:{_stamp(meeting.planned_at + _LASTS)}",
        f"SUMMARY:{_text(_summary(meeting))}",
        f"LOCATION:{_text(meeting.venue)}",
        f"URL:{full_address(request, page)}",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _summary(meeting: Meeting) -> str:
    said = _("%(kind)s: %(topic)s")
    return said % {"kind": meeting.get_kind_display().capitalize(), "topic": meeting.topic}


def _stamp(moment: datetime) -> str:
    return utc(moment).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A long line broken between characters, never within one."""
    pieces = [""]
    for sign in line:
        if len((pieces[-1] + sign).encode()) > _OCTETS:
            pieces.append("")
        pieces[-1] += sign
    return "\r\n ".join(pieces)
