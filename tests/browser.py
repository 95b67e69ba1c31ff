"""A real browser whose requests the product answers in this process, as somebody of the cast."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.cast import Cast
from tools.browser import chromium as find_chromium

PHONE = {"width": 390, "height": 844}

Open = Callable[[str | None], Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's own loop runs in this thread
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


# Pages answered in-process have no server that a service worker could be fetched from.
WITHOUT_WORKER = "delete Navigator.prototype.serviceWorker"


@pytest.fixture
def phone_of(chromium: Browser, cast: Cast) -> Iterator[Open]:
    """The phone of one of the cast: `phone_of("单元长")` is a page to walk on."""
    pages = []

    def take(who: str | None) -> Page:
        client, opened = cast.client(who), connections["default"]
        page = chromium.new_page(base_url="http://localhost", viewport=PHONE)
        page.add_init_script(WITHOUT_WORKER)
        page.route("**/*", lambda route: _answer(client, opened, route))
        pages.append(page)
        return page

    yield take
    for page in pages:
        page.close()


def barriers(page: Page) -> list[tuple[str, str]]:
    """What keeps somebody from using the page, as axe sees it: the rule and where it is broken."""
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [(rule["id"], rule["nodes"][0]["target"]) for rule in found]


def sticks_out(page: Page) -> int:
    """By how many pixels the page is wider than the phone."""
    over: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return over


def _answer(client: Client, opened: BaseDatabaseWrapper, route: Route) -> None:
    connections["default"] = opened  # Playwright calls from a context that has none of its own
    parts = urlsplit(route.request.url)
    if parts.path.startswith("/static/"):
        file = Path(str(finders.find(parts.path.removeprefix("/static/"))))
        kind = mimetypes.guess_type(file.name)[0] or "text/plain"
        route.fulfill(body=file.read_bytes(), content_type=kind)
        return
    address = f"{parts.path}?{parts.query}"
    asked = route.request
    headers = {"hx-request": "true"} if "hx-request" in asked.headers else {}
    if asked.method == "POST":
        kind = asked.headers["content-type"]
        body = asked.post_data_buffer or b""
        answered = client.post(address, body, content_type=kind, headers=headers)
    else:
        answered = client.get(address, headers=headers)
    if answered.status_code == 302:
        # A redirect of an answer made here would leave for the network.
        there = f"<script>location.replace('{answered['Location']}')</script>"
        route.fulfill(body=there, content_type="text/html")
        return
    route.fulfill(
        status=answered.status_code, headers=dict(answered.headers), body=answered.content
    )
