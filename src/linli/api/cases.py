"""The public part of cases as plain values, for the JSON API and for Open311."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from linli.core.geo import Origin
from linli.grid.categories import label_of
from linli.grid.models import Case, Handing
from linli.grid.models.cases import CaseQuerySet
from linli.places.models import Community, PlaceKind

_READ = (
    "pk",
    "code",
    "title",
    "where",
    "state",
    "urgent",
    "me_too",
    "reported_at",
    "due_at",
    "work_done_at",
    "closed_at",
    "category__code",
    "category__name",
    "place__code",
    "place__kind",
    "place__name",
    "place__parent__name",
    "near__kind",
    "near__name",
    "near__parent__name",
)


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle in the community's metres."""

    left: float
    bottom: float
    right: float
    top: float


def on_the_map(cases: CaseQuerySet) -> CaseQuerySet:
    """Each with `x` and `y`: the spot of its place, or of the building of its stairwell."""
    return cases.annotate(
        x=Coalesce(F("place__x_m"), F("place__parent__x_m")),
        y=Coalesce(F("place__y_m"), F("place__parent__y_m")),
    )


def inside(cases: CaseQuerySet, box: Box) -> CaseQuerySet:
    """Of cases on the map, those in a rectangle."""
    return cases.filter(Q(x__range=(box.left, box.right)), Q(y__range=(box.bottom, box.top)))


def with_agency(cases: CaseQuerySet) -> CaseQuerySet:
    """Each with `agency`: to whom it was handed and who did not send it back."""
    handed = Handing.objects.filter(case=OuterRef("pk")).exclude(state=Handing.State.RETURNED)
    latest = handed.order_by("-at", "-pk").values("contact__organisation")[:1]
    return cases.annotate(agency=Subquery(latest))


def with_last_step(cases: CaseQuerySet) -> CaseQuerySet:
    """Each with `updated_at`: when everybody could last see it change."""
    last = Max("steps__at", filter=Q(steps__public=True))
    return cases.annotate(updated_at=Coalesce(last, F("reported_at")))


def rows(cases: QuerySet[Case], community: Community, *more: str) -> Iterator[dict[str, Any]]:
    """Cases as values: what was read, and `headline`, `whereabouts`, `category`, `lat`, `lon`."""
    origin = Origin.of(community.settings)
    for row in cases.values(*_READ, "x", "y", *more):
        category = label_of(row["category__code"], row["category__name"])
        whereabouts = _whereabouts(row)
        yield row | {
            "category": category,
            "whereabouts": whereabouts,
            "headline": row["title"] or f"{whereabouts} · {category}",
            **_on_the_globe(origin, row["x"], row["y"]),
        }


def light(every: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cases as the JSON API tells them in a list."""
    return [
        {
            "code": row["code"],
            "title": row["headline"],
            "state": row["state"],
            "category": row["category__code"],
            "category_name": row["category"],
            "place": row["place__code"],
            "where": row["whereabouts"],
            "lat": row["lat"],
            "lon": row["lon"],
            "urgent": row["urgent"],
            "me_too": row["me_too"],
            "reported_at": row["reported_at"],
            "due_at": row["due_at"],
            "work_done_at": row["work_done_at"],
            "closed_at": row["closed_at"],
        }
        for row in every
    ]


def after(cases: CaseQuerySet, reported_at: datetime, pk: int) -> CaseQuerySet:
    """Those that come behind one, the latest first."""
    same = Q(reported_at=reported_at, pk__lt=pk)
    return cases.filter(Q(reported_at__lte=reported_at) & (Q(reported_at__lt=reported_at) | same))


def _whereabouts(row: dict[str, Any]) -> str:
    place = _said(row, "place")
    if not place:
        return str(row["where"])
    near = _said(row, "near")
    if near:
        return _("between %(one)s and %(other)s") % {"one": place, "other": near}
    return f"{place} {row['where']}".strip()


def _said(row: dict[str, Any], which: str) -> str:
    name = row[f"{which}__name"] or ""
    if row[f"{which}__kind"] == PlaceKind.UNIT:
        return f"{row[f'{which}__parent__name']} {name}"
    return str(name)


def _on_the_globe(origin: Origin | None, x: int | None, y: int | None) -> dict[str, float | None]:
    """WGS-84 to the centimetre; null where the community has not said where it lies."""
    if origin is None or x is None or y is None:
        return {"lat": None, "lon": None}
    lon, lat = origin.globe(x, y)
    return {"lat": round(lat, 7), "lon": round(lon, 7)}
