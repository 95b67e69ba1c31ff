from __future__ import annotations

from django.utils.crypto import salted_hmac

from linli.web.request import Request

NOBODY = "nobody"
"""A visitor: what is kept of a page for everybody belongs to no one."""

_SALT = "linli.offline.whose"


def whose(request: Request) -> str:
    """Who uses this device now, as a word that tells nobody else who that is.

    What a phone keeps is kept under it, so that nobody is shown what another one wrote or read.
    """
    if not request.user.is_authenticated:
        return NOBODY
    asked = f"{request.community.pk}:{request.user.pk}"
    return salted_hmac(_SALT, asked, algorithm="sha256").hexdigest()[:16]
