"""What Django itself turns away, said so that people can go on."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A text of a megabyte, or a request that no page of ours has sent."""
    too_long = isinstance(exception, RequestDataTooBig)
    return render(request, "400.html", {"too_long": too_long}, status=413 if too_long else 400)
