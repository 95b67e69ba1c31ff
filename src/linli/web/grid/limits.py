"""How often somebody without a log-in may report."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.web.request import Request

PER_HOUR = 6
_AN_HOUR = 3600


def check_not_too_often(request: Request) -> None:
    """Refused: TOO_OFTEN. The address itself is not kept, only a keyed hash of it for an hour."""
    address = get_adapter().get_client_ip(request)
    key = "report:" + salted_hmac("linli.report", f"{request.community.pk}:{address}").hexdigest()
    cache.add(key, 0, _AN_HOUR)
    if cache.incr(key) > PER_HOUR:
        raise Refused(
            "TOO_OFTEN",
            _("Many reports came from here within the hour. Please ring us, or try again later."),
        )
