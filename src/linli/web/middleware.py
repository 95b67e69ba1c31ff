from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]


def community(respond: Respond) -> Respond:
    return respond


def refusals(respond: Respond) -> Respond:
    return respond
