"""How far a visit campaign has come: door by door, and which to try next (A21)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.db.models import Count, Q

from linli.grid.models import Visit, VisitCampaign
from linli.places.models import Dwelling, DwellingQuerySet, Place


class Standing(StrEnum):
    """What became of a door so far: the best of its visits."""

    MET = "met"
    REFUSED = "refused"
    NOT_AT_HOME = "not_at_home"
    NOT_YET = "not_yet"


@dataclass(frozen=True, kw_only=True)
class Door:
    """A door of a campaign, how often somebody knocked, and when last."""

    dwelling: Dwelling
    standing: Standing
    knocks: int
    last: datetime | None


@dataclass(frozen=True, kw_only=True)
class Stairwell:
    """The doors of a stairwell by floor, the highest first."""

    unit: Place
    floors: list[tuple[int, list[Door]]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A building of a campaign: how many doors it has and how many opened."""

    building: Place
    homes: int
    met: int


def parts_of(campaign: VisitCampaign) -> list[Part]:
    """The buildings of a campaign."""
    met = Q(visits__campaign=campaign, visits__outcome=Visit.Outcome.MET)
    homes = Dwelling.objects.of(campaign.community_id).inside(campaign.scope)
    rows = homes.values("unit__parent").annotate(
        homes=Count("pk", distinct=True), met=Count("pk", filter=met, distinct=True)
    )
    counts: dict[int, Any] = {row["unit__parent"]: row for row in rows.order_by()}
    buildings = Place.objects.filter(pk__in=counts).order_by("order", "code")
    return [
        Part(building=one, homes=counts[one.pk]["homes"], met=counts[one.pk]["met"])
        for one in buildings
    ]


def doors_of(campaign: VisitCampaign, building: Place) -> list[Door]:
    """The doors of one building of a campaign, stairwell by stairwell, from the ground up."""
    homes = _homes(building)
    visits: dict[int, list[Visit]] = {}
    for visit in campaign.visits.filter(dwelling__in=homes).order_by("at", "pk"):
        visits.setdefault(visit.dwelling_id, []).append(visit)
    return [_door(home, visits.get(home.pk, [])) for home in homes]


def plain_doors(building: Place) -> list[Door]:
    """The doors of a building, whatever became of them."""
    return [_door(home, []) for home in _homes(building)]


def by_stairwell(doors: Iterable[Door]) -> list[Stairwell]:
    """Doors as they lie above each other."""
    found = []
    for unit, inside in groupby(doors, key=lambda door: door.dwelling.unit):
        floors = groupby(inside, key=lambda door: door.dwelling.floor)
        stacked = [(floor, list(there)) for floor, there in floors]
        found.append(Stairwell(unit=unit, floors=stacked[::-1]))
    return found


def next_doors(doors: Iterable[Door], most: int = 6) -> list[Door]:
    """Where to knock next: where nobody has been, then where nobody was home for longest. Whoever
    did not want a visit is left in peace.
    """
    waiting = [d for d in doors if d.standing in (Standing.NOT_YET, Standing.NOT_AT_HOME)]
    return sorted(waiting, key=lambda door: (door.last is not None, door.last or 0))[:most]


def _homes(building: Place) -> DwellingQuerySet:
    homes = Dwelling.objects.of(building.community_id).inside(building)
    return homes.select_related("unit__parent").order_by("unit__order", "unit", "floor", "room")


def _door(home: Dwelling, visits: list[Visit]) -> Door:
    outcomes = {visit.outcome for visit in visits}
    standing = next((one for one in Standing if one in outcomes), Standing.NOT_YET)
    last = visits[-1].at if visits else None
    return Door(dwelling=home, standing=standing, knocks=len(visits), last=last)
