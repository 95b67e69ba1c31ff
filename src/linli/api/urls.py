from typing import Any

from django.urls import path

from linli.api import case_operations, told_operations
from linli.api.openapi import api
from linli.api.page import page
from linli.api.policy import PUBLIC

api.add_router("", case_operations.router)
api.add_router("", told_operations.router)


def _addresses() -> list[Any]:
    """Every address has something for everybody; what an operation asks for, it says itself."""
    made: list[Any] = api.urls[0]
    patterns: list[Any] = [
        path("", page, name="api-root"),
        *(one for one in made if one.name != "api-root"),
    ]
    for pattern in patterns:
        pattern.callback.policy = PUBLIC
    return patterns


app_name = "api"
urlpatterns = _addresses()
