"""The accounts of points."""

from __future__ import annotations

from linli.ledger.accounts import account
from linli.people.models import Person
from linli.places.models import Dwelling, Shop

Holder = Person | Shop | Dwelling


def holder_key(holder: Holder) -> str:
    """'person:12', 'shop:3', 'dwelling:7'."""
    return f"{type(holder).__name__.lower()}:{holder.pk}"


def purse(holder: Holder) -> int:
    """The points of a person, a shop or a dwelling; never below zero (E02)."""
    return account(holder.community_id, "points", "purse", holder_key(holder), floor=0)


def issued(community_id: int) -> int:
    """Where points come from."""
    return account(community_id, "points", "issued", floor=None)


def spent(community_id: int) -> int:
    """Where redeemed points go."""
    return account(community_id, "points", "spent", floor=None)


def uncollected(community_id: int) -> int:
    """Reversed points that had been spent before: nobody owes them (E02)."""
    return account(community_id, "points", "uncollected", floor=None)
