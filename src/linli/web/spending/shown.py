"""A budget as its page says it: every wish with its bar, and in words why it won or lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil, floor

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.fen import yuan
from linli.spending.methods import Outcome, Why
from linli.spending.models import Budget, Improvement
from linli.spending.queries import homes_that_chose, outcomes_of


@dataclass(frozen=True)
class Reason:
    """What became of a wish, in a sentence that neighbours can check."""

    improvement: Improvement
    outcome: Outcome
    homes: int
    part: Fraction

    @property
    def supporters(self) -> int:
        return len(self.outcome.wish.homes)

    @property
    def support(self) -> str:
        return _("%(supporters)s of %(homes)s homes would like it") % {
            "supporters": self.supporters,
            "homes": self.homes,
        }

    @property
    def money(self) -> int:
        """Fen towards the cost: what its supporters had in hand, or what was left of it all."""
        together = self.outcome.why == Why.SHARED
        return floor(self.outcome.in_hand if together else self.outcome.room)

    @property
    def money_words(self) -> str:
        """What the bar shows."""
        words = {"money": yuan(self.money), "cost": yuan(self.improvement.cost_fen)}
        if self.outcome.why == Why.SHARED:
            return _("its homes had %(money)s yuan in hand, it costs %(cost)s") % words
        return _("%(money)s yuan were left, it costs %(cost)s") % words

    @property
    def words(self) -> str:
        known = {
            Why.SHARED: self._shared,
            Why.WANTED: self._wanted,
            Why.FROM_THE_REST: self._from_the_rest,
            Why.NO_ROOM: self._no_room,
            Why.NOBODY: self._nobody,
        }
        return known[self.outcome.why]()

    def _shared(self) -> str:
        return ngettext(
            "It won: the home that would like it pays for it with %(each)s yuan of its part.",
            "It won: the %(homes)s homes that would like it pay for it together, none of them "
            "more than %(each)s yuan of its part of %(part)s.",
            self.supporters,
        ) % {
            "homes": self.supporters,
            "each": yuan(ceil(self.outcome.each)),
            "part": yuan(floor(self.part)),
        }

    def _wanted(self) -> str:
        return _("It won: so many would like it that its turn came while there was enough money.")

    def _from_the_rest(self) -> str:
        return _(
            "It won with what was left: its homes had only %(hand)s yuan of their parts left, "
            "but nothing that more homes would like fitted into the rest."
        ) % {"hand": yuan(floor(self.outcome.in_hand))}

    def _no_room(self) -> str:
        if self.part:
            return _(
                "It did not win: its homes had %(hand)s yuan of their parts left, and the rest "
                "of %(room)s yuan was too little as well."
            ) % {"hand": yuan(floor(self.outcome.in_hand)), "room": yuan(floor(self.outcome.room))}
        return _("It did not win: when its turn came, %(room)s yuan were left.") % {
            "room": yuan(floor(self.outcome.room))
        }

    def _nobody(self) -> str:
        return _("It did not win: no home chose it this time.")


class Shown:
    """A budget as it is shown; read once, whatever is asked of it."""

    def __init__(self, budget: Budget, now: datetime) -> None:
        self.budget = budget
        self.now = now

    @cached_property
    def wishes(self) -> list[Improvement]:
        return list(Improvement.objects.filter(budget=self.budget).order_by("code"))

    @property
    def listed(self) -> list[Improvement]:
        return [one for one in self.wishes if one.state == Improvement.State.ADMITTED]

    @property
    def unseen(self) -> list[Improvement]:
        """The wishes that nobody has looked at yet."""
        return [one for one in self.wishes if one.state == Improvement.State.PROPOSED]

    @property
    def declined(self) -> list[Improvement]:
        return [one for one in self.wishes if one.state == Improvement.State.DECLINED]

    @property
    def may_wish(self) -> bool:
        gathering = self.budget.state == Budget.State.PROPOSING
        return gathering and self.now <= self.budget.propose_until

    @property
    def may_choose(self) -> bool:
        return self.budget.state == Budget.State.VOTING and self.now <= self.budget.vote_until

    @property
    def may_begin(self) -> bool:
        over = self.now > self.budget.propose_until
        return over and self.budget.state == Budget.State.PROPOSING

    @property
    def may_decide(self) -> bool:
        over = self.now > self.budget.vote_until
        return over and self.budget.state == Budget.State.VOTING

    @property
    def by_shares(self) -> bool:
        return self.budget.method == Budget.Method.EQUAL_SHARES

    @cached_property
    def homes(self) -> int:
        return homes_that_chose(self.budget)

    @property
    def part(self) -> Fraction:
        """Every home's part in fen; nothing where the most wanted simply come first."""
        if not self.by_shares or not self.homes:
            return Fraction(0)
        return Fraction(self.budget.amount_fen, self.homes)

    @property
    def part_fen(self) -> int:
        return floor(self.part)

    @cached_property
    def reasons(self) -> list[Reason]:
        """Why each wish won or lost, the winners first; only once it is decided."""
        if self.budget.state != Budget.State.DECIDED:
            return []
        by_id = {str(one.pk): one for one in self.listed}
        return [
            Reason(by_id[outcome.wish.name], outcome, self.homes, self.part)
            for outcome in outcomes_of(self.budget)
        ]

    @property
    def won(self) -> list[Reason]:
        return [reason for reason in self.reasons if reason.outcome.won]

    @property
    def lost(self) -> list[Reason]:
        return [reason for reason in self.reasons if not reason.outcome.won]

    @property
    def spent_fen(self) -> int:
        return sum(reason.improvement.cost_fen for reason in self.won)
