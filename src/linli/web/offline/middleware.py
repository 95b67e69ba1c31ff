from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse

from linli.web.offline.along import may_be_kept
from linli.web.offline.whose import whose
from linli.web.request import Request

Respond = Callable[[HttpRequest], HttpResponse]

OUTBOX = "Linli-Outbox"
"""Says of a form that it is sent by the outbox, and whose it is."""
ALONG = "Linli-Along"
"""Says of a page that it may be kept on the phone, and whose it is then."""


def outbox(respond: Respond) -> Respond:
    """Forms that waited on a phone come in as if just sent, by nobody but who wrote them.

    The outbox cannot read where a redirect leads, so that is said as JSON. A refusal stays the page
    that it is.
    """

    def enter(request: HttpRequest) -> HttpResponse:
        asked = cast(Request, request)
        by = request.headers.get(OUTBOX)
        if by is not None and by != whose(asked):
            return JsonResponse({}, status=401)
        response = respond(request)
        if by is not None and response.status_code < 400:
            return JsonResponse({"next": response.get("Location", "")})
        if response.status_code == 200 and may_be_kept(asked):
            response[ALONG] = whose(asked)
        return response

    return enter
