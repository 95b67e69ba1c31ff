from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from linli.ballots.models import Ballot, Channel, Paper, Representative, RollEntry, Vote
from linli.ballots.rules import Count, Measure, RollLine, count, heads, law_on, measures
from linli.ballots.seals import RollRow
from linli.core.time import day_of
from linli.people.models import Ownership, Person
from linli.places.models import Dwelling, Place


def roll_of(vote: Vote) -> list[RollLine]:
    """The roll as it was frozen."""
    entries = RollEntry.objects.filter(vote=vote).values_list("dwelling", "owner", "area")
    return [RollLine(*entry) for entry in entries]


def pinned_roll_of(vote: Vote) -> list[RollRow]:
    """The roll under its tags, as its digest was made."""
    entries = RollEntry.objects.filter(vote=vote).order_by("tag")
    return list(entries.values_list("tag", "head", "area"))


def standing(vote: Vote) -> QuerySet[Ballot]:
    """The ballots of a vote that have not been replaced."""
    found: QuerySet[Ballot] = Ballot.objects.filter(entry__vote=vote, replaced_by__isnull=True)
    return found


def choices_of(vote: Vote) -> dict[int, str]:
    """The standing ballots: dwelling to choice."""
    return dict(standing(vote).values_list("entry__dwelling", "choice"))


def count_of(vote: Vote) -> Count:
    """What the standing ballots come to."""
    return count(roll_of(vote), choices_of(vote))


def measures_of(vote: Vote, counted: Count) -> tuple[Measure, ...]:
    """The tests of a vote by the law of the day on which it closes (E43)."""
    return measures(counted, vote.decision_type, law_on(day_of(vote.closes_at)))


def channels_of(vote: Vote) -> dict[str, int]:
    """Channel to the number of standing ballots."""
    return dict(sorted(Counter(standing(vote).values_list("channel", flat=True)).items()))


def papers_waiting(vote: Vote) -> QuerySet[Paper]:
    """The papers that no two people have read alike yet."""
    unsettled = (Paper.State.WAITING, Paper.State.DISPUTED)
    found: QuerySet[Paper] = Paper.objects.filter(entry__vote=vote, state__in=unsettled)
    return found


def frozen_roll(vote: Vote, day: date) -> list[RollLine]:
    """The roll of the register on a day: each dwelling of the scope with its owner.

    Co-owners speak through the one whom they named, else through the one who has owned it longest.
    """
    dwellings = Dwelling.objects.of(vote.community_id)
    if vote.scope is not None:
        dwellings = dwellings.inside(vote.scope)
    owners: dict[int, list[int]] = {}
    owned = Ownership.objects.of(vote.community_id).on(day).filter(dwelling__in=dwellings)
    for dwelling, owner in owned.order_by("since", "code").values_list("dwelling", "owner"):
        owners.setdefault(dwelling, []).append(owner)
    named = Representative.objects.of(vote.community_id).filter(dwelling__in=dwellings)
    speaks = heads(owners, dict(named.values_list("dwelling", "person")))
    return [
        RollLine(pk, speaks[pk], area)
        for pk, area in dwellings.order_by("code").values_list("pk", "area")
        if pk in speaks
    ]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A line of the mark-off list: a home, and how it took part; never what it said."""

    entry: RollEntry
    channel: str
    waits: bool

    @property
    def channel_words(self) -> str:
        return str(Channel(self.channel).label) if self.channel else ""


@dataclass(frozen=True, kw_only=True)
class Stairwell:
    """The homes of a stairwell on the roll, and how many of them took part."""

    unit: Place
    marks: list[Mark]

    @property
    def voted(self) -> int:
        return sum(bool(mark.channel) for mark in self.marks)


def marks_of(vote: Vote) -> list[Stairwell]:
    """The mark-off list by stairwell, each in the order of its doors."""
    entries = RollEntry.objects.filter(vote=vote).select_related(
        "dwelling__unit__parent", "owner", "paper"
    )
    channels = dict(standing(vote).values_list("entry", "channel"))
    by_unit: dict[Place, list[Mark]] = {}
    for entry in entries.order_by("dwelling__code"):
        paper = getattr(entry, "paper", None)
        waits = paper is not None and paper.state in (Paper.State.WAITING, Paper.State.DISPUTED)
        mark = Mark(entry=entry, channel=channels.get(entry.pk, ""), waits=waits)
        by_unit.setdefault(entry.dwelling.unit, []).append(mark)
    return [Stairwell(unit=unit, marks=marks) for unit, marks in by_unit.items()]


def silent_in(person: Person, at: datetime) -> QuerySet[Vote]:
    """The votes open at a moment in which a home of the person's has not voted, the first to close
    first.
    """
    said = Ballot.objects.filter(replaced_by__isnull=True).values("entry")
    in_the_box = Paper.objects.exclude(state=Paper.State.SPOILT).values("entry")
    silent = RollEntry.objects.filter(owner=person).exclude(Q(pk__in=said) | Q(pk__in=in_the_box))
    running = Vote.objects.of(person.community_id).filter(
        state=Vote.State.OPEN, opens_at__lte=at, closes_at__gte=at
    )
    return running.filter(pk__in=silent.values("vote")).order_by("closes_at")


def homes_on_roll(vote: Vote, person: Person) -> QuerySet[RollEntry]:
    """The homes for which a person speaks in a vote."""
    found: QuerySet[RollEntry] = RollEntry.objects.filter(vote=vote, owner=person)
    return found.select_related("dwelling__unit__parent", "paper").order_by("dwelling__code")
