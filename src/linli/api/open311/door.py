"""The door of Open311: the format of the address, the jurisdiction, and how it says no."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, cast

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from linli.api.open311.formats import FORMATS, formatted
from linli.api.policy import PUBLIC
from linli.api.request import Request
from linli.core.refused import Refused
from linli.journal.record import note_refusal

P = ParamSpec("P")
Told = tuple[str, Any]
"""The name of the root in XML, and the values."""


class Wrong(Exception):
    """What Open311 answers with one of its error codes: 400, 403, 404, 405 or 429."""

    def __init__(self, status: int, description: object) -> None:
        super().__init__(description)
        self.status = status
        self.description = str(description)


def door(*methods: str) -> Callable[[Callable[Concatenate[Request, P], Told]], Any]:
    """Everybody may read; whoever writes is asked for a key by the view itself.

    A program has no cookie, so there is nothing that a foreign page could make a browser send.
    """

    def decorate(view: Callable[Concatenate[Request, P], Told]) -> Any:
        @csrf_exempt
        @functools.wraps(view)
        def enter(
            request: HttpRequest, format: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            asked = cast(Request, request)
            wanted = format if format in FORMATS else "xml"
            try:
                _check(asked, format, methods)
                root, values = view(asked, *args, **kwargs)
            except Wrong as wrong:
                return _error(wrong.status, wrong.description, wanted)
            except Refused as refused:
                return _error(_noted(asked, refused), refused.message, wanted)
            except (SuspiciousOperation, BadRequest, MultiPartParserError):
                return _error(400, _("This cannot be read."), wanted)
            return formatted(root, values, wanted)

        enter.policy = PUBLIC  # type: ignore[attr-defined]
        return enter

    return decorate


def _check(request: Request, format: str, methods: tuple[str, ...]) -> None:
    if format not in FORMATS:
        raise Wrong(404, _("Please ask for .json or .xml."))
    if request.method not in methods and not (request.method == "HEAD" and "GET" in methods):
        raise Wrong(405, _("This address does not take %(method)s.") % {"method": request.method})
    said = request.GET.get("jurisdiction_id") or request.POST.get("jurisdiction_id")
    here = request.community
    if said and said not in (here.code, here.host):
        raise Wrong(404, _("No community with this jurisdiction_id answers here."))


def _noted(request: Request, refused: Refused) -> int:
    act = f"open311:{request.method} {request.path}"[:120]
    note_refusal(refused, act=act, by=request.by, at=request.now)
    return 429 if refused.code == "TOO_OFTEN" else 400


def _error(status: int, description: object, wanted: str) -> HttpResponse:
    errors = [{"code": status, "description": str(description)}]
    return formatted("errors", errors, wanted, status)
