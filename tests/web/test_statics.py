"""What a phone has to fetch: one style sheet, and little of everything."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from tests.cast import Cast


@pytest.fixture
def served(tmp_path: Path, settings: object) -> Iterator[Path]:
    """The static files as `linli up` lays them out."""
    storage = {"BACKEND": "linli.web.statics.OneSheetStorage"}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES={"staticfiles": storage}):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield tmp_path


def sheet(served: Path) -> Path:
    return served / staticfiles_storage.stored_name("css/linli.css")


def test_the_look_is_one_sheet(served: Path) -> None:
    text = sheet(served).read_text()
    assert "@import" not in text
    assert "@layer parts {" in text
    assert "@media print {\n@layer print {" in text
    for part in (".thread", ".seal", ".hero", ".slip"):
        assert f"\n{part} {{" in text


def test_what_a_sheet_points_at_is_there(served: Path) -> None:
    pointed = re.findall(r'url\("([^"]+)"\)', sheet(served).read_text())
    assert pointed
    assert all((served / "css" / address).is_file() for address in pointed)


def test_laying_out_twice_gives_the_same_sheet(served: Path) -> None:
    before = sheet(served)
    call_command("collectstatic", interactive=False, verbosity=0)
    assert sheet(served) == before


@pytest.mark.django_db
def test_the_first_page_weighs_less_than_150_kb(served: Path, cast: Cast) -> None:
    page = cast.client().get("/style/screens/home/").text
    asked = set(re.findall(r'(?:href|src)="/static/([^"#]+)', page))
    weight = len(gzip.compress(page.encode())) + sum(
        len(gzip.compress((served / name).read_bytes())) for name in asked
    )
    assert len(asked) < 10
    assert weight < 150_000
