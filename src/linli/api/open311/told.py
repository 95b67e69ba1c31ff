"""How a case is told as a service request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.grid.models import ENDED, State

MORE = ("agency", "updated_at", "merged_into__code")
"""What is read of a case besides what everybody reads."""


def status_of(state: str) -> str:
    """Open311 knows two: what is at its end is closed."""
    return "closed" if state in ENDED else "open"


def requests(every: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Service requests in the order of the specification; the reporter is in none (E58)."""
    return [_request(row) for row in every]


def updates(thread: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The points of a public thread, as our extension tells them."""
    for point in thread:
        yield {
            "datetime": point["at"],
            "title": point["title"],
            "description": point["words"] or None,
        }


def _request(row: dict[str, Any]) -> dict[str, Any]:
    updated: datetime = row["updated_at"]
    return {
        "service_request_id": row["code"],
        "status": status_of(row["state"]),
        "status_notes": _standing(row),
        "service_name": row["category"],
        "service_code": row["category__code"],
        "title": row["headline"],
        "description": row["headline"],
        "agency_responsible": row["agency"],
        "service_notice": None,
        "requested_datetime": row["reported_at"],
        "updated_datetime": updated,
        "expected_datetime": row["due_at"],
        "address": row["whereabouts"] or None,
        "address_id": row["place__code"],
        "zipcode": None,
        "lat": row["lat"],
        "long": row["lon"],
        "media_url": row.get("media_url"),
    }


def _standing(row: dict[str, Any]) -> str:
    if row["merged_into__code"]:
        return _("Joined with %(code)s.") % {"code": row["merged_into__code"]}
    return str(State(row["state"]).label)
