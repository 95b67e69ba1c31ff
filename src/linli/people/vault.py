"""Sensitive details at rest: sealed so that only their own row can be read, and found blindly.

A seal is `key id (1 byte) | nonce (12) | AES-256-GCM ciphertext and tag`. The row it belongs to
is authenticated with it: copied to another person, kind or table it does not open. Keys are
derived for each purpose from the master key, which lies outside the database and its backups.
"""

from __future__ import annotations

import hmac
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from linli.people.keys import key_in

_KEY_FILES = {1: "vault.key"}
"""Master keys by id. A new key gets the next id; the old ones stay to open what they sealed."""

_CURRENT = max(_KEY_FILES)
_NONCE = 12


class SealBroken(Exception):
    """A seal does not open: another row's, changed, or sealed with a key that is not here."""


def seal(text: str, *, table: str, person_id: int, kind: str) -> bytes:
    """The text, readable only as this kind of detail of this person in this table."""
    nonce = secrets.token_bytes(_NONCE)
    cipher = AESGCM(_key(_CURRENT, "seal"))
    return (
        bytes([_CURRENT])
        + nonce
        + cipher.encrypt(nonce, text.encode(), _row(_CURRENT, table, person_id, kind))
    )


def unseal(sealed: bytes, *, table: str, person_id: int, kind: str) -> str:
    """The text that was sealed for this row. Raises SealBroken."""
    key_id, nonce, ciphertext = sealed[0], sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    if key_id not in _KEY_FILES:
        raise SealBroken(f"no key {key_id}")
    try:
        plain = AESGCM(_key(key_id, "seal")).decrypt(
            nonce, ciphertext, _row(key_id, table, person_id, kind)
        )
    except InvalidTag as broken:
        raise SealBroken(f"the {kind} of person {person_id} does not open") from broken
    return plain.decode()


def blind_index(kind: str, text: str) -> str:
    """What a detail is found by without being read: a keyed hash, hexadecimal."""
    return hmac.digest(_key(_CURRENT, f"index {kind}"), text.encode(), "sha256").hex()


def _row(key_id: int, table: str, person_id: int, kind: str) -> bytes:
    return f"{key_id}|{table}|{person_id}|{kind}".encode()


def _key(key_id: int, purpose: str) -> bytes:
    return _derive(settings.KEYS, key_id, purpose)


@lru_cache(maxsize=32)
def _derive(folder: Path, key_id: int, purpose: str) -> bytes:
    master = key_in(folder, _KEY_FILES[key_id])
    info = f"linli vault {key_id} {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(master)
