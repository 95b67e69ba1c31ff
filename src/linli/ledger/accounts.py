"""Accounts: opened when they are first needed."""

from __future__ import annotations

from django.db.models import QuerySet

from linli.ledger.models import Account


def account(
    community_id: int, unit: str, kind: str, holder: str = "", floor: int | None = 0
) -> int:
    """The id of this account, opened if it is new. Safe when two open it at once.

    `floor` is what its balance never falls below (None: no limit); it counts for a new account
    only.
    """
    found = find(community_id, unit, kind, holder)
    if found is not None:
        return found
    new = Account(community_id=community_id, unit=unit, kind=kind, holder=holder, floor=floor)
    Account.objects.bulk_create([new], ignore_conflicts=True)
    return _named(community_id, unit, kind, holder).get()


def find(community_id: int, unit: str, kind: str, holder: str = "") -> int | None:
    """The id of this account, or None where nobody has opened it."""
    return _named(community_id, unit, kind, holder).first()


def _named(community_id: int, unit: str, kind: str, holder: str) -> QuerySet[Account, int]:
    named = Account.objects.of(community_id).filter(unit=unit, kind=kind, holder=holder)
    return named.values_list("pk", flat=True)
