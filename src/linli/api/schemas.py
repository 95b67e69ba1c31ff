"""The shapes that the OpenAPI document promises. What goes out is written from values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema


class LightCase(Schema):
    """A case in a list: what every neighbour may read."""

    code: str
    title: str
    state: str
    category: str = Field(description="its code")
    category_name: str = Field(description="its name in the language asked for")
    place: str | None = Field(description="the code of the place")
    where: str = Field(description="where it is, in words")
    lat: float | None = Field(description="WGS-84, if the community said where it lies")
    lon: float | None
    urgent: bool
    me_too: int = Field(description="how many neighbours said: me too")
    reported_at: datetime
    due_at: datetime | None
    work_done_at: datetime | None = Field(description="when whoever did the work called it done")
    closed_at: datetime | None


class CasePage(Schema):
    cases: list[LightCase]
    next: str | None = Field(description="what to send as `after` for the next page")


class Point(Schema):
    """One point of a case's public thread."""

    at: datetime
    until: datetime | None
    title: str
    words: str


class WholeCase(LightCase):
    thread: list[Point]
    photos: list[str] = Field(description="addresses of the photos cleared for everybody")


class Report(Schema):
    """A problem or a need. `place` or `where` has to say where it is."""

    category: str = Field(max_length=40, description="the code of a category")
    place: str | None = Field(None, max_length=40, description="the code of a place")
    where: str = Field("", max_length=120, description="where it is, in words")
    description: str = Field("", max_length=4000, description="read by the reporter and by staff")


class Reported(Schema):
    code: str
    due_at: datetime | None


class NoticeOnTheBoard(Schema):
    code: str
    kind: str
    title: str
    body: str
    lines: list[list[str]]
    audience: str | None = Field(description="the code of the place it speaks to; null: everybody")
    posted_at: datetime
    until: date | None


class NoticePage(Schema):
    notices: list[NoticeOnTheBoard]
    next: str | None


class Trust(Schema):
    told: int
    closed: int
    median_minutes: int | None


class Figures(Schema):
    as_of: datetime
    trust: Trust = Field(description="of the last 365 days")
    places: dict[str, Any]
    grid: dict[str, Any]


class Problem(Schema):
    """Why something was refused, and how to go on."""

    code: str
    detail: str


class Closed(Schema):
    detail: str


class Unread(Schema):
    """What of a request could not be read."""

    detail: list[Any] | str
    code: str | None = None
