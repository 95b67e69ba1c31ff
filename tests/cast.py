"""The people of the tests: one small community, another one next door, and who is who in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from linli.core.time import CHINA
from linli.journal.by import By, the_house
from linli.people.actions import (
    AppointmentRow,
    OwnershipRow,
    PersonRow,
    appoint_many,
    found_team,
    register_many,
    register_ownerships,
)
from linli.people.models import Account, Person, Team
from linli.people.roles import Role
from linli.places.actions import (
    DwellingRow,
    PlaceRow,
    ShopRow,
    found_community,
    register_dwellings,
    register_places,
    register_shops,
)
from linli.places.models import Community, Dwelling, Place, PlaceKind, Shop

NOW = datetime(2021, 3, 10, 9, 30, tzinfo=CHINA)
"""When the tests happen, unless they say otherwise."""

FOUNDED = datetime(2019, 1, 1, 12, 0, tzinfo=CHINA)
SINCE = date(2019, 1, 1)

PEOPLE = {
    "郝姐": ("郝桂兰", 1966, "B1-1-0101"),
    "郝雯": ("郝雯", 1991, "B1-1-0101"),
    "郝小满": ("郝小满", 2010, "B1-1-0101"),
    "老周": ("周德昌", 1941, "B1-1-0102"),
    "单元长": ("曲文秀", 1958, "B1-1-0201"),
    "楼长": ("单世明", 1955, "B1-2-0101"),
    "志愿者": ("曾小云", 1988, "B1-3-0101"),
    "方晓": ("方晓", 1990, ""),
    "另一网格员": ("仇立", 1987, ""),
    "书记": ("林书敏", 1972, ""),
    "居委委员": ("解红", 1980, ""),
    "记账员": ("毕清", 1983, ""),
    "民警": ("宋卫", 1985, ""),
    "街道督导": ("于江", 1975, ""),
}
"""Each by what the tests call them: name, year of birth, dwelling."""

ROLES = [
    ("单元长", Role.UNIT_LEADER, "B1-1", ""),
    ("楼长", Role.BUILDING_LEADER, "B1", ""),
    ("志愿者", Role.VOLUNTEER, "", "T1"),
    ("方晓", Role.GRID_MEMBER, "G1", ""),
    ("另一网格员", Role.GRID_MEMBER, "G2", ""),
    ("书记", Role.COMMUNITY_SECRETARY, "", ""),
    ("居委委员", Role.COMMITTEE_MEMBER, "", ""),
    ("记账员", Role.BOOKKEEPER, "", ""),
    ("民警", Role.COMMUNITY_POLICE_OFFICER, "", ""),
    ("街道督导", Role.SUBDISTRICT_SUPERVISOR, "", ""),
]


@dataclass(frozen=True)
class Cast:
    """A community with two grids, a building of three stairwells, and its people by nickname.

    `G1` has building `B1` (`B1-1` to `B1-3`, two flats on each of six floors, `B1-1-0101` …) and
    the facility `WELL`; `G2` has building `B2` with one stairwell and one flat. `prefix` stands
    before every code; `place`, `dwelling`, `shop` and `team` are asked without it.
    """

    community: Community
    people: dict[str, Person]
    prefix: str = ""

    @property
    def house(self) -> By:
        """The community itself, as the operator of the machine."""
        return the_house(self.community.pk)

    def by(self, who: str, *, recorded_by: str | None = None) -> By:
        """Somebody's own act, or theirs as entered by a clerk."""
        clerk = self.people[recorded_by].pk if recorded_by else None
        return By(
            community_id=self.community.pk, person_id=self.people[who].pk, recorded_by_id=clerk
        )

    def place(self, code: str) -> Place:
        return Place.objects.of(self.community).get(code=self.prefix + code)

    def dwelling(self, code: str) -> Dwelling:
        return Dwelling.objects.of(self.community).get(code=self.prefix + code)

    def shop(self, code: str = "SH0001") -> Shop:
        return Shop.objects.of(self.community).get(code=self.prefix + code)

    def team(self) -> Team:
        return Team.objects.of(self.community).get(code=f"{self.prefix}T1")

    def client(self, who: str | None = None) -> Client:
        """A browser, logged in as one of the cast or anonymous."""
        client = Client()
        if who is not None:
            client.force_login(account_of(self.people[who]))
        return client


@pytest.fixture
def cast(db: None) -> Cast:
    """The community in which the tests happen."""
    return settle("taohua", "桃花社区")


@pytest.fixture
def next_door(db: None) -> Cast:
    """Another community with the same codes and roles: nothing of it may be seen."""
    return settle("yinghua", "樱花社区")


@pytest.fixture
def now() -> datetime:
    return NOW


def settle(code: str, name: str, *, prefix: str = "") -> Cast:
    """Found a community and bring in the cast. With a prefix no code is that of another one."""
    community = found_community(code=code, name=name, at=FOUNDED)
    house = the_house(community.pk)
    register_places(rows=_places(prefix), by=house, at=FOUNDED)
    register_dwellings(rows=_dwellings(prefix), by=house, at=FOUNDED)
    register_shops(
        rows=[ShopRow(code=f"{prefix}SH0001", name="早市豆腐坊", street="塔山早市")],
        by=house,
        at=FOUNDED,
    )
    found_team(
        name="志愿服务队",
        kind=Team.Kind.VOLUNTEER,
        founded_on=SINCE,
        code=f"{prefix}T1",
        by=house,
        at=FOUNDED,
    )
    people = _people(house, prefix)
    appoint_many(
        rows=[
            AppointmentRow(
                person=people[who].code,
                role=role,
                place=place and prefix + place,
                team=team and prefix + team,
                since=SINCE,
            )
            for who, role, place, team in ROLES
        ],
        by=house,
        at=FOUNDED,
    )
    return Cast(community, people, prefix)


def account_of(person: Person) -> Account:
    """A person's account, made when missing."""
    account, _ = Account.objects.get_or_create(
        person=person, defaults={"username": f"{person.community.code}-{person.code}"}
    )
    return account


def _people(house: By, prefix: str) -> dict[str, Person]:
    rows = [
        PersonRow(
            code=f"{prefix}P{number:04d}",
            name=name,
            birth_year=year,
            dwelling=home and prefix + home,
        )
        for number, (name, year, home) in enumerate(PEOPLE.values(), start=1)
    ]
    made = dict(zip(PEOPLE, register_many(rows=rows, by=house, at=FOUNDED), strict=True))
    owners = [
        OwnershipRow(dwelling=prefix + home, owner=made[who].code, since=SINCE)
        for who, (_, year, home) in PEOPLE.items()
        if home and year < 1990
    ]
    register_ownerships(rows=owners, by=house, at=FOUNDED)
    return made


def _places(prefix: str) -> list[PlaceRow]:
    def row(kind: PlaceKind, code: str, name: str, **more: Any) -> PlaceRow:
        return PlaceRow(kind=kind, code=prefix + code, name=name, **more)

    units = [("B1", number) for number in (1, 2, 3)] + [("B2", 1)]
    return [
        row(PlaceKind.GRID, "G1", "第1网格"),
        row(PlaceKind.GRID, "G2", "第2网格"),
        row(PlaceKind.BUILDING, "B1", "塔山中路159-1", grid=f"{prefix}G1"),
        row(PlaceKind.BUILDING, "B2", "塔山中路160", grid=f"{prefix}G2"),
        row(
            PlaceKind.FACILITY,
            "WELL",
            "159-1与159-2之间的污水井",
            grid=f"{prefix}G1",
            facility_kind="sewage_well",
        ),
        *(
            row(
                PlaceKind.UNIT,
                f"{building}-{number}",
                f"{number}单元",
                parent=prefix + building,
                order=number,
            )
            for building, number in units
        ),
    ]


def _dwellings(prefix: str) -> list[DwellingRow]:
    doors = [
        (f"B1-{unit}", floor, f"{floor:02d}{side:02d}", 5970 if side == 1 else 7350)
        for unit in (1, 2, 3)
        for floor in range(1, 7)
        for side in (1, 2)
    ]
    return [
        DwellingRow(unit=prefix + unit, floor=floor, room=room, area=area)
        for unit, floor, room, area in [*doors, ("B2-1", 1, "0101", 6000)]
    ]
