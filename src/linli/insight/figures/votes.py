from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from linli.ballots.models import Ballot, Vote
from linli.ballots.queries import roll_of
from linli.ballots.rules import Decision, count, passes, quorum
from linli.core.area import square_metres
from linli.core.figures import percent
from linli.places.models import Community


def votes(community: Community, as_of: datetime) -> dict[str, Any]:
    """Per owners' vote: its roll, who took part, who approved, and whether it passed."""
    there = Vote.objects.of(community).filter(opens_at__lte=as_of).order_by("code")
    return {vote.code: _vote(vote, as_of) for vote in there}


def _vote(vote: Vote, as_of: datetime) -> dict[str, Any]:
    standing = Ballot.objects.filter(entry__vote=vote, replaced_by=None, at__lte=as_of)
    ballots = dict(standing.values_list("entry__dwelling", "choice"))
    channels = Counter(standing.values_list("channel", flat=True))
    roll = roll_of(vote)
    c = count(roll, ballots)
    return {
        "roll_dwellings": len(roll),
        "roll_heads": c.roll_heads,
        "roll_area_m2": square_metres(c.roll_area),
        "ballots_accepted": len(ballots),
        "ballots_by_channel": dict(sorted(channels.items())),
        "participating_heads": c.participating_heads,
        "participating_area_m2": square_metres(c.participating_area),
        "approving_heads": c.approving_heads,
        "approving_area_m2": square_metres(c.approving_area),
        "participating_heads_pct": percent(c.participating_heads, c.roll_heads),
        "participating_area_pct": percent(c.participating_area, c.roll_area),
        "approving_heads_pct": percent(c.approving_heads, c.participating_heads),
        "approving_area_pct": percent(c.approving_area, c.participating_area),
        "quorum": quorum(c),
        "passes_ordinary": passes(c, Decision.ORDINARY),
        "passes_special": passes(c, Decision.SPECIAL),
        "decision_type": vote.decision_type,
        "passed": passes(c, vote.decision_type),
    }
