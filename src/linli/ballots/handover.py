"""The ballots of a counted vote as a file, so that others count them again without this program.

Homes and owners stand under tags that were drawn for this vote alone, and no door, name or time is
in the file. It is for tellers nevertheless: an unusual area may tell a neighbour whose home it is.
"""

from __future__ import annotations

from typing import Any

from linli.ballots.models import Ballot, Vote
from linli.ballots.queries import count_of, pinned_roll_of
from linli.core.time import day_of


def handed_over(vote: Vote) -> dict[str, Any]:
    """Everything that a recount needs, as plain values."""
    counted = count_of(vote)
    ballots = Ballot.objects.filter(entry__vote=vote)
    rows = ballots.order_by("receipt").values_list(
        "receipt", "entry__tag", "choice", "channel", "replaced_by__receipt"
    )
    return {
        "format": "linli-recount-1",
        "vote": vote.code,
        "title": vote.title,
        "decision": vote.decision_type,
        "closed_on": day_of(vote.closes_at).isoformat(),
        "roll_digest": vote.roll_digest,
        "roll": [list(row) for row in pinned_roll_of(vote)],
        "ballots": [
            {
                "receipt": receipt,
                "home": tag,
                "choice": choice,
                "channel": channel,
                "replaced_by": replaced_by,
            }
            for receipt, tag, choice, channel, replaced_by in rows
        ],
        "announced": {
            "roll_heads": counted.roll_heads,
            "roll_area": counted.roll_area,
            "participating_heads": counted.participating_heads,
            "participating_area": counted.participating_area,
            "approving_heads": counted.approving_heads,
            "approving_area": counted.approving_area,
            "passed": vote.passed,
        },
    }
