"""`/healthz`: whether this machine can answer, for whoever watches over it."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from linli.ops import preparing

Respond = Callable[[HttpRequest], HttpResponse]


def middleware(respond: Respond) -> Respond:
    """Answers before hosts, sessions and languages are looked at."""

    def answer(request: HttpRequest) -> HttpResponse:
        return healthz() if request.path == "/healthz" else respond(request)

    return answer


def healthz() -> JsonResponse:
    """200 when the database answers, else 503; `preparing` while the demo is being told."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": False}, status=503, headers={"Retry-After": "5"})
    return JsonResponse({"database": True, "preparing": preparing.progress() is not None})
