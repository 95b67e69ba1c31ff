"""What is asked of the ledger, as values."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from linli.journal.by import By

OPENING = "opening"  # the kind of a move that carries old books over: the only one without a fact
LONGEST_KEY = 120
LARGEST = 10**15  # points or fen in one leg; far from where SQLite would turn a sum into a float


class Leg(NamedTuple):
    """An account gains `amount` (points or fen), or gives it where negative."""

    account_id: int
    amount: int


class Posted(NamedTuple):
    """The move that stands. `replayed`: it stood already, nothing was written this time."""

    move_id: int
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMove:
    """A move that is asked for. `key` is made by the one who asks, unique in the community."""

    by: By
    at: datetime
    key: str
    kind: str
    legs: Sequence[Leg]
    because_id: int | None = None
    memo: str = ""
    reverses_id: int | None = None


def check(move: NewMove) -> None:
    """Raises ValueError for a move that no caller may ask for."""
    amounts = [amount for _, amount in move.legs]
    if len(amounts) < 2 or sum(amounts) != 0:
        raise ValueError("a move has two or more legs that sum to zero")
    if 0 in amounts or max(amounts) > LARGEST or min(amounts) < -LARGEST:
        raise ValueError(f"a leg moves at least 1 and at most {LARGEST}")
    if len(dict(move.legs)) < len(amounts):
        raise ValueError("a move has one leg for an account")
    if not 0 < len(move.key) <= LONGEST_KEY:
        raise ValueError(f"a key has 1 to {LONGEST_KEY} characters")
    if not (move.key + move.kind + move.memo).isprintable():
        raise ValueError("key, kind and memo are each one line of text")
    if move.because_id is None and move.kind != OPENING:
        raise ValueError("a move happens because of a fact; only opening books have none")


def digest(
    community_id: int,
    key: str,
    kind: str,
    memo: str,
    reverses_id: int | None,
    legs: Sequence[tuple[int, int]],
) -> bytes:
    """SHA-256 of what was asked, by which a key that comes again is compared.

    Not when nor by whom: a form sent twice arrives later the second time. The bytes are lines of
    UTF-8, of which none holds a line break; the first is the version of this format.
    """
    by_account = " ".join([f"{account_id}:{amount}" for account_id, amount in sorted(legs)])
    content = f"move1\n{community_id}\n{key}\n{kind}\n{memo}\n{reverses_id or ''}\n{by_account}"
    return hashlib.sha256(content.encode()).digest()


def digest_of(move: NewMove) -> bytes:
    """The digest of a move that is asked for."""
    return digest(move.by.community_id, move.key, move.kind, move.memo, move.reverses_id, move.legs)
