"""The figures of a community, each with one definition, computed from its rows.

Every area is a function of the community and a moment; `all_figures` is what `linli figures
--json` prints. The definitions are those of the story format, section 4.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from linli.insight.figures.credit import credit
from linli.insight.figures.deliberation import deliberation
from linli.insight.figures.estate import estate
from linli.insight.figures.grid import grid
from linli.insight.figures.places import places
from linli.insight.figures.refusals import refusals
from linli.insight.figures.repairs import repairs
from linli.insight.figures.volunteers import volunteers
from linli.insight.figures.votes import votes
from linli.places.models import Community

AREAS: dict[str, Callable[[Community, datetime], dict[str, Any]]] = {
    "places": places,
    "grid": grid,
    "repairs": repairs,
    "deliberation": deliberation,
    "votes": votes,
    "estate": estate,
    "volunteers": volunteers,
    "credit": credit,
    "refusals": refusals,
}


def all_figures(community: Community, as_of: datetime) -> dict[str, dict[str, Any]]:
    """Every area's figures at a moment."""
    return {name: area(community, as_of) for name, area in AREAS.items()}
