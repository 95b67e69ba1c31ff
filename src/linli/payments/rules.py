"""What a haggled price saved, and who of three may do what with money (E36)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Offer:
    """A quote as a value: its id, that of the offer it revises, and its price in fen."""

    id: int
    supersedes: int | None
    amount_fen: int


def first_of_chain(offers: Sequence[Offer], chosen: Offer) -> Offer:
    """The vendor's first offer: where the chain of revisions that ends in `chosen` began."""
    by_id = {offer.id: offer for offer in offers}
    first = chosen
    while first.supersedes is not None:
        first = by_id[first.supersedes]
    return first


def standing(offers: Sequence[Offer]) -> list[Offer]:
    """The offers that hold: those that no later one supersedes."""
    gone = {offer.supersedes for offer in offers}
    return [offer for offer in offers if offer.id not in gone]
