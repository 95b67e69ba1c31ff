"""Pages of a list: so many rows, and whether there are more. Nothing is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from linli.web.request import Request

M = TypeVar("M", bound=Model)
ROWS = 30


@dataclass(frozen=True)
class Page(Generic[M]):
    """`before` and `after` are the addresses of its neighbours, or empty."""

    rows: list[M]
    first: int
    before: str
    after: str

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def page_of(request: Request, rows: QuerySet[M]) -> Page[M]:
    """The page that the address asks for."""
    asked = request.GET.get("page", "")
    number = min(int(asked), 10_000) if asked.isascii() and asked.isdecimal() else 1
    number = max(number, 1)
    start = (number - 1) * ROWS
    found = list(rows[start : start + ROWS + 1])
    return Page(
        rows=found[:ROWS],
        first=start + 1,
        before=_address(request, number - 1) if number > 1 else "",
        after=_address(request, number + 1) if len(found) > ROWS else "",
    )


def _address(request: Request, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"
