"""Who sees a photo: one rule is enough. A module whose matters have photos adds its own."""

from __future__ import annotations

from collections.abc import Callable

from linli.files import permissions
from linli.files.models import Photo
from linli.web.request import Request

Rule = Callable[[Request, Photo], bool]


def _as_such(request: Request, photo: Photo) -> bool:
    return permissions.may_see(request.by, photo, request.now)


RULES: tuple[Rule, ...] = (_as_such,)


def may_see(request: Request, photo: Photo) -> bool:
    return any(rule(request, photo) for rule in RULES)
