"""How a budget is spent by approvals, in exact fractions: equal shares, or the most wanted first.

Equal shares: every home that voted gets the same part of the budget in its hand, and whoever
approves an improvement helps to pay for it, as evenly as what is left in each hand allows. Bought
next is always what asks the least of its supporters per yuan of its cost. So a large group cannot
spend the parts of a small one. What no group can pay for alone is bought from the rest by support.
(Peters, Pierczyński, Skowron: Proportional participatory budgeting, 2021; satisfaction = cost.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Method(StrEnum):
    EQUAL_SHARES = "equal_shares"
    MOST_WANTED = "most_wanted"


class Why(StrEnum):
    """Why an improvement won or lost."""

    SHARED = "shared"
    WANTED = "wanted"
    FROM_THE_REST = "from_the_rest"
    NO_ROOM = "no_room"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Wish:
    """An improvement: its cost, and the homes that approve it, in any order but each once."""

    name: str
    cost: int
    homes: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of an improvement, and why.

    `each` is the most that one of its supporters paid from their part. `in_hand` is what its
    supporters together had left when it was bought, or at the end; `room` is what was left of the
    whole budget. Both are fen.
    """

    wish: Wish
    why: Why
    room: Fraction
    in_hand: Fraction = Fraction(0)
    each: Fraction = Fraction(0)

    @property
    def won(self) -> bool:
        return self.why in (Why.SHARED, Why.WANTED, Why.FROM_THE_REST)


def spend(method: Method, budget: int, wishes: Sequence[Wish]) -> list[Outcome]:
    """What is bought, in the order in which it is bought, then what is not, most wanted first.

    Between equals the one that stands first in `wishes` wins.
    """
    if method == Method.MOST_WANTED:
        return most_wanted(budget, wishes)
    return equal_shares(budget, wishes)


def most_wanted(budget: int, wishes: Sequence[Wish]) -> list[Outcome]:
    """One after the other by the number of homes; what does not fit any more is passed over."""
    won, lost = _by_support(Fraction(budget), wishes, Why.WANTED, {})
    return won + lost


def equal_shares(budget: int, wishes: Sequence[Wish]) -> list[Outcome]:
    """Equal shares, and the rest by support."""
    voters = {home for wish in wishes for home in wish.homes}
    part = Fraction(budget, len(voters)) if voters else Fraction(0)
    hands = dict.fromkeys(voters, part)
    waiting = [wish for wish in wishes if wish.homes]
    room, won = Fraction(budget), []
    while (best := _cheapest(waiting, hands)) is not None:
        wish, each = best
        in_hand = _in_hand(wish, hands)
        for home in wish.homes:
            hands[home] -= min(hands[home], each)
        won.append(Outcome(wish=wish, why=Why.SHARED, room=room, in_hand=in_hand, each=each))
        room -= wish.cost
        waiting.remove(wish)
    left = [wish for wish in wishes if wish in waiting or not wish.homes]
    rest, lost = _by_support(room, left, Why.FROM_THE_REST, hands)
    return won + rest + lost


def _cheapest(waiting: list[Wish], hands: dict[int, Fraction]) -> tuple[Wish, Fraction] | None:
    """The wish that asks the least per yuan of its cost, and the most that one home pays for it."""
    best: tuple[Fraction, Wish, Fraction] | None = None
    for wish in waiting:
        each = _most_paid(wish, hands)
        if each is not None and (best is None or each / wish.cost < best[0]):
            best = (each / wish.cost, wish, each)
    return best and (best[1], best[2])


def _most_paid(wish: Wish, hands: dict[int, Fraction]) -> Fraction | None:
    """What the fullest hand pays when the cost is shared as evenly as all hands allow."""
    owed, payers = Fraction(wish.cost), len(wish.homes)
    for hand in sorted(hands[home] for home in wish.homes):
        if hand * payers >= owed:
            return owed / payers
        owed -= hand
        payers -= 1
    return None


def _by_support(
    room: Fraction, wishes: Sequence[Wish], why: Why, hands: Mapping[int, Fraction]
) -> tuple[list[Outcome], list[Outcome]]:
    won, lost = [], []
    for wish in sorted(wishes, key=lambda one: -len(one.homes)):
        in_hand = _in_hand(wish, hands)
        if not wish.homes:
            lost.append(Outcome(wish=wish, why=Why.NOBODY, room=room))
        elif wish.cost <= room:
            won.append(Outcome(wish=wish, why=why, room=room, in_hand=in_hand))
            room -= wish.cost
        else:
            lost.append(Outcome(wish=wish, why=Why.NO_ROOM, room=room, in_hand=in_hand))
    return won, lost


def _in_hand(wish: Wish, hands: Mapping[int, Fraction]) -> Fraction:
    return sum((hands.get(home, Fraction(0)) for home in wish.homes), Fraction(0))
