from __future__ import annotations

from datetime import date

from linli.ballots.models import Ballot, RollEntry, Vote
from linli.ballots.rules import Count, RollLine, count
from linli.people.models import Ownership
from linli.places.models import Dwelling


def roll_of(vote: Vote) -> list[RollLine]:
    """The roll as it was frozen."""
    entries = RollEntry.objects.filter(vote=vote).values_list("dwelling", "owner", "area")
    return [RollLine(*entry) for entry in entries]


def choices_of(vote: Vote) -> dict[int, str]:
    """The standing ballots: dwelling to choice."""
    standing = Ballot.objects.filter(entry__vote=vote, replaced_by__isnull=True)
    return dict(standing.values_list("entry__dwelling", "choice"))


def count_of(vote: Vote) -> Count:
    """What the standing ballots come to."""
    return count(roll_of(vote), choices_of(vote))


def frozen_roll(vote: Vote, day: date) -> list[RollLine]:
    """The roll of the register on a day: each dwelling of the scope with its owner.

    Co-owners speak through the one who has owned it longest, unless they name another.
    """
    if vote.scope is None:
        return []
    dwellings = Dwelling.objects.of(vote.community_id).inside(vote.scope)
    owners = (
        Ownership.objects.of(vote.community_id)
        .on(day)
        .filter(dwelling__in=dwellings)
        .order_by("-since", "-code")
    )
    owner_of = dict(owners.values_list("dwelling", "owner"))
    return [
        RollLine(pk, owner_of[pk], area)
        for pk, area in dwellings.order_by("code").values_list("pk", "area")
        if pk in owner_of
    ]
