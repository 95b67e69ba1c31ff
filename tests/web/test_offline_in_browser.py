"""Without a signal, in a real browser with its network cut, against the product as it is served."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections
from PIL import Image
from playwright.sync_api import BrowserContext, Page, Route, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

from linli.grid.actions.patrols import patrol
from linli.grid.models import Case, CasePhoto, PatrolStop
from linli.journal.models import RecordedFact
from tests.browser import PHONE, barriers, sticks_out
from tests.cast import NOW, Cast, settle
from tests.ops.test_up import SECONDS_TO_START, free_address
from tests.real_database import RealDatabase
from tools.browser import chromium
from tools.places import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MEMBER, RESIDENT = "grid-member", "resident"

LOOKED_AFTER = "Boolean(navigator.serviceWorker.controller)"
KEPT = """async (address) => {
  for (const name of await caches.keys())
    if (await (await caches.open(name)).match(address)) return true;
  return false;
}"""


@pytest.fixture(scope="module")
def cast(shared_database: RealDatabase) -> Cast:
    """A demo community, so that a phone can log in as anybody."""
    cast = settle("taohua", "桃花社区")
    cast.community.story_as_of = NOW
    cast.community.clock_set_at = datetime.now(UTC)
    cast.community.save()
    return cast


@pytest.fixture(scope="module")
def served(shared_database: RealDatabase, cast: Cast) -> Iterator[str]:
    """The product with that community, at its address."""
    address = free_address()
    process = subprocess.Popen(
        [sys.executable, "-m", "linli", "up", "--no-demo", "--port", str(address.port)],
        env=os.environ | shared_database.environment | {"PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + SECONDS_TO_START
    while not address.answers():
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.1)
    yield f"http://127.0.0.1:{address.port}"
    process.terminate()
    process.wait(20)


Phone = Callable[[], BrowserContext]


@pytest.fixture
def phone(served: str, tmp_path: Path) -> Iterator[Phone]:
    """Opens the one phone of a test; what it keeps outlives its being closed."""
    opened: list[BrowserContext] = []
    database = connections["default"]
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's own loop runs in this thread
        connections["default"] = database  # and knows no connection yet

        def switch_on() -> BrowserContext:
            context = playwright.chromium.launch_persistent_context(
                tmp_path / "phone",
                executable_path=chromium(),
                args=["--no-sandbox"],
                base_url=served,
                viewport=PHONE,
                locale="zh-CN",
            )
            context.set_default_timeout(20_000)
            opened.append(context)
            return context

        yield switch_on
        for context in opened:
            with suppress(BrowserError):
                context.close()


def arrived(words: str) -> int:
    """How many matters came in with these words; each test has its own."""
    return Case.objects.filter(description=words).count()


def log_in(page: Page, look: str) -> None:
    page.goto("/demo/")
    page.click(f"form[action$='/{look}/'] button")
    page.wait_for_url(lambda url: "/demo/" not in url)


def taken_along(page: Page, *addresses: str) -> None:
    """Waits until the phone has the pages, as it does a moment after any page was opened."""
    for address in addresses:
        deadline = time.monotonic() + 15
        while not page.evaluate(KEPT, address) or not page.evaluate(LOOKED_AFTER):
            assert time.monotonic() < deadline, f"{address} is not taken along"
            page.wait_for_timeout(50)


def write(page: Page, words: str, *, place: str = "B1") -> None:
    page.check("[name=category][value=clutter]", force=True)
    page.check(f"[name=place][value='{place}']", force=True)
    page.fill("[name=description]", words)


def member_without_signal(context: BrowserContext) -> Page:
    """The grid member's phone, which took everything along before the signal went."""
    page = context.pages[0]
    log_in(page, MEMBER)
    taken_along(page, "/today/", "/report/", "/directory/", "/offline/")
    context.set_offline(True)
    return page


def keep(page: Page, words: str, *, place: str = "B1", photo: Path | None = None) -> None:
    page.goto("/report/")
    write(page, words, place=place)
    if photo:
        page.set_input_files("[name=photo]", photo)
        page.wait_for_selector("#preview img")
    page.click(".send button")
    expect(page.locator("p[data-noted]")).to_be_in_viewport()


def arrives(page: Page, words: str) -> Case:
    """The one matter with these words, as soon as it is there."""
    deadline = time.monotonic() + 15
    while not arrived(words) and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    return Case.objects.get(description=words)


def test_a_report_with_a_photo_arrives_once_though_the_browser_was_closed(
    phone: Phone, tmp_path: Path
) -> None:
    photo = tmp_path / "stairs.png"
    Image.new("RGB", (900, 600), "#1d6350").save(photo)
    context = phone()
    page = member_without_signal(context)
    keep(page, "楼道里堆着纸箱", photo=photo)
    assert page.locator("[data-waits] b").inner_text() == "1"
    assert page.input_value("[name=description]") == ""
    page.goto("/offline/")
    page.wait_for_selector("#waiting li")
    assert "楼道里堆着纸箱" in page.inner_text("#waiting")
    assert page.locator("#waiting img").count() == 1
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    assert arrived("楼道里堆着纸箱") == 0
    context.close()

    page = phone().pages[0]  # from here on the phone sends by itself, even before a page is open
    page.goto("/offline/")
    case = arrives(page, "楼道里堆着纸箱")
    expect(page.locator("#waiting li")).to_have_count(0)
    page.goto("/today/")
    page.reload()
    assert arrived("楼道里堆着纸箱") == 1
    assert CasePhoto.objects.filter(case=case).count() == 1


def test_every_page_that_is_taken_along_opens_and_others_say_what_does(phone: Phone) -> None:
    page = member_without_signal(phone())
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in ("/today/", "/report/", "/directory/", "/offline/"):
        page.goto(address)
        assert page.is_visible(".as-it-was"), address
        colour = "getComputedStyle(document.querySelector('.btn')).borderRadius"
        assert page.evaluate(colour) != "0px", f"{address} has lost its look"
    page.goto("/cases/")
    assert page.inner_text("h1") == "没信号的时候"
    assert page.is_visible("#along ~ .card a[href='/directory/']")
    assert said == []


def test_two_reports_written_one_after_the_other_are_two(phone: Phone) -> None:
    context = phone()
    page = member_without_signal(context)
    keep(page, "一单元堆物")
    keep(page, "二单元堆物")
    context.set_offline(False)
    arrives(page, "一单元堆物")
    arrives(page, "二单元堆物")


def test_an_answer_that_was_lost_makes_no_second_case(phone: Phone) -> None:
    page = phone().pages[0]
    log_in(page, MEMBER)
    page.goto("/report/")
    taken_along(page, "/report/")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/report/", lambda route: lose(route) if _is_post(route) else route.continue_())
    write(page, "回音丢了")
    page.click(".send button")
    page.wait_for_selector("p[data-noted]:not([hidden])")
    page.wait_for_selector(".flash:has-text('回音丢了')")
    assert arrived("回音丢了") == 1


def test_with_a_signal_it_is_as_ever(phone: Phone) -> None:
    page = phone().pages[0]
    log_in(page, MEMBER)
    page.goto("/report/")
    taken_along(page, "/report/")
    page.fill("[name=description]", "还没说是什么事")
    page.click(".send button")
    page.wait_for_selector(".errorlist")
    assert page.input_value("[name=description]") == "还没说是什么事"
    write(page, "有信号")
    page.click(".send button")
    page.wait_for_url("**/c/*/")
    assert page.is_visible(".flash.said")
    assert arrived("有信号") == 1


def test_what_the_server_does_not_take_is_shown_changed_and_sent_again(phone: Phone) -> None:
    context = phone()
    page = member_without_signal(context)
    keep(page, "不知道在哪", place="")
    page.goto("/offline/")
    context.set_offline(False)
    page.wait_for_selector("[data-no]:not([hidden])")
    assert page.inner_text("[data-answer]") == "请说说在哪儿，或者点一个地方。"
    assert barriers(page) == []
    assert arrived("不知道在哪") == 0

    page.click("[data-again]")
    expect(page.locator("[name=description]")).to_have_value("不知道在哪")
    page.fill("[name=where]", "东门口")
    page.click(".send button")
    page.wait_for_url("**/c/*/")
    assert arrived("不知道在哪") == 1
    page.goto("/offline/")
    page.wait_for_selector("#nothing:not([hidden])")


def test_what_is_not_needed_is_thrown_away_after_a_second_tap(phone: Phone) -> None:
    context = phone()
    page = member_without_signal(context)
    keep(page, "写错了")
    page.goto("/offline/")
    page.click("#waiting summary")
    page.click("[data-drop]")
    page.wait_for_selector("#nothing:not([hidden])")
    context.set_offline(False)
    page.goto("/today/")
    assert arrived("写错了") == 0


def test_logging_out_leaves_no_page_behind(phone: Phone) -> None:
    context = phone()
    page = context.pages[0]
    log_in(page, MEMBER)
    taken_along(page, "/today/", "/directory/")
    page.goto("/account/logout/")
    page.click("main form button")
    page.wait_for_url("**/")
    for address in ("/today/", "/directory/"):
        assert not page.evaluate(KEPT, address)
    taken_along(page, "/offline/")
    context.set_offline(True)
    page.goto("/today/")
    assert "方晓" not in page.content()
    assert page.locator("#along ~ .card a").count() == 1


def test_somebody_else_sees_and_sends_nothing_of_the_first(phone: Phone, cast: Cast) -> None:
    context = phone()
    page = member_without_signal(context)
    keep(page, "方晓写的")
    context.clear_cookies()
    context.set_offline(False)
    page.goto("/offline/")
    page.wait_for_selector("[data-elsewhere]:not([hidden])")
    assert "方晓写的" not in page.inner_text("body")
    assert not page.is_visible("#nothing")

    log_in(page, RESIDENT)
    page.goto("/offline/")
    page.wait_for_selector("#nothing:not([hidden])")
    assert "方晓" not in page.inner_text("body")
    assert not page.evaluate(KEPT, "/today/")
    assert arrived("方晓写的") == 0

    log_in(page, MEMBER)
    page.wait_for_selector(".flash:has-text('方晓写的')")
    assert arrives(page, "方晓写的").reporter == cast.people["方晓"]


def test_what_waited_two_hours_happened_two_hours_ago(phone: Phone) -> None:
    context = phone()
    page = member_without_signal(context)
    keep(page, "早上看见的")
    page.goto("/offline/")
    page.evaluate(
        """async (whose) => {
          const [row] = await kept.of(whose);
          await kept.put({ ...row, written: row.written - 2 * 3600 * 1000 });
        }""",
        page.get_attribute("meta[name=whose]", "content"),
    )
    context.set_offline(False)
    case = arrives(page, "早上看见的")
    fact = RecordedFact.objects.get(matter="case", matter_id=case.pk, kind__endswith="CaseReported")
    running = datetime.now(UTC) - NOW
    waited = fact.recorded_at - running - case.reported_at
    assert timedelta(hours=2) <= waited + timedelta(minutes=5)
    assert waited < timedelta(hours=2, minutes=5)


def test_a_round_is_walked_without_a_signal(phone: Phone, cast: Cast) -> None:
    by, grid, member = cast.by("方晓"), cast.place("G1"), cast.people["方晓"]
    begun = patrol(by=by, at=NOW, grid=grid, member=member)
    context = phone()
    page = context.pages[0]
    log_in(page, MEMBER)
    page.goto(f"/rounds/r/{begun.code}/")
    note = f"/rounds/r/{begun.code}/note/B1/"
    taken_along(page, "/rounds/", f"/rounds/r/{begun.code}/", note)
    context.set_offline(True)
    page.reload()
    page.click("[value=in_order]")
    expect(page.locator("[value=in_order]")).to_have_attribute("aria-pressed", "true")
    page.goto(note)
    page.check("[name=category][value=clutter]", force=True)
    page.fill("[name=description]", "巡查时看见的")
    page.click(".send button")
    expect(page.locator("p[data-noted]")).to_be_in_viewport()
    assert barriers(page) == []

    context.set_offline(False)
    case = arrives(page, "巡查时看见的")
    stop = PatrolStop.objects.get(patrol=begun)
    assert stop.finding == PatrolStop.Finding.REPORTED
    assert case in stop.cases.all()


def _is_post(route: Route) -> bool:
    return route.request.method == "POST"
