"""Copy everything but the keys into one file, while Linli runs."""

from __future__ import annotations

import platform
import tempfile
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

import linli
from linli.ops import archive, copies
from linli.ops.failure import Failed


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that is not there yet")


def run(options: Namespace) -> int:
    target: Path = options.file.resolve()
    if target.exists():
        raise Failed(f"{target} is there already; a backup is never overwritten.")
    if not target.parent.is_dir():
        raise Failed(f"There is no folder {target.parent}.")
    if not MigrationRecorder(connection).has_table():
        raise Failed(f"There is nothing to back up in {settings.DATA}.")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".linli-") as folder:
        copied = Path(folder) / "database"
        manifest = _manifest()
        copies.copy_database(copied)
        archive.write(target, manifest, copied, settings.MEDIA_ROOT)
    print(f"{target}: {len(manifest.members)} members, {target.stat().st_size:,} bytes")
    print(f"The keys are not in it; they are in {settings.KEYS}.")
    return 0


def _manifest() -> archive.Manifest:
    applied = MigrationRecorder(connection).applied_migrations()
    return archive.Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        engine=connection.vendor,
        versions={
            "linli": linli.__version__,
            "django": django.get_version(),
            "python": platform.python_version(),
        },
        migrations=sorted(f"{app}.{name}" for app, name in applied),
        keys=archive.fingerprints(settings.KEYS),
    )
