"""What a search for requests may ask for."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from linli.api.cases import Box
from linli.api.open311.door import Wrong
from linli.core.geo import Origin
from linli.core.time import CHINA

SPAN = timedelta(days=90)
MOST = 1000
"""The specification: at most 90 days and 1000 requests."""

_LOST_PLUS = re.compile(r" (\d\d:?\d\d)$")
_YEARS = range(1970, 2200)


@dataclass(frozen=True, kw_only=True)
class Search:
    """`ids` override everything else."""

    ids: list[str]
    services: list[str]
    since: datetime
    until: datetime
    statuses: set[str]
    box: Box | None
    first: int
    last: int


def search_of(asked: Mapping[str, str], now: datetime, origin: Origin | None) -> Search:
    """Raises Wrong 400 for what cannot be understood."""
    since, until = _span(asked, now)
    size = _whole(asked, "page_size", MOST, most=MOST)
    page = _whole(asked, "page", 1, most=1_000_000)
    return Search(
        ids=_several(asked, "service_request_id"),
        services=_several(asked, "service_code"),
        since=since,
        until=until,
        statuses=_statuses(asked),
        box=_box(asked, origin),
        first=(page - 1) * size,
        last=page * size,
    )


def number(asked: Mapping[str, str], name: str, most: float) -> float | None:
    """A coordinate between -most and most, if one was sent."""
    text = asked.get(name, "").strip()
    return _coordinate(text, name, most) if text else None


def _several(asked: Mapping[str, str], name: str) -> list[str]:
    parts = (part.strip() for part in asked.get(name, "").split(","))
    return [part for part in parts if part][:MOST]


def _statuses(asked: Mapping[str, str]) -> set[str]:
    said = set(_several(asked, "status")) or {"open", "closed"}
    if not said <= {"open", "closed"}:
        raise Wrong(400, _("A status is open or closed."))
    return said


def _span(asked: Mapping[str, str], now: datetime) -> tuple[datetime, datetime]:
    """The last 90 days; from or until a day, 90 days; between two days, no more than that."""
    since, until = _moment(asked, "start_date"), _moment(asked, "end_date")
    if since is None:
        until = until or now
        return until - SPAN, until
    if until is None:
        return since, since + SPAN
    if not since <= until <= since + SPAN:
        raise Wrong(400, _("From start_date to end_date may be 90 days at most."))
    return since, until


def _moment(asked: Mapping[str, str], name: str) -> datetime | None:
    """A W3C moment. A plus that nobody wrote as %2B arrives as a space."""
    text = _LOST_PLUS.sub(r"+\1", asked.get(name, "").strip())
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.year not in _YEARS:
        raise Wrong(400, _("%(name)s: please write 2021-03-10T09:30:00+08:00.") % {"name": name})
    return moment if moment.tzinfo else moment.replace(tzinfo=CHINA)


def _whole(asked: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = asked.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most):
        raise Wrong(
            400, _("%(name)s is a number from 1 to %(most)s.") % {"name": name, "most": most}
        )
    return int(text)


def _box(asked: Mapping[str, str], origin: Origin | None) -> Box | None:
    """`bbox=west,south,east,north` in WGS-84 degrees."""
    text = asked.get("bbox", "").strip()
    if not text:
        return None
    parts = text.split(",")
    if len(parts) != 4:
        raise Wrong(400, _("bbox: please write west,south,east,north."))
    if origin is None:
        raise Wrong(400, _("This community has not said where it lies; bbox cannot be answered."))
    west, south, east, north = (
        _coordinate(part, "bbox", most)
        for part, most in zip(parts, (180, 90, 180, 90), strict=True)
    )
    left, bottom = origin.metres(west, south)
    right, top = origin.metres(east, north)
    return Box(left=left, bottom=bottom, right=right, top=top)


def _coordinate(text: str, name: str, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not abs(value) <= most:
        raise Wrong(400, _("%(name)s is no number of degrees.") % {"name": name})
    return value
