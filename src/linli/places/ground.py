"""What may lie under a community's plan: nothing, or the tiles of a map that it chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from linli.core.geo import Origin
from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.facts import GroundSet
from linli.places.models import Community

WGS84, GCJ02 = "wgs84", "gcj02"


@dataclass(frozen=True, kw_only=True)
class Tiles:
    """Map tiles from outside: an address with {z}, {x} and {y}, its datum, whom to name for it."""

    url: str
    datum: str = WGS84
    credit: str = ""

    @classmethod
    def of(cls, community: Community) -> Tiles | None:
        """The tiles of a community. None unless it chose some and said where it lies."""
        stored = community.settings
        if not stored.get("tile_url") or Origin.of(stored) is None:
            return None
        return cls(
            url=stored["tile_url"],
            datum=stored.get("tile_datum", WGS84),
            credit=stored.get("tile_credit", ""),
        )

    @property
    def source(self) -> str:
        """What the content security policy has to let in: scheme and host of the tiles."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


@action
def set_ground(
    *, community: Community, origin: Origin | None, tiles: Tiles | None, by: By, at: datetime
) -> None:
    """Say where the metres begin and which tiles lie under the plan, or take either away.

    Who may is asked on the floor where roles are known. Raises Refused.
    """
    if tiles is not None:
        _check(tiles, origin)
    stored = _without_ground(community.settings)
    if origin is not None:
        stored["origin"] = {"lat": origin.lat, "lon": origin.lon}
    if tiles is not None:
        stored |= {"tile_url": tiles.url, "tile_datum": tiles.datum, "tile_credit": tiles.credit}
    community.settings = stored
    community.save(update_fields=["settings"])
    said = f"{origin.lat},{origin.lon}" if origin else ""
    fact = GroundSet(community_id=community.pk, origin=said, tile_url=tiles.url if tiles else "")
    record(fact, by=by, at=at)


def _without_ground(settings: Mapping[str, Any]) -> dict[str, Any]:
    ground = {"origin", "tile_url", "tile_datum", "tile_credit"}
    return {key: value for key, value in settings.items() if key not in ground}


def _check(tiles: Tiles, origin: Origin | None) -> None:
    parts = urlsplit(tiles.url)
    shown = all(mark in tiles.url for mark in ("{z}", "{x}", "{y}"))
    plain = not any(sign in parts.netloc for sign in " ;,'\"@")
    if parts.scheme not in ("https", "http") or not parts.netloc or not (shown and plain):
        raise Refused(
            "NOT_TILES",
            _("Such an address begins with https:// and holds {z}, {x} and {y}."),
            field="tile_url",
        )
    if origin is None:
        raise Refused(
            "NO_ORIGIN",
            _("Please say first where the community lies, so that the map fits the plan."),
            field="lat",
        )
