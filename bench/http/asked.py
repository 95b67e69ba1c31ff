"""One community with 20,000 cases, and its secretary, who asks for the list of them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

os.environ["LINLI_STATIC_STORAGE"] = "django.contrib.staticfiles.storage.StaticFilesStorage"

import django

django.setup()

from django.test import Client  # noqa: E402 - needs Django to be set up

from linli.grid.models import Case, Category, ReportChannel, State  # noqa: E402
from linli.journal.by import the_house  # noqa: E402
from linli.people.accounts import account_of  # noqa: E402
from linli.people.actions import AppointmentRow, appoint_many, register  # noqa: E402
from linli.people.roles import Role  # noqa: E402
from linli.places.actions import PlaceRow, found_community, register_places  # noqa: E402
from linli.places.models import Community, Place, PlaceKind  # noqa: E402

CASES = 20_000
BUILDINGS = 40
NOW = datetime.now(UTC)
KINDS = ("sewage_overflow", "clutter", "broken_railing", "manhole_cover")
STATES = (State.ACCEPTED, State.REPORTED, State.IN_PROGRESS, State.DONE)


def prepare(count: int) -> tuple[Client, int]:
    """A browser in which the secretary is logged in, and how often the page is asked for."""
    community = found_community(code="bench", name="社区", at=NOW)
    house = the_house(community.pk)
    places = [
        PlaceRow(kind=PlaceKind.GRID, code="G1", name="第1网格"),
        *(
            PlaceRow(kind=PlaceKind.BUILDING, code=f"B{number}", name=f"{number}号楼", grid="G1")
            for number in range(BUILDINGS)
        ),
    ]
    register_places(rows=places, by=house, at=NOW)
    secretary = register(name="书记", by=house, at=NOW)
    role = AppointmentRow(
        person=secretary.code, role=Role.COMMUNITY_SECRETARY, since=NOW.date() - timedelta(days=9)
    )
    appoint_many(rows=[role], by=house, at=NOW)
    _report(community)
    browser = Client()
    browser.force_login(account_of(secretary))
    return browser, count


def check(_count: int) -> None:
    """Nothing that was measured may have changed a case."""
    assert Case.objects.count() == CASES


def ask(browser: Client, address: str) -> None:
    answer = browser.get(address, headers={"accept-language": "zh-hans"})
    assert answer.status_code == 200, answer.status_code
    assert answer.content.count(b"/c/C") == 30, "a page shows thirty cases"


def _report(community: Community) -> None:
    kinds = [Category.objects.get_or_create(community=community, code=code)[0] for code in KINDS]
    grid = Place.objects.of(community).grids().get()
    around = zip(
        cycle(kinds), cycle(Place.objects.of(community).buildings()), cycle(STATES), strict=False
    )
    Case.objects.bulk_create(
        (
            Case(
                community=community,
                code=f"C{number:05d}",
                reported_at=NOW - timedelta(minutes=number),
                channel=ReportChannel.RESIDENT,
                category=kind,
                place=place,
                grid=grid,
                state=state,
            )
            for number, (kind, place, state) in enumerate(islice(around, CASES))
        ),
        batch_size=1000,
    )
