"""On a phone: a notice from the first word to the wall, and points from joining to leaving."""

from __future__ import annotations

import pytest

from linli.notices.models import Notice, Posting
from linli.people.models import Consent
from tests import scenes
from tests.browser import Open, barriers, sticks_out
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_the_grid_member_writes_looks_posts_and_hangs_it_up(cast: Cast, phone_of: Open) -> None:
    page = phone_of("方晓")
    page.goto("/notices/")
    assert barriers(page) == []
    page.click("main .btn.go")
    page.wait_for_selector("[name=title]")
    assert barriers(page) == []
    page.fill("[name=title]", "周六上午九点，楼下义务理发")
    page.fill("[name=body]", "不用带钱，来了就行。")
    page.select_option("[name=audience]", "B1-1")
    page.click("[value=look]")
    page.wait_for_selector("[value=post]")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("[value=post]")
    page.wait_for_selector(".poster-qr")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.select_option("[name=place]", "B1-1")
    page.click("form[action$='hang-up/'] button")
    page.wait_for_selector("main .rows")
    assert Notice.objects.get().audience == cast.place("B1-1")
    assert Posting.objects.get().place == cast.place("B1-1")


def test_a_resident_joins_reads_the_rules_and_leaves(cast: Cast, phone_of: Open) -> None:
    scenes.rewards_leaders(cast)
    page = phone_of("郝姐")
    page.goto("/points/")
    assert barriers(page) == []
    page.click("form[action$='join/'] button")
    page.wait_for_selector("form[action$='leave/']")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("main a[href='/points/rules/']")
    page.wait_for_selector("#LED_PROBLEM_TO_SOLUTION")
    assert barriers(page) == []
    page.goto("/points/")
    page.click("form[action$='leave/'] button")
    page.wait_for_selector("form[action$='join/']")
    assert Consent.objects.get().withdrawn_at is not None


def test_the_committee_finds_a_neighbour_and_says_why(cast: Cast, phone_of: Open) -> None:
    page = phone_of("书记")
    page.goto("/points/desk/")
    assert barriers(page) == []
    page.fill("[name=q]", "hgl")
    page.click("#found a:has-text('郝桂兰')")
    page.wait_for_selector("[name=reason]")
    assert barriers(page) == []
    page.fill("[name=reason]", "本人来问")
    page.click("main .btn.go")
    page.wait_for_selector("main .num")
    assert barriers(page) == []
