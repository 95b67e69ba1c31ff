"""While the house is being made ready, every page says how far it is.

The state is a small file, so that the process that prepares and those that serve need nothing else
in common. No file: the house is ready.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

Respond = Callable[[HttpRequest], HttpResponse]

_COME_BACK = {"Retry-After": "2", "Cache-Control": "no-store"}


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far it is: `done` of `total` rows; `stage` says what is being entered."""

    stage: str
    done: int = 0
    total: int = 0

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


def progress() -> Progress | None:
    """What is being prepared at this moment, if anything."""
    try:
        return Progress(**json.loads(_file().read_text()))
    except FileNotFoundError:
        return None


def tell(now: Progress) -> None:
    """Let every page know. Replaced in one go: a reader never sees half of it."""
    fresh = _file().with_suffix(".new")
    fresh.write_text(json.dumps(asdict(now)))
    fresh.replace(_file())


def ready() -> None:
    """The pages open."""
    _file().unlink(missing_ok=True)


def middleware(respond: Respond) -> Respond:
    """Shows the preparing page in place of any other, with 503: nothing can be done yet."""

    def answer(request: HttpRequest) -> HttpResponse:
        now = progress()
        if now is None:
            return respond(request)
        with translation.override(translation.get_language_from_request(request)):
            page = render_to_string("preparing.html", {"progress": now})
        response = HttpResponse(page, status=503, headers=_COME_BACK)
        response._has_been_logged = True  # type: ignore[attr-defined]  # nothing has gone wrong
        return response

    return answer


def _file() -> Path:
    return Path(settings.DATA) / "progress.json"
