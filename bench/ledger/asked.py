"""The postings as the ledger is asked for them, on the engine that the settings name."""

from __future__ import annotations

from datetime import UTC, datetime

import django

django.setup()

from bench.workload import ACCOUNTS, ISSUED, postings  # noqa: E402 - needs Django to be set up
from linli.journal.by import the_house  # noqa: E402
from linli.journal.models import RecordedFact  # noqa: E402
from linli.ledger.invariants import INVARIANTS  # noqa: E402
from linli.ledger.models import Account, Entry  # noqa: E402
from linli.ledger.rules import Leg, NewMove  # noqa: E402
from linli.places.models import Community  # noqa: E402

NOON = datetime(2021, 1, 13, 4, tzinfo=UTC)


def prepare(count: int) -> list[NewMove]:
    community = Community.objects.create(code="bench", name="bench")
    fact = RecordedFact.objects.create(
        community_id=community.pk, kind="b", matter="b", matter_id=1, values={}, at=NOON
    )
    accounts = [
        Account(
            community=community,
            unit="points",
            kind="purse" if number > ISSUED else "issued",
            holder=str(number),
            floor=0 if number > ISSUED else None,
        )
        for number in range(1, ACCOUNTS + 1)
    ]
    ids = [account.pk for account in Account.objects.bulk_create(accounts)]
    by = the_house(community.pk)
    return [
        NewMove(
            by=by,
            at=NOON,
            key=asked.key,
            kind="award",
            legs=[
                Leg(ids[asked.source - 1], -asked.amount),
                Leg(ids[asked.target - 1], asked.amount),
            ],
            because_id=fact.pk,
        )
        for asked in postings(count)
    ]


def check(count: int) -> None:
    assert Entry.objects.count() == 2 * count
    findings = [finding for invariant in INVARIANTS for finding in invariant()]
    assert not findings, findings
