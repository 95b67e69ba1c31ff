"""A neighbour who finds that it was told before, and the desk that decides, on a phone."""

from __future__ import annotations

import pytest

from linli.grid.actions import cases
from linli.grid.actions.directory import list_contact
from linli.grid.actions.duties import Reach, note_duty
from linli.grid.models import Case, Handing, MeToo, State
from tests import scenes
from tests.browser import Open, barriers, sticks_out
from tests.cast import NOW, Cast
from tests.scenes import later

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def taken_up(cast: Cast) -> Case:
    told = scenes.told(cast)
    return cases.accept(case=told, by=cast.by("方晓"), at=later(1), title="三楼扶手松动")


def test_one_tap_while_typing_ends_the_report(cast: Cast, phone_of: Open) -> None:
    case = taken_up(cast)
    page = phone_of("老周")
    page.goto("/report/")
    page.check("[value=broken_railing]", force=True)
    page.wait_for_selector("#known section")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("#known button")
    page.wait_for_selector("h1:has-text('三楼扶手松动')")
    assert barriers(page) == []
    assert MeToo.objects.get().case == case
    assert Case.objects.count() == 1, "nothing more was reported"


def test_the_desk_gives_a_matter_to_whom_it_belongs_with_one_tap(
    cast: Cast, phone_of: Open
) -> None:
    by = cast.by("方晓")
    company = list_contact(by=by, at=NOW, kind="property", organisation="通达物业", phone="1")
    reach = Reach(place=cast.place("B1"))
    clause = "《物业服务合同》第五条"
    note_duty(by=by, at=NOW, kind="property_company", clause=clause, contact=company, reach=reach)
    case = taken_up(cast)
    page = phone_of("方晓")
    page.goto(f"/c/{case.code}/")
    assert clause in page.inner_text("[aria-labelledby=whose]")
    page.click("[aria-labelledby=whose] .btn")
    page.wait_for_selector("[aria-labelledby=whose]:has-text('等对方回话')")
    assert barriers(page) == []
    page.click("form[action$='/taken/'] .btn")
    page.wait_for_selector(".flash:visible")
    assert Handing.objects.get().state == Handing.State.TAKEN


def test_what_came_back_is_opened_again_with_one_tap(cast: Cast, phone_of: Open) -> None:
    old = scenes.worked_on(cast)
    cases.close(case=old, by=cast.by("方晓"), at=later(3))
    again = scenes.found_on_patrol(cast, at=later(72))
    page = phone_of("方晓")
    page.goto(f"/c/{again.code}/")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("form[action$='/came-back/'] .btn")
    page.wait_for_selector(".flash:visible")
    old.refresh_from_db()
    assert old.state == State.REOPENED


@pytest.mark.parametrize("mode", ["light", "dark", "elder"])
def test_no_page_has_barriers(cast: Cast, phone_of: Open, mode: str) -> None:
    case = scenes.told(cast)
    cases.escalate(case=case, by=cast.by("方晓"), at=later(1), note="跨社区", level=3)
    walks = {
        None: ["/rates/"],
        "方晓": ["/duties/", "/duties/new/", "/cases/?standing=late", "/today/"],
        "书记": ["/kinds/", "/kinds/new/", "/kinds/clutter/"],
        "街道督导": ["/handed-up/", f"/c/{case.code}/"],
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
