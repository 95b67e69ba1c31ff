"""The two formats of Open311: the same values as JSON and as XML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from django.http import HttpResponse

from linli.api.answers import answer, said

FORMATS = ("json", "xml")

_ITEM = {
    "services": "service",
    "service_requests": "request",
    "errors": "error",
    "endpoints": "endpoint",
    "formats": "format",
    "attributes": "attribute",
    "updates": "update",
}
"""What one of several is called in XML."""


def formatted(root: str, values: Any, wanted: str, status: int = 200) -> HttpResponse:
    """Values as JSON, where the root has no name, or as XML under it."""
    if wanted == "json":
        return answer(values, status)
    top = ET.Element(root)
    _fill(top, values)
    body = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="text/xml; charset=utf-8", status=status)


def _fill(element: ET.Element, value: Any) -> None:
    """Lists repeat the name of one; nothing is an empty element."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _fill(ET.SubElement(element, name), inner)
    elif isinstance(value, list):
        for inner in value:
            _fill(ET.SubElement(element, _ITEM[element.tag]), inner)
    elif isinstance(value, bool):
        element.text = "true" if value else "false"
    elif value is not None:
        element.text = str(value) if isinstance(value, str | int | float) else said(value)
