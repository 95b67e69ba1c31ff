"""Bring back a backup into an empty place, verified before and after."""

from __future__ import annotations

import tempfile
import zipfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from linli.ops import archive, copies
from linli.ops.archive import Manifest
from linli.ops.failure import Failed
from linli.ops.verbs import doctor


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="what `backup` made")


def run(options: Namespace) -> int:
    packed, manifest = archive.open_verified(options.file)
    with packed:
        _require_fit(manifest)
        _require_keys(manifest)
        _require_empty()
        print(f"Backup of {manifest.made_at}: every member is what was written.")
        _bring_back(packed, manifest)
    call_command("migrate", interactive=False, verbosity=0)
    return doctor.run(Namespace(json=False))


def _require_fit(manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        raise Failed(f"The backup is one of {manifest.engine}, this is {connection.vendor}.")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not known.issuperset(manifest.migrations):
        made_by = manifest.versions.get("linli", "")
        raise Failed(f"The backup was made by a newer Linli ({made_by}); upgrade first.")


def _require_keys(manifest: Manifest) -> None:
    here = archive.fingerprints(settings.KEYS)
    lacking = [name for name, print_ in manifest.keys.items() if here.get(name) != print_]
    if lacking:
        raise Failed(
            f"The keys of this backup are needed: put {', '.join(lacking)} from your copy into "
            f"{settings.KEYS} (or let LINLI_KEYS name their folder), then restore again."
        )


def _require_empty() -> None:
    files = Path(settings.MEDIA_ROOT)
    if not copies.is_empty() or (files.exists() and any(files.iterdir())):
        raise Failed(f"{settings.DATA} holds something already; a restore needs an empty place.")


def _bring_back(packed: zipfile.ZipFile, manifest: Manifest) -> None:
    """Everything is unpacked beside its place first; the database comes last."""
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as folder:
        fresh = Path(folder)
        for name in manifest.members:
            archive.unpack(packed, name, fresh / name)
        files = fresh / archive.FILES
        if files.exists():
            files.replace(settings.MEDIA_ROOT)  # takes the place of an empty folder, if any
        copies.restore_database(fresh / archive.DATABASE)
