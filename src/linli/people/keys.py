"""Keys: made once, kept outside the database and outside every backup."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def django_secret_key(folder: Path) -> str:
    """The key that signs sessions and forms, made at the first start."""
    return key_in(folder, "django.key").hex()


def key_in(folder: Path, name: str) -> bytes:
    """32 random bytes kept in a file that only its owner may read; made when missing."""
    path = folder / name
    try:
        return bytes.fromhex(path.read_text().strip())
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = secrets.token_bytes(32)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the same start was quicker
            return key_in(folder, name)
        with os.fdopen(handle, "w") as file:
            file.write(fresh.hex())
        return fresh
