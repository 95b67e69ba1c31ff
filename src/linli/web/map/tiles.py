"""Nothing outside is called unless the community chose a map for its ground (guardrail E64)."""

from __future__ import annotations

from django.http import HttpResponse

from linli.places.ground import Tiles
from linli.places.models import Community


def with_tiles(response: HttpResponse, community: Community) -> HttpResponse:
    """Let this one page load pictures from the tiles' host, if there are tiles."""
    tiles = Tiles.of(community)
    if tiles is not None:
        response._csp_update = {"img-src": [tiles.source]}  # type: ignore[attr-defined]
    return response
