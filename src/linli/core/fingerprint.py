"""Eight characters that two people can compare aloud."""

from __future__ import annotations

import hashlib

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are misread


def fingerprint(*parts: str) -> str:
    """'7K2M-Q4XD': the same for the same parts, another for any change of them."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    number = int.from_bytes(digest[:5])
    letters = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in range(8))
    return f"{letters[:4]}-{letters[4:]}"
