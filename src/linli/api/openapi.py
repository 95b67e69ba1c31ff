"""The JSON API and its OpenAPI document."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from linli.api.answers import answer
from linli.api.policy import WRITERS
from linli.core.refused import Refused
from linli.journal.record import note_refusal

api = NinjaAPI(
    title="Linli 邻里",
    version="1",
    description="What everybody may read of a community, and how a program reports a problem.",
    urls_namespace="api",
    docs_url=None,
    auth=WRITERS.auth,
)
_STATUS = {"TOO_OFTEN": 429, "PHOTO_TOO_LARGE": 413}


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    act = f"api:{request.method} {request.path}"[:120]
    note_refusal(refused, act=act, by=request.by, at=request.now)  # type: ignore[attr-defined]
    status = _STATUS.get(refused.code, 422 if refused.field else 409)
    return answer({"code": refused.code, "detail": str(refused.message)}, status)
