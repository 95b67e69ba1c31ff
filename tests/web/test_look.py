"""The look keeps its word: contrast, no inline styles, every sign drawn, every part shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from linli.web.style.samples import PARTS
from linli.web.style.views import SCREENS
from tests.cast import Cast

WEB = Path(__file__).parents[2] / "src/linli/web"
SHEETS = WEB / "static/css"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))

ON_PAPER = ["ink", "ink-2", "ink-3", "pine", "pine-deep", "seal", "amber", "sky"]
PAIRS = [(ink, paper) for ink in ON_PAPER for paper in ("paper", "card", "sunk")] + [
    ("on-pine", "pine"),
    ("on-hero", "hero"),
    ("on-hero-2", "hero"),
    ("on-hero-go", "hero-go"),
    ("pine-deep", "pine-wash"),
    ("seal", "seal-wash"),
    ("amber", "amber-wash"),
    ("sky", "sky-wash"),
    ("paper", "seal"),
]


def tokens(theme: str, *, elder: bool) -> dict[str, str]:
    """The colours of a theme as the browser would see them, by name."""
    colours: dict[str, str] = {}
    for sheet in ["tokens.css"] + (["dark.css"] if theme == "dark" else []):
        for selector, rules in re.findall(r"([^{}]+)\{([^{}]+)\}", (SHEETS / sheet).read_text()):
            if elder or ":root" in selector:
                colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rules))
    return colours


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_is_readable_on_what_it_stands_on(theme: str, elder: bool) -> None:
    colours = tokens(theme, elder=elder)
    pale = {
        f"{ink} on {paper}": round(contrast(colours[ink], colours[paper]), 2)
        for ink, paper in PAIRS
        if contrast(colours[ink], colours[paper]) < 4.5
    }
    assert pale == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_edge_of_a_field_can_be_seen(theme: str) -> None:
    colours = tokens(theme, elder=False)
    assert contrast(colours["edge"], colours["card"]) >= 3


def test_no_template_carries_styles_or_scripts_of_its_own() -> None:
    inline = re.compile(r"""\sstyle=|\son[a-z]+=["']|<style|<script(?![^>]*\ssrc=)""")
    assert [path.name for path in TEMPLATES if inline.search(path.read_text())] == []


def test_every_sign_a_template_asks_for_is_drawn() -> None:
    drawn = set(re.findall(r'id="([\w-]+)"', (WEB / "static/icons/icons.svg").read_text()))
    asked = {
        name for path in TEMPLATES for name in re.findall(r'{% icon "([\w-]+)"', path.read_text())
    }
    assert asked - drawn == set()


def test_every_component_is_imported() -> None:
    imported = set(re.findall(r'"parts/([\w-]+)\.css"', (SHEETS / "linli.css").read_text()))
    written = {path.stem for path in (SHEETS / "parts").glob("*.css")}
    assert imported == written - {"style"}


def test_every_sample_is_shown() -> None:
    written = {path.stem for path in (WEB / "templates/style/samples").glob("*.html")}
    assert written == set(PARTS)


@pytest.mark.django_db
def test_the_style_page_shows_each_component_and_its_markup(cast: Cast) -> None:
    page = cast.client().get("/style/").text
    assert page.count('<details class="source">') == len(PARTS)
    assert "{% seal &quot;已办结&quot; %}" in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", SCREENS)
def test_the_sample_screens_stand(cast: Cast, name: str) -> None:
    client: Client = cast.client()
    assert client.get(f"/style/screens/{name}/").status_code == 200


@pytest.mark.django_db
def test_a_screen_that_was_never_drawn_is_not_there(cast: Cast) -> None:
    assert cast.client().get("/style/screens/casino/").status_code == 404
