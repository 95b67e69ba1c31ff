"""Under which token a report can be followed, by whoever made it: no log-in, no name."""

from __future__ import annotations

from django.core import signing

from linli.grid.models import Case
from linli.grid.queries import NAMED
from linli.places.models import Community

_SALT = "linli.report"


def token_of(case: Case) -> str:
    return signing.dumps(case.pk, salt=_SALT)


def case_of_token(community: Community, token: str) -> Case | None:
    """The case of this community behind a token; None for a token that we did not give out."""
    try:
        pk = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Case.objects.of(community).select_related(*NAMED).filter(pk=pk).first()
