"""The points of a thread as they stand on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from linli.core.time import day_of
from linli.insight.thread import Point, Weight
from linli.web import words
from linli.web.links import link

_CLASSES = {Weight.MILESTONE: "big", Weight.END: "end"}


@dataclass(frozen=True)
class Shown:
    """A point, when it was as a neighbour says it, how it is drawn, and where it leads."""

    point: Point
    said: str
    css: str
    page: str = ""


def shown(points: Iterable[Point], now: datetime) -> Iterator[Shown]:
    """Points of one day say that day once."""
    before: Point | None = None
    for point in points:
        css = _CLASSES.get(point.weight, "")
        yield Shown(point, _said(point, before, now), css, _page_of(point))
        before = point


def _said(point: Point, before: Point | None, now: datetime) -> str:
    same_day = before is not None and day_of(before.at) == day_of(point.at)
    start = words.clock(point.at) if same_day else _moment(point.at, now)
    if point.until is None or point.until == point.at:
        return start
    if day_of(point.until) == day_of(point.at):
        return f"{start} – {words.clock(point.until)}"
    return f"{start} – {_moment(point.until, now)}"


def _moment(moment: datetime, now: datetime) -> str:
    return f"{words.day(moment, now)} {words.clock(moment)}"


def _page_of(point: Point) -> str:
    return link("notices:notice", point.data.code) if point.part == "notice" else ""
