"""Notices on paper: A4 or A3, Chinese type, a QR code to the page, a fingerprint to compare."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language

from linli.core.typesetting import qr_drawing, typeset

_TEMPLATE = Path(__file__).parent / "paper" / "notice.typ"


@dataclass(frozen=True, kw_only=True)
class PosterPoint:
    """A point of the thread on paper; `weight` is step, milestone or end."""

    when: str
    title: str
    weight: str


@dataclass(frozen=True, kw_only=True)
class Poster:
    """Everything that stands on a printed notice, in the words that are printed."""

    community: str
    heading: str
    title: str
    url: str
    code: str
    footer: str
    scan: str
    ask: str
    fingerprint: str
    fingerprint_words: str
    where: str = ""
    body: str = ""
    seal: str = ""
    thanks: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    points: tuple[PosterPoint, ...] = ()
    paper: str = "a4"


def print_poster(poster: Poster) -> bytes:
    """The poster as a PDF."""
    return _printed(poster, (get_language() or "zh-hans")[:2])


@lru_cache(maxsize=64)
def _printed(poster: Poster, lang: str) -> bytes:
    """Printed once while nothing on it changes: it takes a quarter of a second."""
    return typeset(_TEMPLATE, asdict(poster) | {"lang": lang}, qr=qr_drawing(poster.url))
