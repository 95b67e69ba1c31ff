from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from linli.web.request import Request


def link(name: str, *values: object) -> str:
    """The address of a page, or nothing for one of a module that is not installed here."""
    try:
        return reverse(name, args=values)
    except NoReverseMatch:
        return ""


def full_address(request: Request, path: str) -> str:
    """A page's address at the community's own host, where it has one: for paper and calendars."""
    if request.community.host:
        return f"{request.scheme}://{request.community.host}{path}"
    return request.build_absolute_uri(path)
