from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.journal.by import By, the_house
from linli.journal.record import action, record
from linli.places.codes import complete_codes, refuse_taken
from linli.places.facts import CommunityFounded, PlacesRegistered
from linli.places.models import Community, Dwelling, Place, PlaceKind, Shop

# What lies in something comes after it, so that one file may bring a building and its stairwells.
_OUTER_FIRST = (
    PlaceKind.GRID,
    PlaceKind.COMPOUND,
    PlaceKind.BUILDING,
    PlaceKind.FACILITY,
    PlaceKind.UNIT,
)
_PREFIX = {
    PlaceKind.GRID: "G",
    PlaceKind.COMPOUND: "C",
    PlaceKind.BUILDING: "B",
    PlaceKind.FACILITY: "F",
    PlaceKind.UNIT: "U",
}


@dataclass(frozen=True, kw_only=True)
class PlaceRow:
    """One place for the register. `parent` and `grid` are codes; an empty code is made up."""

    kind: str
    name: str
    code: str = ""
    parent: str = ""
    grid: str = ""
    facility_kind: str = ""
    x_m: int | None = None
    y_m: int | None = None
    since: date | None = None
    until: date | None = None
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class DwellingRow:
    """One dwelling for the register. `unit` is a code, `area` is in 0.01 m²."""

    unit: str
    floor: int
    room: str
    area: int
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class ShopRow:
    name: str
    street: str
    code: str = ""


@action
def found_community(
    *,
    code: str,
    name: str,
    at: datetime,
    settings: Mapping[str, Any] | None = None,
    story_as_of: datetime | None = None,
    clock_set_at: datetime | None = None,
) -> Community:
    """A new community. Given `story_as_of` and `clock_set_at` it is a demo: see `places.clock`."""
    if Community.objects.filter(code=code).exists():
        raise Refused("CODE_TAKEN", _("There is already a community with this code."))
    community = Community.objects.create(
        code=code,
        name=one_line(name),
        settings=dict(settings or {}),
        story_as_of=story_as_of,
        clock_set_at=clock_set_at,
    )
    record(CommunityFounded(community_id=community.pk), by=the_house(community.pk), at=at)
    return community


@action
def register_places(*, rows: Iterable[PlaceRow], by: By, at: datetime) -> list[Place]:
    """Put grids, compounds, buildings, stairwells and facilities on the register."""
    _refuse_strangers(by)
    batch = list(rows)
    known = {place.code: place for place in Place.objects.of(by.community_id)}
    made: list[Place] = []
    for kind in _OUTER_FIRST:
        made += _create_places(kind, [row for row in batch if row.kind == kind], known, by)
    _record_batch("place", len(made), by, at)
    return made


@action
def register_dwellings(*, rows: Iterable[DwellingRow], by: By, at: datetime) -> list[Dwelling]:
    """Put dwellings on the register; one without a code is called by its stairwell and room."""
    _refuse_strangers(by)
    units = {unit.code: unit for unit in Place.objects.of(by.community_id).units()}
    dwellings = [
        Dwelling(
            community_id=by.community_id,
            code=row.code or f"{row.unit}-{row.room}",
            unit=_named(row.unit, units),
            floor=row.floor,
            room=row.room,
            area=row.area,
        )
        for row in rows
    ]
    refuse_taken(Dwelling, by.community_id, [dwelling.code for dwelling in dwellings])
    Dwelling.objects.bulk_create(dwellings)
    _record_batch("dwelling", len(dwellings), by, at)
    return dwellings


@action
def register_shops(*, rows: Iterable[ShopRow], by: By, at: datetime) -> list[Shop]:
    """Put shops on the register."""
    _refuse_strangers(by)
    batch = list(rows)
    codes = complete_codes(Shop, by.community_id, "SH", [row.code for row in batch])
    shops = [
        Shop(community_id=by.community_id, code=code, name=one_line(row.name), street=row.street)
        for code, row in zip(codes, batch, strict=True)
    ]
    Shop.objects.bulk_create(shops)
    _record_batch("shop", len(shops), by, at)
    return shops


def _create_places(
    kind: PlaceKind, rows: list[PlaceRow], known: dict[str, Place], by: By
) -> list[Place]:
    codes = complete_codes(Place, by.community_id, _PREFIX[kind], [row.code for row in rows])
    places = [
        Place(
            community_id=by.community_id,
            code=code,
            kind=kind,
            name=one_line(row.name),
            parent=_named(row.parent, known) if row.parent else None,
            grid=_named(row.grid, known) if row.grid else None,
            facility_kind=row.facility_kind,
            x_m=row.x_m,
            y_m=row.y_m,
            since=row.since,
            until=row.until,
            order=row.order,
        )
        for code, row in zip(codes, rows, strict=True)
    ]
    Place.objects.bulk_create(places)
    known.update({place.code: place for place in places})
    return places


def _named(code: str, known: Mapping[str, Place]) -> Place:
    if code not in known:
        raise Refused(
            "UNKNOWN_PLACE",
            _("%(code)s is not on the register. Please enter it first.") % {"code": code},
        )
    return known[code]


def _refuse_strangers(by: By) -> None:
    """Places know no roles: their register comes from the machine's operator, as a file."""
    if not by.operator:
        raise Refused("OPERATOR_ONLY", _("Places are entered by whoever runs this machine."))


def _record_batch(noun: str, count: int, by: By, at: datetime) -> None:
    fact = PlacesRegistered(community_id=by.community_id, noun=noun, count=count)
    record(fact, by=by, at=at)
