"""Keys of other programs: made, shown once, recognised, revoked."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.utils.translation import gettext as _

from linli.api.models import ApiKey
from linli.core.refused import Refused
from linli.core.words import one_line
from linli.journal.record import action
from linli.people.vault import blind_index
from linli.places.models import Community

_MARK = "linli_"


@action
def make_key(*, community: Community, name: str, may_write: bool, at: datetime) -> str:
    """The new key, which nobody can read again. Refused: NAME_NEEDED, NAME_TAKEN."""
    called = one_line(name)[:60]
    if not called:
        raise Refused("NAME_NEEDED", _("Please say whose key it is."), field="name")
    if ApiKey.objects.of(community).live().filter(name=called).exists():
        raise Refused("NAME_TAKEN", _("There is a key of this name; revoke it first."))
    secret = _MARK + secrets.token_urlsafe(32)
    ApiKey.objects.create(
        community=community, name=called, digest=_digest(secret), may_write=may_write, made_at=at
    )
    return secret


@action
def revoke_key(*, community: Community, name: str, at: datetime) -> None:
    """From now on it opens nothing. Refused: NO_SUCH_KEY."""
    mine = ApiKey.objects.of(community).live().filter(name=one_line(name))
    if not mine.update(revoked_at=at):
        raise Refused("NO_SUCH_KEY", _("There is no key of this name."))


def key_of(community: Community, secret: str | None) -> ApiKey | None:
    """The live key of this community that was shown, if it is one."""
    if not secret or not secret.startswith(_MARK):
        return None
    return ApiKey.objects.of(community).live().filter(digest=_digest(secret)).first()


def _digest(secret: str) -> str:
    return blind_index("api key", secret)
