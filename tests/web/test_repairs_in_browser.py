"""The way of a shared repair on a phone: choose, ask at the doors, collect, give the receipt."""

from __future__ import annotations

import pytest

from linli.payments.models import Receipt
from linli.repairs.models import ShareRequest
from tests import scenes
from tests.browser import Open, barriers, sticks_out
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_the_grid_member_goes_from_the_cause_to_the_doors(cast: Cast, phone_of: Open) -> None:
    case = scenes.found_on_patrol(cast)
    page = phone_of("方晓")
    page.goto(f"/c/{case.code}/repair/")
    page.fill("[name=cause]", "化粪池淤堵")
    page.click(".btn.go")
    page.wait_for_selector("[name=responsible]")
    assert barriers(page) == []
    page.select_option("[name=payers]", "B1-1")
    page.click(".btn.go")
    for vendor, price in [("甲", "2600"), ("乙", "2300"), ("乙", "1760")]:
        page.wait_for_selector("[name=vendor]", state="attached")
        if not page.is_visible("[name=vendor]"):
            page.click("details:has([name=vendor]) summary")
        page.fill("[name=vendor]", vendor)
        page.fill("[name=amount]", price)
        page.click("details:has([name=vendor]) button")
        page.wait_for_selector(f"td:has-text('{int(price):,}.00')")
    assert page.inner_text("s") == "2,300.00"
    assert barriers(page) == []
    page.check("label:has-text('1,760.00') input")
    page.fill("[name=reason]", "看过现场，价最低")
    page.click("details:has([name=reason]) button")
    page.wait_for_selector("form.asked")
    assert page.locator("form.asked").count() == 12
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("form.asked >> nth=0 >> [value=agree]")
    page.wait_for_selector("form.asked >> nth=0 >> [value=agree][aria-pressed=true]")
    assert page.get_attribute("#so-far progress", "value") == "1"


def test_the_unit_leader_takes_money_and_gives_the_receipt(cast: Cast, phone_of: Open) -> None:
    request = scenes.collecting(cast)
    page = phone_of("单元长")
    page.goto("/shares/")
    page.click("main .row a >> nth=0")
    page.wait_for_selector(".door")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click(".door:has-text('602')")
    page.wait_for_selector("[name=amount]")
    assert barriers(page) == []
    page.click(".btn.go.big")
    page.wait_for_selector(".slip")
    assert barriers(page) == []
    page.click(".btn.go")
    page.wait_for_selector(".door.done:has-text('602')")
    assert Receipt.objects.get().number == 1
    assert ShareRequest.objects.get(pk=request.pk).shares.paid().count() == 1


def test_a_household_reads_its_share_and_agrees(cast: Cast, phone_of: Open) -> None:
    request = scenes.asked(cast)
    page = phone_of("郝姐")
    page.goto("/shares/")
    page.click("main .row a >> nth=0")
    page.wait_for_selector("[value=agree]")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("[value=agree]")
    page.wait_for_selector("[value=agree][aria-pressed=true]")
    assert scenes.share(request, "0101").answer == "agree"
