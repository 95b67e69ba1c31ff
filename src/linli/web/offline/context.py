from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest

from linli.web.offline.along import addresses_for
from linli.web.offline.whose import whose
from linli.web.request import Request


def offline(request: HttpRequest) -> dict[str, Any]:
    """What the page tells the service worker: whose phone it is and what to take along."""
    if not hasattr(request, "community"):  # refused before a community was found
        return {}
    asked = cast(Request, request)
    return {"whose": whose(asked), "along": " ".join(addresses_for(asked))}
