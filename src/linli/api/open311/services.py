"""What can be reported, and where: discovery, services, the definition of one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.api.open311.door import Told, Wrong, door
from linli.api.request import Request
from linli.grid.models import Category
from linli.places.models import Community

_CHANGESET = "2026-11-24T00:00:00+08:00"
"""When what this door understands was last changed."""


@door("GET")
def discovery(request: Request) -> Told:
    here = request.community
    root = request.build_absolute_uri(reverse("open311:services", args=["json"]))
    contact = [here.name, here.phone]
    return "discovery", {
        "changeset": _CHANGESET,
        "contact": " ".join(part for part in contact if part),
        "key_service": _("Ask %(community)s for a key.") % {"community": here.name},
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": root.removesuffix("/services.json"),
                "changeset": _CHANGESET,
                "type": "test" if here.is_demo else "production",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }


@door("GET")
def services(request: Request) -> Told:
    kinds = Category.objects.of(request.community).select_related("parent").order_by("order", "pk")
    return "services", [_service(kind) for kind in kinds]


@door("GET")
def definition(request: Request, service: str) -> Told:
    """No service asks for more than the standard does."""
    kind = service_of(request.community, service)
    if kind is None:
        raise Wrong(404, _("There is no service with this code."))
    return "service_definition", {"service_code": kind.code, "attributes": []}


def service_of(community: Community, code: str) -> Category | None:
    return Category.objects.of(community).filter(code=code).first()


def _service(kind: Category) -> dict[str, Any]:
    return {
        "service_code": kind.code,
        "service_name": str(kind),
        "description": _urgent() if kind.urgent else None,
        "metadata": False,
        "type": "realtime",
        "keywords": kind.code.replace("_", ","),
        "group": str(kind.parent) if kind.parent else None,
    }


def _urgent() -> str:
    return _("In danger call 110, 119 or 120 first.")
