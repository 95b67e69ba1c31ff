"""Long lists in pages of thirty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet

from linli.web.request import Request

SIZE = 30
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Page(Generic[M]):
    """One page of rows; `before` and `after` are the queries of its neighbours, or empty."""

    rows: list[M]
    number: int
    pages: int
    total: int
    before: str
    after: str


def page_of(request: Request, rows: QuerySet[M]) -> Page[M]:
    """The page that the address asks for with `?page=`; an impossible one is the nearest."""
    paginator: Any = Paginator(rows, SIZE)
    found = paginator.get_page(request.GET.get("page"))

    def query(number: int) -> str:
        asked = request.GET.copy()
        asked["page"] = str(number)
        return f"?{asked.urlencode()}"

    return Page(
        rows=list(found.object_list),
        number=found.number,
        pages=paginator.num_pages,
        total=paginator.count,
        before=query(found.number - 1) if found.has_previous() else "",
        after=query(found.number + 1) if found.has_next() else "",
    )
