"""From a resident's report to the closed case, walked on a phone."""

from __future__ import annotations

import pytest

from linli.grid.actions import cases
from linli.grid.models import Case, State
from tests import scenes
from tests.browser import Open, barriers, sticks_out
from tests.cast import Cast
from tests.scenes import later

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_a_resident_reports_in_three_taps(cast: Cast, phone_of: Open) -> None:
    scenes.category(cast, "clutter")
    scenes.category(cast)
    page = phone_of("郝姐")
    page.goto("/")
    assert barriers(page) == []
    page.click(".hero .btn.go")
    page.wait_for_selector(".report")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.check("[value=sewage_overflow]", force=True)
    assert page.is_visible(".urgent"), "an urgent matter says at once to keep away"
    page.check("[value=clutter]", force=True)
    assert not page.is_visible(".urgent")
    assert page.is_checked("[name=place][value=B1]")
    page.click(".send .btn")
    page.wait_for_selector(".code")
    assert barriers(page) == []
    case = Case.objects.get()
    assert case.reporter == cast.people["郝姐"]
    assert page.inner_text(".code") == case.code


def test_the_grid_member_takes_it_up_and_closes_it(cast: Cast, phone_of: Open) -> None:
    case = scenes.told(cast)
    page = phone_of("方晓")
    page.goto("/today/")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click(f"main a[href='/c/{case.code}/']")
    page.wait_for_selector(".acts-list")
    assert barriers(page) == []
    page.click("summary.go")
    page.fill("#accept_title", "三楼扶手松动")
    page.click("form[action$='/accept/'] .btn")
    page.wait_for_selector("h1:has-text('三楼扶手松动')")
    cases.finish_work(case=Case.objects.get(), by=cast.by("方晓"), at=later(2))
    page.goto(f"/c/{case.code}/")
    page.click("summary:has-text('办结')")
    page.click("form[action$='/close/'] .btn")
    page.wait_for_selector(".title .seal")
    assert barriers(page) == []
    assert Case.objects.get().state == State.CLOSED


@pytest.mark.parametrize("mode", ["light", "dark", "elder"])
def test_no_page_has_barriers(cast: Cast, phone_of: Open, mode: str) -> None:
    case = scenes.asked(cast).case
    scenes.told(cast)
    walks = {
        None: ["/", "/report/", f"/c/{case.code}/"],
        "郝姐": ["/", "/mine/", "/report/"],
        "方晓": ["/cases/", "/directory/", "/directory/new/", "/report/", f"/c/{case.code}/"],
    }
    found = {}
    for who, addresses in walks.items():
        page = phone_of(who)
        page.emulate_media(color_scheme="dark" if mode == "dark" else "light")
        for address in addresses:
            page.goto(address)
            if mode == "elder":
                page.evaluate("document.documentElement.dataset.elder = ''")
            found[f"{who} {address}"] = (barriers(page), max(0, sticks_out(page)))
    assert {where: what for where, what in found.items() if what != ([], 0)} == {}
