"""A vote as its pages and its result sheet say it: in words, with counts and bars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from linli.ballots.matters import track_of
from linli.ballots.models import Ballot, Channel, Paper, RollEntry, Vote
from linli.ballots.queries import channels_of, count_of, homes_on_roll, measures_of, standing
from linli.ballots.rules import Count, Decision, Law, Measure, Share, law_on
from linli.core.area import square_metres
from linli.core.time import day_of
from linli.people.models import Person


class Stage(StrEnum):
    """Where a vote stands for whoever looks at it now."""

    DRAFTED = "drafted"
    PUBLICISED = "publicised"
    AWAITED = "awaited"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    ANNULLED = "annulled"


def stage_of(vote: Vote, now: datetime) -> Stage:
    if vote.state != Vote.State.OPEN:
        return Stage(vote.state)
    if now < vote.opens_at:
        return Stage.AWAITED
    return Stage.OPEN if now <= vote.closes_at else Stage.CLOSED


@dataclass(frozen=True)
class Line:
    """One test of a vote in words."""

    measure: Measure

    @property
    def title(self) -> str:
        words = {
            ("participation", "heads"): _("Owners who took part"),
            ("participation", "area"): _("Floor area that took part"),
            ("approval", "heads"): _("Owners who said yes"),
            ("approval", "area"): _("Floor area that said yes"),
        }
        return words[self.measure.of, self.measure.by]

    @property
    def said(self) -> str:
        """'175 of 240 people'."""
        test = self.measure
        if test.by == "heads":
            return _("%(part)s of %(whole)s people") % {"part": test.part, "whole": test.whole}
        return _("%(part)s of %(whole)s m²") % {
            "part": square_metres(test.part),
            "whole": square_metres(test.whole),
        }

    @property
    def need(self) -> str:
        """'two thirds: at least 160'."""
        test = self.measure
        least = str(test.needed) if test.by == "heads" else square_metres(test.needed)
        unit = _("people") if test.by == "heads" else _("m²")
        words = {"share": share_words(test.share), "least": least, "unit": unit}
        return _("needs %(share)s, at least %(least)s %(unit)s") % words

    @property
    def verdict(self) -> str:
        return _("enough") if self.measure.met else _("not enough")


@dataclass(frozen=True)
class Mine:
    """A home for which somebody speaks, and how it has taken part so far."""

    entry: RollEntry
    ballot: Ballot | None

    @property
    def in_the_box(self) -> bool:
        """Its paper ballot is in, and waits to be read twice."""
        paper = getattr(self.entry, "paper", None)
        return paper is not None and paper.state in (Paper.State.WAITING, Paper.State.DISPUTED)

    @property
    def by_telephone(self) -> bool:
        return self.ballot is not None and self.ballot.channel == Channel.TELEPHONE

    @property
    def may_cast(self) -> bool:
        return not self.in_the_box and (self.ballot is None or self.by_telephone)


class Shown:
    """A vote as it is shown; read once, whatever is asked of it."""

    def __init__(self, vote: Vote, now: datetime, person: Person | None = None) -> None:
        self.vote = vote
        self.now = now
        self.person = person

    @cached_property
    def stage(self) -> Stage:
        return stage_of(self.vote, self.now)

    @property
    def has_roll(self) -> bool:
        return bool(self.vote.roll_digest)

    @cached_property
    def law(self) -> Law:
        return law_on(day_of(self.vote.closes_at))

    @property
    def clause(self) -> str:
        """The clause under which owners decide it."""
        item = track_of(self.vote.about).item if self.vote.about else 0
        if self.law.of_all:
            return _("Property Management Regulations, art. 12")
        if item:
            return _("Civil Code, art. 278, item %(item)s") % {"item": item}
        return _("Civil Code, art. 278")

    @property
    def kind(self) -> str:
        if self.vote.decision_type == Decision.SPECIAL:
            return _("a special matter")
        return _("an ordinary matter")

    @property
    def majority(self) -> str:
        """What it takes, in a sentence."""
        share = share_words(self.law.majority[Decision(self.vote.decision_type)])
        if self.law.of_all:
            return _("%(share)s of all owners and of all floor area have to say yes.") % {
                "share": share
            }
        return _(
            "Two thirds of the owners and of the floor area have to take part; of those, "
            "%(share)s have to say yes, again of both. Who says nothing is counted neither way."
        ) % {"share": share}

    @property
    def where(self) -> str:
        return self.vote.scope.said if self.vote.scope else _("the whole community")

    @cached_property
    def counted(self) -> Count:
        return count_of(self.vote)

    @cached_property
    def lines(self) -> list[Line]:
        """While it runs, only who took part; how they voted when it is counted."""
        tests = measures_of(self.vote, self.counted)
        if self.stage != Stage.COUNTED:
            tests = tuple(test for test in tests if test.of == "participation")
        return [Line(test) for test in tests]

    @cached_property
    def channels(self) -> list[tuple[str, int]]:
        return [(str(Channel(one).label), count) for one, count in channels_of(self.vote).items()]

    @cached_property
    def mine(self) -> list[Mine]:
        """The homes for which the person who looks speaks."""
        if self.person is None or not self.has_roll:
            return []
        entries = list(homes_on_roll(self.vote, self.person))
        ballots = {
            ballot.entry_id: ballot
            for ballot in standing(self.vote)
            .filter(entry__in=entries)
            .select_related("recorded_by", "witness")
        }
        return [Mine(entry, ballots.get(entry.pk)) for entry in entries]

    @property
    def to_cast(self) -> list[Mine]:
        """The homes for which a ballot can be cast now, first those that have none."""
        if self.stage != Stage.OPEN:
            return []
        return [home for home in self.mine if home.may_cast]

    @property
    def waits_for_me(self) -> bool:
        return any(home.ballot is None for home in self.to_cast)

    @property
    def fingerprint(self) -> str:
        """The first characters of what pins the roll, to compare on paper and screen."""
        digest = self.vote.roll_digest.upper()
        return f"{digest[:4]}-{digest[4:8]}" if digest else ""


def share_words(share: Share) -> str:
    words = {
        (2, 3): _("two thirds"),
        (3, 4): _("three quarters"),
        (1, 2): _("more than half"),
    }
    return words[share.numerator, share.denominator]
