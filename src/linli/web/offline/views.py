from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linli.core.fingerprint import fingerprint
from linli.web.doors import PUBLIC, door
from linli.web.offline.along import SHELL, WORKER, pages_for
from linli.web.offline.whose import whose
from linli.web.request import Request

_WHO_MAY_CHANGE_AT = ("account_login", "account_logout", "demo")


@door(PUBLIC)
@require_safe
def waiting(request: Request) -> HttpResponse:
    """What was written without a signal; the phone itself fills it in."""
    return render(request, "offline/waiting.html", {"pages": pages_for(request)})


@door(PUBLIC)
@require_safe
@never_cache
def who(request: Request) -> JsonResponse:
    """Who would be sending, and the token with which a form is taken from them now."""
    return JsonResponse({"whose": whose(request), "token": get_token(request)})


@door(PUBLIC)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It lies at the root, because it looks after every page."""
    shell = [static(name) for name in SHELL]
    parts = [static(name) for name in WORKER]
    house = {
        "version": fingerprint(*shell, *parts),
        "shell": shell,
        "files": settings.STATIC_URL,
        "waiting": reverse("offline:waiting"),
        "forget": [reverse(name) for name in _WHO_MAY_CHANGE_AT],
    }
    text = f"self.house = {json.dumps(house)};\nimportScripts(...{json.dumps(parts)});\n"
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(text, content_type="text/javascript; charset=utf-8", headers=headers)
