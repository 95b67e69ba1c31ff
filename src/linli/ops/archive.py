"""The backup file: a zip with the database, the files and a manifest that names every member.

Keys are never in it. The manifest holds a fingerprint of each, so that a restore can tell whether
the keys at hand are the ones that the database was written with.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from linli.ops.failure import Failed

DATABASE = "database"
FILES = "files/"
_MANIFEST = "manifest.json"
_CHUNK = 1 << 20
# What Python raises for a zip that was cut, changed or made by something else.
_UNREADABLE = (OSError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself. `members` has the SHA-256 of each, `made_at` is in UTC."""

    made_at: str
    engine: str
    versions: dict[str, str]
    migrations: list[str]
    keys: dict[str, str]
    members: dict[str, str] = field(default_factory=dict)


def write(path: Path, manifest: Manifest, database: Path, files: Path) -> None:
    """Write a backup; `path` is there only once it is complete."""
    fresh = path.with_name(f"{path.name}.part")
    try:
        with fresh.open("wb") as out:
            fresh.chmod(0o600)
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
                _pack(packed, DATABASE, database, manifest)
                for source in _tree(files):
                    _pack(packed, f"{FILES}{source.relative_to(files)}", source, manifest)
                packed.writestr(_MANIFEST, json.dumps(asdict(manifest), indent=2))
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def read_manifest(packed: zipfile.ZipFile) -> Manifest:
    """Raises Failed when this is no backup of Linli."""
    try:
        return Manifest(**json.loads(packed.read(_MANIFEST)))
    except (KeyError, TypeError, *_UNREADABLE) as why:
        raise Failed(f"This is not a backup of Linli: {why}") from why


def open_verified(path: Path) -> tuple[zipfile.ZipFile, Manifest]:
    """Open a backup whose every member is named in its manifest, once, with its very digest."""
    try:
        packed = zipfile.ZipFile(path)
    except _UNREADABLE as why:
        raise Failed(f"{path} cannot be read as a backup: {why}") from why
    manifest = read_manifest(packed)
    there = sorted(name for name in packed.namelist() if name != _MANIFEST)
    if there != sorted(manifest.members):
        raise Failed(f"{path} does not hold what its manifest says.")
    for name, digest in manifest.members.items():
        if not _is_plain(name) or _digest_inside(packed, name) != digest:
            raise Failed(f"{path} is damaged: {name} is not what was written.")
    return packed, manifest


def unpack(packed: zipfile.ZipFile, name: str, target: Path) -> None:
    """Write one member of a verified backup to a place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with packed.open(name) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            out.write(chunk)


def fingerprints(folder: Path) -> dict[str, str]:
    """A fingerprint of each key: enough to recognise it, of no use to anybody else."""
    return {key.name: _fingerprint(key.read_bytes()) for key in sorted(folder.glob("*.key"))}


def _fingerprint(key: bytes) -> str:
    return hashlib.sha256(b"linli key fingerprint\n" + key.strip()).hexdigest()[:16]


def _pack(packed: zipfile.ZipFile, name: str, source: Path, manifest: Manifest) -> None:
    digest = hashlib.sha256()
    with source.open("rb") as read, packed.open(name, "w", force_zip64=True) as out:
        for chunk in _chunks(read):
            digest.update(chunk)
            out.write(chunk)
    manifest.members[name] = digest.hexdigest()


def _digest_inside(packed: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with packed.open(name) as read:
            for chunk in _chunks(read):
                digest.update(chunk)
    except _UNREADABLE:
        return ""
    return digest.hexdigest()


def _chunks(read: IO[bytes]) -> Iterator[bytes]:
    while chunk := read.read(_CHUNK):
        yield chunk


def _tree(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _is_plain(name: str) -> bool:
    """The database, or a file below the folder of files; nothing that climbs out of it."""
    return name == DATABASE or (name.startswith(FILES) and ".." not in Path(name).parts)
