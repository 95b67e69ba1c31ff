"""The house's look on one page, and sample screens to copy markup from."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from linli.core.time import CHINA
from linli.web.doors import PUBLIC, door
from linli.web.style import samples
from linli.web.style.forms import SampleForm

WEB = Path(__file__).resolve().parent.parent
SCREENS = {
    "home": "resident",
    "case": "resident",
    "report": "resident",
    "elder": "resident",
    "desk": "desk",
    "bench": "desk",
}
NOW = datetime(2021, 3, 31, 18, 20, tzinfo=CHINA)


@door(PUBLIC)
@require_GET
def parts(request: HttpRequest) -> HttpResponse:
    """Every component, live."""
    form = SampleForm({"category": "sewage_overflow", "words": "", "phone": "1380000000"})
    more = {
        "form": form,
        "rates": samples.RATES,
        "cases": samples.CASES,
        "icons": _icons(),
        "colours": samples.COLOURS,
        "samples": [_sample(name) for name in samples.PARTS],
        "screens": SCREENS,
    }
    return render(request, "style/parts.html", _context(request, "public") | more)


@door(PUBLIC)
@require_GET
def screen(request: HttpRequest, name: str) -> HttpResponse:
    """A sample screen with invented neighbours."""
    if name not in SCREENS:
        raise Http404
    more = {"form": SampleForm(), "shares": samples.SHARES, "cases": samples.CASES}
    return render(request, f"style/screens/{name}.html", _context(request, SCREENS[name]) | more)


def _sample(name: str) -> dict[str, str]:
    """A component with the markup it is made of, said by the template itself."""
    head, _, source = (WEB / f"templates/style/samples/{name}.html").read_text().partition("\n")
    title, _, note = head.strip("{# }").partition("：")
    return {"name": name, "title": title, "note": note, "source": source}


def _icons() -> list[str]:
    return re.findall(r'<symbol id="([a-z_-]+)"', (WEB / "static/icons/icons.svg").read_text())


def _context(request: HttpRequest, frame: str) -> dict[str, Any]:
    """The frame's context for a sample: what is not asked for stays as the device has it."""
    theme = request.GET.get("theme", "")
    return {
        "frame": frame,
        "nav": samples.NAV.get(frame, []),
        "now": NOW,
        "community": {"name": "文昌社区", "phone": "05310000000"},
        "person": {"name": "郝桂兰"} if frame == "resident" else {"name": "方晓"},
        "elder": "elder" in request.GET or request.path.endswith("/elder/"),
        "theme": theme if theme in {"light", "dark"} else "",
    }
