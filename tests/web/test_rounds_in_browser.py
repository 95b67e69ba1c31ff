"""A round and a visit on a phone, with one thumb."""

from __future__ import annotations

import pytest

from linli.grid.models import Case, Patrol, PatrolStop, Visit
from tests import scenes
from tests.browser import Open, barriers, sticks_out
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_the_grid_member_walks_a_round(cast: Cast, phone_of: Open) -> None:
    scenes.category(cast, "clutter")
    page = phone_of("方晓")
    page.goto("/rounds/")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("main .btn.go")
    page.wait_for_selector(".look")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click(".look [value=solved]")
    page.wait_for_selector("#seen")
    assert barriers(page) == []
    page.click(".row a.btn")
    page.wait_for_selector("[name=category]", state="attached")
    assert barriers(page) == []
    page.check("[name=category]")
    page.click(".send .btn")
    page.wait_for_selector("#seen")
    assert PatrolStop.objects.get().cases.get() == Case.objects.get()
    page.click("main form .btn.go")
    page.wait_for_selector(".seal")
    assert Patrol.objects.get().finished_at is not None


def test_a_visit_is_three_taps(cast: Cast, phone_of: Open) -> None:
    page = phone_of("方晓")
    page.goto("/rounds/visits/")
    assert barriers(page) == []
    page.click("main .btn.go")
    page.click("#buildings a >> nth=0")
    page.wait_for_selector(".door")
    assert barriers(page) == []
    page.click(".door:has-text('102') >> nth=0")
    page.wait_for_selector("[name=outcome]")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    assert page.is_visible(".done [name=visit]")
    page.check("[value=not_at_home]")
    assert not page.is_visible(".done [name=visit]")
    page.click("main .btn.go")
    page.wait_for_selector("#made")
    assert Visit.objects.get().outcome == "not_at_home"


@pytest.mark.parametrize("address", ["putting-right/new/", "watch/", "campaigns/new/", "done/"])
def test_nothing_is_in_anybodys_way(cast: Cast, phone_of: Open, address: str) -> None:
    page = phone_of("方晓")
    page.goto(f"/rounds/{address}")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
