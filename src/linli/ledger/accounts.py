"""Accounts: opened when they are first needed."""

from __future__ import annotations

from django.db import connection

from linli.ledger.models import Account

_NAMED = (
    "SELECT id FROM ledger_account "
    "WHERE community_id = %s AND unit = %s AND kind = %s AND holder = %s"
)


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
    opened = find(community_id, unit, kind, holder)
    assert opened is not None
    return opened


def find(community_id: int, unit: str, kind: str, holder: str = "") -> int | None:
    """The id of this account, or None where nobody has opened it."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, [community_id, unit, kind, holder])
        row = cursor.fetchone()
    return row[0] if row else None
