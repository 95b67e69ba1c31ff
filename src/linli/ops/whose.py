"""Which community a command is about."""

from __future__ import annotations

from linli.ops.failure import Failed
from linli.places.models import Community


def community_named(name: str | None) -> Community:
    """The one of this name or code; without one, the only one there is. Raises Failed."""
    found = Community.objects.all()
    if name:
        found = found.filter(name=name) or found.filter(code=name)
    if len(found) != 1:
        names = ", ".join(community.name for community in Community.objects.all()) or "none yet"
        raise Failed(f"Say which community with --community NAME. There are: {names}.")
    return found[0]
