"""What the books say. Amounts are points or fen."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Sum

from linli.ledger.models import Account, Entry


def balance(account_id: int) -> int:
    """What lies in an account now. Raises Account.DoesNotExist."""
    return Account.objects.values_list("balance", flat=True).get(pk=account_id)


def balances(community_id: int, *, unit: str, kind: str) -> dict[str, int]:
    """What lies now in each account of a kind, by holder."""
    accounts = Account.objects.of(community_id).filter(unit=unit, kind=kind)
    return dict(accounts.values_list("holder", "balance"))


def amounts_of(move_id: int) -> dict[int, int]:
    """What a move gave each account, or took from it."""
    return dict(Entry.objects.filter(move=move_id).values_list("account", "amount"))


def statement(account_id: int, before_seq: int | None = None, limit: int = 50) -> list[Entry]:
    """A page of an account's entries with their moves, newest first.

    The next page begins before the `seq` of the last entry of this one.
    """
    entries = Entry.objects.filter(account=account_id).select_related("move").order_by("-seq")
    if before_seq is not None:
        entries = entries.filter(seq__lt=before_seq)
    return list(entries[:limit])


def balance_at(account_id: int, moment: datetime) -> int:
    """What lay in an account once everything up to and including a moment had happened.

    As known today: a move entered later for an earlier day counts on the day it happened. So this
    is a sum over the account and not the `balance_after` of an entry, which follows the order of
    writing.
    """
    happened = Entry.objects.filter(account=account_id, move__at__lte=moment)
    total: int = happened.aggregate(total=Sum("amount", default=0))["total"]
    return total


def sums_by_kind(
    community_id: int,
    *,
    unit: str,
    kind: str,
    since: datetime | None = None,
    until: datetime | None = None,
) -> dict[str, int]:
    """What the accounts of a kind gained or gave, by the kind of move.

    `{"award": 1200, "redeem": -300}`; of moves that happened from `since` on and before `until`.
    """
    entries = Entry.objects.filter(
        account__community=community_id, account__unit=unit, account__kind=kind
    )
    if since is not None:
        entries = entries.filter(move__at__gte=since)
    if until is not None:
        entries = entries.filter(move__at__lt=until)
    by_kind = entries.values("move__kind").annotate(total=Sum("amount"))
    return dict(by_kind.values_list("move__kind", "total"))
