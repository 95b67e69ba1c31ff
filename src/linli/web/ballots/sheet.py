"""The result sheet of a vote: A4, for the wall and the files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.ballots.rules import Measure
from linli.core.area import square_metres
from linli.core.figures import percent
from linli.core.time import day_of
from linli.core.typesetting import typeset
from linli.web.ballots.shown import Line, Shown
from linli.web.links import full_address
from linli.web.notices.sheet import date_words
from linli.web.request import Request

_TEMPLATE = Path(__file__).parent / "paper" / "result.typ"


def print_result(request: Request, shown: Shown) -> bytes:
    """The result as a PDF, in the language of the page."""
    return typeset(_TEMPLATE, _sheet(request, shown))


def _sheet(request: Request, shown: Shown) -> dict[str, Any]:
    vote = shown.vote
    return {
        "lang": (get_language() or "zh-hans")[:2],
        "community": request.community.name,
        "heading": _("Result of an owners' vote"),
        "title": vote.title,
        "where": shown.where,
        "seal": _("Passed") if vote.passed else _("Not passed"),
        "passed": bool(vote.passed),
        "facts": _facts(shown),
        "bars": [_bar(line) for line in shown.lines],
        "majority": shown.majority,
        "tellers": _("Tellers sign here"),
        "witness": _("For the residents' committee"),
        "objections": _(
            "An owner whose rights are harmed may ask the court to annul a decision "
            "(Civil Code, art. 280)."
        ),
        "footer": " · ".join(
            filter(None, [request.community.name, request.community.phone, vote.code])
        ),
        "address": full_address(request, reverse("ballots:vote", args=[vote.code])),
    }


def _facts(shown: Shown) -> list[tuple[str, str]]:
    vote, counted = shown.vote, shown.counted
    opened, closed = date_words(day_of(vote.opens_at)), date_words(day_of(vote.closes_at))
    roll = _("%(heads)s owners, %(area)s m²") % {
        "heads": counted.roll_heads,
        "area": square_metres(counted.roll_area),
    }
    channels = " · ".join(f"{name} {count}" for name, count in shown.channels)
    return [
        (_("Decided under"), f"{shown.clause} · {shown.kind}"),
        (_("Open to vote"), f"{opened} – {closed}"),
        (_("On the roll"), roll),
        (_("Ballots"), channels),
        (_("Fingerprint of the roll"), shown.fingerprint),
    ]


def _bar(line: Line) -> dict[str, Any]:
    test: Measure = line.measure
    return {
        "title": line.title,
        "said": line.said,
        "need": line.need,
        "met": test.met,
        "verdict": line.verdict,
        "share": percent(test.part, test.whole) or "0.00",
        "needed": percent(test.share.numerator, test.share.denominator),
    }
