"""What pins the roll and the ballots, so that what is altered later is found out."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without the letters that are taken for one another when somebody reads them aloud."""

RollRow = tuple[str, str, int]
"""A line of the roll as it is pinned: the tags of dwelling and owner, and 0.01 m²."""


def digest_of(roll: Iterable[RollRow]) -> str:
    """SHA-256 over the lines of a roll in the order of their tags."""
    lines = (f"{tag},{head},{area}\n" for tag, head, area in sorted(roll))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def seal_of(*, salt: str, receipt: str, tag: str, choice: str, channel: str) -> str:
    """SHA-256 of a ballot with a salt that only its row knows: it tells nothing of the choice."""
    said = "\n".join((salt, receipt, tag, choice, channel))
    return hashlib.sha256(said.encode()).hexdigest()


def new_tag() -> str:
    return secrets.token_hex(6)


def new_salt() -> str:
    return secrets.token_hex(16)


def new_receipt() -> str:
    """A code to find one's ballot by: '7K2M-Q4XD'."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"
