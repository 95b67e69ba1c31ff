"""The community's clock, read in one place. Only the doors (web, api, ops) may import this."""

from __future__ import annotations

from datetime import UTC, datetime

from linli.core.time import local
from linli.places.models import Community


def now(community: Community) -> datetime:
    """Now in the community.

    A demo community lives in its story's time: its clock started at the story's end when the demo
    was set up, and runs on from there.
    """
    real = datetime.now(UTC)
    if community.clock_set_at is None or community.story_as_of is None:
        return local(real)
    return local(community.story_as_of + (real - community.clock_set_at))
