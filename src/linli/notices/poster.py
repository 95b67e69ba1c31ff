"""Notices on paper: A4 or A3, Chinese type, a QR code to the page, a fingerprint to compare."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

import segno
from django.utils.translation import get_language

from linli.core.typesetting import typeset

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
    sheet = asdict(poster) | {"lang": (get_language() or "zh-hans")[:2]}
    return typeset(_TEMPLATE, sheet, qr=_qr(poster.url))


def _qr(url: str) -> str:
    picture = BytesIO()
    segno.make(url, error="m", micro=False).save(picture, kind="svg", border=0, dark="#20261f")
    return picture.getvalue().decode()
