"""The map in a real browser at phone size: looked at, moved, and drawn on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from linli.grid.actions.cases import accept
from linli.places.geometry import ring_of
from tests.browser import Open, barriers, chromium, phone_of, sticks_out
from tests.cast import NOW, Cast
from tests.scenes import told
from tests.web.test_map import box, corners, drawn

__all__ = ["chromium", "drawn", "phone_of"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def said_by(page: Page) -> list[str]:
    """What the browser complains of from now on."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_a_neighbour_goes_from_the_plan_to_the_matter(drawn: Cast, phone_of: Open) -> None:
    case = accept(case=told(drawn), by=drawn.by("方晓"), at=NOW)
    page = phone_of(None)
    said = said_by(page)
    page.goto("/map/")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.locator(".plan-spot").click()
    assert page.url.endswith("#at-1")
    page.get_by_role("link", name="放大看").click()
    dot = page.locator(".leaflet-marker-icon[role=button]")
    dot.wait_for()
    assert "塔山中路159-1" in (dot.get_attribute("aria-label") or "")
    assert page.locator("path.plan-building").count() == 2
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    dot.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/c/{case.code}/")
    assert said == []


def test_the_secretary_pulls_a_corner_and_saves(drawn: Cast, phone_of: Open) -> None:
    page = phone_of("书记")
    said = said_by(page)
    page.goto("/map/edit/place/G1/")
    corner = page.get_by_role("button", name="角 3", exact=True)
    corner.wait_for()
    page.wait_for_timeout(400)  # the map has glided to where it stays
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    at = corner.bounding_box()
    assert at is not None
    x, y = at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20, y, steps=4)
    page.mouse.up()
    assert page.locator("[data-area]").text_content() != "60,000"
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/map/edit/")
    ring = ring_of(drawn.place("G1").boundary)
    assert [ring[place] for place in (0, 1, 3)] == [
        corner for place, corner in enumerate(box(0, 0, 200, 300)) if place != 2
    ]
    assert 100 < ring[2][0] < 200
    assert barriers(page) == []
    assert said == []


def test_a_step_back_and_a_fresh_start(drawn: Cast, phone_of: Open) -> None:
    page = phone_of("书记")
    page.goto("/map/edit/place/G1/")
    page.get_by_role("button", name="角 1", exact=True).wait_for()
    page.get_by_role("button", name="重新画").click()
    field = page.locator("#id_shape")
    assert field.input_value() == ""
    page.get_by_role("button", name="退一步").click()
    assert field.input_value().replace(".00", "") == corners(box(0, 0, 200, 300))


def test_a_tap_on_the_plan_chooses_a_place_of_the_form(drawn: Cast, phone_of: Open) -> None:
    page = phone_of(None)
    page.goto("/report/")
    page.evaluate(
        """async () => {
          const form = document.querySelector('form.report');
          form.insertAdjacentHTML('afterbegin', await (await fetch('/map/pick/')).text());
        }"""
    )
    page.add_script_tag(url="/static/js/map-pick.js")
    page.locator('[data-place="WELL"]').first.click()
    assert page.locator('input[name="place"]:checked').get_attribute("value") == "WELL"
    assert page.locator("[data-picked]").text_content() == "159-1与159-2之间的污水井"
