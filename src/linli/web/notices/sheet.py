"""A notice as it hangs: one sheet, said once, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

import segno
from django.urls import reverse
from django.utils.dateformat import format as formatted
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from linli.core.time import day_of
from linli.grid.models import Case
from linli.insight.board import case_of, milestones
from linli.insight.thread import Point, is_settled
from linli.notices.models import Notice
from linli.notices.poster import Poster, PosterPoint
from linli.notices.queries import fingerprint_of, thanked_name
from linli.web.links import full_address
from linli.web.request import Request
from linli.web.words import clock


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The words of a notice in the reader's language, with a picture of its address."""

    notice: Notice
    case: Case | None
    kind: str
    where: str
    paragraphs: list[str]
    points: list[PosterPoint]
    seal: str
    thanks: str
    ask: str
    fingerprint: str
    url: str


def sheet_of(request: Request, notice: Notice, channel: str) -> Sheet:
    """A notice for a channel: whether it may name whom it thanks depends on it (E20)."""
    case = case_of(notice)
    settled = case is None or is_settled(case)
    return Sheet(
        notice=notice,
        case=case,
        kind=_("Stairwell notice") if notice.audience else _("Notice to all"),
        where=notice.audience.said if notice.audience else "",
        paragraphs=[line for line in notice.body.split("\n") if line.strip()],
        points=_points(milestones(case)) if case else [],
        seal=_("Settled") if case and settled else "",
        thanks=_thanks(notice, channel, request.now) if settled else "",
        ask=_ask(notice.until),
        fingerprint=fingerprint_of(notice),
        url=address_of(request, notice),
    )


def poster_of(request: Request, sheet: Sheet, paper: str) -> Poster:
    """The sheet as it is printed, on 'a4' or 'a3'."""
    return Poster(
        community=request.community.name,
        heading=sheet.kind,
        title=sheet.notice.title,
        where=sheet.where,
        body="\n".join(sheet.paragraphs),
        lines=tuple((label, value) for label, value in sheet.notice.lines),
        points=tuple(sheet.points),
        seal=sheet.seal,
        thanks=sheet.thanks,
        url=sheet.url,
        code=sheet.notice.code,
        footer=_footer(request, sheet.notice),
        scan=_("Scan to read it on your phone"),
        ask=sheet.ask,
        fingerprint=sheet.fingerprint,
        fingerprint_words=_("Fingerprint, the same on your screen:"),
        paper=paper,
    )


def address_of(request: Request, notice: Notice) -> str:
    """The notice's page in full."""
    return full_address(request, reverse("notices:notice", args=[notice.code]))


def qr_of(url: str) -> SafeString:
    """An address as a drawing to scan."""
    picture = BytesIO()
    segno.make(url, error="m", micro=False).save(
        picture,
        kind="svg",
        border=2,
        dark="#20261f",
        light="#ffffff",
        title=_("Scan to read it on your phone"),
        svgclass="poster-qr",
        lineclass=None,
        omitsize=True,
        xmldecl=False,
    )
    return mark_safe(picture.getvalue().decode())  # noqa: S308 - drawn here; the title is escaped


def date_words(day: date) -> str:
    """A day on paper, where nobody can tell what 'today' was."""
    return formatted(day, pgettext("a day of another year, as a date format", "M j, Y"))


def _points(points: Iterable[Point]) -> list[PosterPoint]:
    said: list[PosterPoint] = []
    before: date | None = None
    for point in points:
        said.append(
            PosterPoint(
                when=_moment(point.at, before), title=_sentence(point), weight=point.weight.value
            )
        )
        before = day_of(point.at)
    return said


def _moment(at: datetime, before: date | None) -> str:
    """The hour, with the day where it is another one than that of the point before."""
    if day_of(at) == before:
        return clock(at)
    day = formatted(day_of(at), pgettext("a day of this year, as a date format", "M j"))
    return _("%(day)s %(clock)s") % {"day": day, "clock": clock(at)}


def _sentence(point: Point) -> str:
    """What happened, its first letter large."""
    return point.title[:1].upper() + point.title[1:]


def _thanks(notice: Notice, channel: str, at: datetime) -> str:
    """A thank-you by name only where the channel may say it (E20, E24)."""
    if notice.thanks is None:
        return ""
    name = thanked_name(notice, channel, at) or _("a kind neighbour")
    return _("Thank you, %(name)s, for seeing it through.") % {"name": name}


def _ask(until: date | None) -> str:
    if until is None:
        return _("Anything to say? We are glad to hear it.")
    return _("Up until %(day)s. Anything to say? We are glad to hear it.") % {
        "day": date_words(until)
    }


def _footer(request: Request, notice: Notice) -> str:
    posted = _("Posted on %(day)s") % {"day": date_words(day_of(notice.posted_at))}
    return " · ".join(filter(None, [request.community.name, posted, request.community.phone]))
