"""A plain page that says what a program can ask for, made from the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.api.openapi import api
from linli.api.request import Request


@require_safe
def page(request: Request) -> HttpResponse:
    document = api.get_openapi_schema()
    return render(request, "api/page.html", {"operations": list(_operations(document))})


def _operations(document: Any) -> Iterator[dict[str, Any]]:
    for address, methods in document["paths"].items():
        for method, operation in methods.items():
            words = operation.get("description", "").replace("`", "")
            yield {
                "method": method.upper(),
                "address": address,
                "summary": operation["summary"],
                "words": words,
                "asks": [parameter["name"] for parameter in operation.get("parameters", [])],
                "closed": "security" in operation,
            }
