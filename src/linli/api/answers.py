"""What goes out: plain values, written as JSON without a detour over model objects."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse

from linli.core.time import local


def answer(values: Any, status: int = 200) -> HttpResponse:
    """JSON in UTF-8; moments on the community's wall clock, to the second."""
    body = json.dumps(values, ensure_ascii=False, default=said)
    return HttpResponse(body, content_type="application/json", status=status)


def said(value: object) -> str:
    """A moment, a day or a translated word as text. Raises TypeError for anything else."""
    if isinstance(value, datetime):
        return local(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_proxy____args"):  # a lazy translation
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON")
