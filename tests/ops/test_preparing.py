"""While the house is being made ready, every page says how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from linli.ops import preparing
from linli.ops.preparing import Progress


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.DATA = tmp_path
    yield
    preparing.ready()


def test_every_page_says_how_far_it_is(client: Client) -> None:
    preparing.tell(Progress(stage="shares", done=30, total=120))
    for path in ("/", "/anything/"):
        page = client.get(path)
        assert page.status_code == 503
        assert page["Retry-After"] == "2"
        assert "25%" in page.content.decode()
        assert "refresh" in page.content.decode()


def test_its_policy_allows_no_foreign_thing(client: Client) -> None:
    preparing.tell(Progress(stage=""))
    assert "default-src 'none'" in client.get("/")["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_pages_open_when_it_is_ready(client: Client) -> None:
    preparing.tell(Progress(stage="shares", done=1, total=2))
    preparing.ready()
    assert "<progress" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_watch_is_told_that_the_database_answers(client: Client) -> None:
    assert client.get("/healthz").json() == {"database": True, "preparing": False}
    preparing.tell(Progress(stage=""))
    assert client.get("/healthz").json() == {"database": True, "preparing": True}
