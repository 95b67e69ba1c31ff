"""Where a page ended, as an opaque word: keyset paging does not slow down on deep pages."""

from __future__ import annotations

from datetime import datetime

from django.core import signing
from django.utils.translation import gettext as _

from linli.core.refused import Refused

_SALT = "linli.api.cursor"
Place = tuple[datetime, int]


def cursor_of(at: datetime, pk: int) -> str:
    """The word that names a row of a list ordered by a moment and the id."""
    return signing.dumps([at.isoformat(), pk], salt=_SALT)


def place_of(cursor: str) -> Place:
    """The row that a word names. Refused: NO_SUCH_PAGE for a word that we did not give out."""
    try:
        at, pk = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature as wrong:
        raise Refused(
            "NO_SUCH_PAGE", _("Please send `after` as the last page gave it."), field="after"
        ) from wrong
    return datetime.fromisoformat(at), pk
