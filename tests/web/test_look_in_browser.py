"""The sample screens in a real browser: readable for a screen reader, nothing sticks out."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from contextvars import copy_context
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from PIL import Image
from playwright.sync_api import Browser, Page, Route, sync_playwright

from linli.web.style.views import SCREENS
from tests.browser import WITHOUT_WORKER
from tests.cast import Cast
from tools.browser import chromium as find_chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PAGES = ["/style/", *(f"/style/screens/{name}/" for name in SCREENS)]
MODES = ["theme=light", "theme=dark", "theme=light&elder", "theme=dark&elder"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's own loop runs in this thread
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, cast: Cast) -> Iterator[Page]:
    """A page whose requests the product answers in this process."""
    client = cast.client()
    page = chromium.new_page(base_url="http://localhost", viewport={"width": 390, "height": 844})
    page.add_init_script(WITHOUT_WORKER)
    page.set_default_timeout(10_000)
    # What answers here does not answer a service worker.
    here = copy_context()  # with this test's connection: Playwright calls back from another one
    page.route("**/*", lambda route: answer(partial(here.run, client.get), route))
    yield page
    page.close()


def answer(get: Callable[[str], HttpResponse], route: Route) -> None:
    parts = urlsplit(route.request.url)
    if parts.path.startswith("/static/"):
        file = Path(str(finders.find(parts.path.removeprefix("/static/"))))
        kind = mimetypes.guess_type(file.name)[0] or "text/plain"
        route.fulfill(body=file.read_bytes(), content_type=kind)
        return
    answered = get(f"{parts.path}?{parts.query}")
    route.fulfill(
        status=answered.status_code, headers=dict(answered.headers), body=answered.content
    )


@pytest.mark.parametrize("mode", MODES)
def test_screens_have_no_barriers(page: Page, mode: str) -> None:
    barriers = {}
    for address in PAGES:
        page.goto(f"{address}?{mode}")
        found = Axe().run(page, options={"preload": False}).response["violations"]
        barriers[address] = [(rule["id"], rule["nodes"][0]["target"]) for rule in found]
    assert {address: found for address, found in barriers.items() if found} == {}


@pytest.mark.parametrize("mode", MODES[1:3])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out(page: Page, mode: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    over = {}
    for address in PAGES:
        page.goto(f"{address}?{mode}")
        over[address] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {address: by for address, by in over.items() if by > 0} == {}


def test_the_policy_stops_nothing_of_ours(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in PAGES:
        page.goto(address)
    assert said == []


@pytest.mark.parametrize(("elder", "least"), [("", 44), ("?elder", 60)])
def test_what_is_tapped_is_large_enough(page: Page, elder: str, least: int) -> None:
    page.goto(f"/style/screens/home/{elder}")
    heights = page.locator(".btn:not(.pill):visible, .nav-link:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= least


def test_a_photo_is_made_small_before_it_travels(page: Page, tmp_path: Path) -> None:
    large = tmp_path / "well.png"
    Image.new("RGB", (3000, 1500), "#1d6350").save(large)
    page.goto("/style/screens/report/")
    page.locator("input[data-photo]").set_input_files(large)
    page.locator("#preview img").wait_for()
    name, width, height = page.evaluate(
        """async () => {
          const file = document.querySelector('input[data-photo]').files[0];
          const bitmap = await createImageBitmap(file);
          return [file.name, bitmap.width, bitmap.height];
        }"""
    )
    assert (name, width, height) == ("well.jpg", 2000, 1000)


def test_a_form_is_sent_once_however_often_one_taps(page: Page) -> None:
    page.goto("/style/")
    sent = page.evaluate(
        """() => {
          const form = document.querySelector('form[data-once]');
          let sent = 0;
          document.addEventListener('submit', (event) => {
            if (!event.defaultPrevented) sent += 1;
            event.preventDefault();
          });
          for (let tap = 0; tap < 3; tap += 1)
            form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
          return sent;
        }"""
    )
    assert sent == 1
