"""E64: nothing that a page loads or that the program calls lies outside the deployment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.cast import Cast

WEB = Path(__file__).parents[2] / "src" / "linli" / "web"
LOADED = sorted(
    path
    for folder in ("templates", "static")
    for path in (WEB / folder).rglob("*")
    if path.suffix in {".html", ".css", ".js", ".svg", ".webmanifest", ".json"}
)
ELSEWHERE = re.compile(r"""(?:https?:)?//[\w-]+(?:\.[\w-]+)+""")
NAMESPACE = re.compile(r"http://www\.w3\.org/\S+")


def outside(text: str) -> list[str]:
    """The addresses of other machines in a text; names of XML vocabularies are none."""
    return ELSEWHERE.findall(NAMESPACE.sub("", text))


@pytest.mark.parametrize("path", LOADED, ids=lambda path: path.relative_to(WEB).as_posix())
def test_e64_what_pages_are_made_of_names_no_other_machine(path: Path) -> None:
    assert outside(path.read_text()) == []


def test_e64_an_outside_address_would_be_seen() -> None:
    assert outside('<script src="//cdn.example.com/a.js">') == ["//cdn.example.com"]
    assert outside("@import url(https://fonts.example.org/x.css)") == ["https://fonts.example.org"]


def test_e64_the_browser_is_told_to_load_from_here_alone(client: Client, cast: Cast) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not outside(policy)
