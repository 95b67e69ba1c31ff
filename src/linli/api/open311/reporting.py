"""A report that another program sends on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast
from uuid import uuid4

from django.utils.translation import gettext as _

from linli.api.keys import key_of
from linli.api.limits import check_not_too_often
from linli.api.open311.door import Wrong
from linli.api.open311.services import service_of
from linli.api.open311.whereabouts import whereabouts_of
from linli.api.request import Request
from linli.grid.actions.cases import Told
from linli.grid.actions.photos import report_with_photos
from linli.grid.models import ReportChannel
from linli.journal.by import By

MARK = "open311:{}:"
"""How the key of a case begins that a program has reported."""

_PERSONAL = ("email", "device_id", "account_id", "first_name", "last_name", "phone")
"""What the specification lets a program send about a person; none of it is kept (E60)."""


def reported(request: Request) -> dict[str, Any]:
    """Raises Wrong 403 without a key that may write, 400 for what is missing."""
    key = key_of(request.community, request.POST.get("api_key") or request.GET.get("api_key"))
    if key is None or not key.may_write:
        raise Wrong(403, _("Missing or invalid api_key."))
    check_not_too_often(key)
    code = request.POST.get("service_code", "").strip()
    category = service_of(request.community, code) if code else None
    if category is None:
        raise Wrong(400, _("service_code is missing or unknown."))
    case = report_with_photos(
        by=By(community_id=request.community.pk),
        at=request.now,
        photos=cast(list[BinaryIO], request.FILES.getlist("media")),
        key=MARK.format(key.pk) + str(uuid4()),
        category=category,
        where=whereabouts_of(request.community, request.POST),
        told=Told(channel=ReportChannel.PROGRAM, description=request.POST.get("description", "")),
    )
    notice = " ".join(_notices(request)) or None
    return {"service_request_id": case.code, "service_notice": notice, "account_id": None}


def _notices(request: Request) -> Iterator[str]:
    if any(request.POST.get(name) for name in _PERSONAL):
        yield _("Names, numbers and addresses of people were not kept.")
    if request.POST.get("media_url"):
        yield _("We do not fetch pictures from elsewhere: please send the file itself as media.")
