"""The frame around every page: elder mode, language, the way back, and the refusals."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(cast: Cast) -> Client:
    return cast.client()


def test_elder_mode_is_switched_on_and_off_where_one_is(visitor: Client) -> None:
    answer = visitor.post("/elder/", {"on": "1", "next": "/style/screens/home/?q=1"})
    assert answer.headers["Location"] == "/style/screens/home/?q=1"
    assert visitor.cookies["elder"].value == "1"
    visitor.post("/elder/", {"on": "0"})
    assert visitor.cookies["elder"].value == "0"


@pytest.mark.parametrize("address", ["/elder/", "/language/"])
@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil", ""]
)
def test_a_switch_never_leads_off_the_site(visitor: Client, address: str, elsewhere: str) -> None:
    assert visitor.post(address, {"next": elsewhere}).headers["Location"] == "/"


@pytest.mark.parametrize("address", ["/elder/", "/language/"])
def test_a_switch_is_not_turned_by_following_a_link(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 405


def test_the_language_is_chosen_on_the_page(visitor: Client) -> None:
    assert 'lang="zh-Hans"' in visitor.get("/style/").text
    visitor.post("/language/", {"language": "en"})
    page = visitor.get("/style/").text
    assert '<html lang="en"' in page
    assert "Elder mode" in page


def test_a_language_the_product_does_not_speak_changes_nothing(visitor: Client) -> None:
    visitor.post("/language/", {"language": "tlh"})
    assert "django_language" not in visitor.cookies


def test_elder_mode_has_fewer_things_not_only_larger_ones(visitor: Client) -> None:
    usual = visitor.get("/style/screens/home/").text
    elder = visitor.get("/style/screens/home/?elder").text
    assert 'class="nav"' in usual
    assert 'class="nav"' not in elder
    assert "<footer" not in elder
    assert 'class="btn full" href="/"' in elder


def test_the_product_installs_on_a_home_screen(visitor: Client) -> None:
    manifest = visitor.get("/manifest.webmanifest").json()
    assert manifest["display"] == "standalone"
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}


def test_a_page_that_is_not_there_says_so_and_leads_on(visitor: Client) -> None:
    answer = visitor.get("/nowhere/")
    assert answer.status_code == 404
    assert 'class="btn go" href="/"' in answer.text


def test_something_broken_is_said_without_a_request_or_a_database() -> None:
    with translation.override("en"):
        assert "Something broke on our side" in render_to_string("500.html")


def test_a_stale_form_is_said_without_a_request() -> None:
    with translation.override("en"):
        assert "Load it again" in render_to_string("403_csrf.html", {})


def test_a_refusal_says_how_to_go_on_and_its_code_small() -> None:
    words = {"message": "Ask the grid member in charge.", "code": "NOT_YOURS_TO_CLOSE"}
    with translation.override("en"):
        page = render_to_string("refused.html", words)
    assert "Ask the grid member in charge." in page
    assert '<p class="xs">NOT_YOURS_TO_CLOSE</p>' in page
    assert "Go back and try again" in page
