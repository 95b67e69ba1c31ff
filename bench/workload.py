"""The same postings for everybody: 5,000 residents, four awards to one redemption at a shop."""

from __future__ import annotations

import random
from typing import NamedTuple

RESIDENTS = 5000
SHOPS = 20
ISSUED = 1
ACCOUNTS = 1 + RESIDENTS + SHOPS
PER_COMMIT = 1000
AT = "2021-01-13 04:00:00"


class Posting(NamedTuple):
    """Accounts are numbered from 1: the issuer, the residents, the shops."""

    key: str
    source: int
    target: int
    amount: int


def postings(count: int) -> list[Posting]:
    """As many postings, always the same, none of which overdraws."""
    chance = random.Random(20210113)  # noqa: S311 (a repeatable workload, no secret)
    held = [0] * (ACCOUNTS + 1)
    made = []
    for number in range(count):
        resident = chance.randint(2, RESIDENTS + 1)
        if chance.random() < 0.2 and held[resident]:
            source, target = resident, chance.randint(RESIDENTS + 2, ACCOUNTS)
            amount = chance.randint(1, held[resident])
        else:
            source, target, amount = ISSUED, resident, chance.randint(1, 20)
        held[source] -= amount
        held[target] += amount
        made.append(Posting(f"posting:{number}", source, target, amount))
    return made
