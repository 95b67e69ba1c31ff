"""Style, types, walls, dependencies, migrations and translations, side by side."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools.places import ROOT, TEMPLATES

_BIN = Path(sys.executable).parent


@dataclass(frozen=True, kw_only=True)
class Check:
    """One tool and the words it is called with; it finds something when it does not exit with 0."""

    name: str
    command: Sequence[str | Path]


def checks() -> list[Check]:
    """The slowest first: they run side by side."""
    pages = sorted(page for folder in TEMPLATES for page in folder.rglob("*.html"))
    python = sys.executable
    return [
        Check(name="types", command=[_BIN / "mypy"]),
        Check(name="walls between modules", command=[_BIN / "lint-imports", "--no-logo"]),
        Check(name="dependencies", command=[_BIN / "deptry", "src"]),
        Check(
            name="migrations",
            command=[python, "-m", "django", "makemigrations", "--check", "--dry-run"],
        ),
        Check(name="translations", command=[python, "-m", "tools.missing_messages"]),
        Check(name="templates", command=[_BIN / "djlint", "--lint", "--quiet", *TEMPLATES]),
        Check(
            name="template tags",
            command=[_BIN / "djade", "--check", "--target-version", "5.2", *pages],
        ),
        Check(name="style", command=[_BIN / "ruff", "check", "--quiet"]),
        Check(name="layout", command=[_BIN / "ruff", "format", "--check", "--quiet"]),
    ]


def main() -> int:
    with (
        tempfile.TemporaryDirectory(prefix="linli-check-") as data,
        ThreadPoolExecutor(os.cpu_count()) as side_by_side,
    ):
        failed = sum(side_by_side.map(lambda check: _finds(check, data), checks()))
    if failed:
        print(f"{failed} of {len(checks())} checks found something.", file=sys.stderr)
    return 1 if failed else 0


def _finds(check: Check, data: str) -> bool:
    settings = {"DJANGO_SETTINGS_MODULE": "linli.settings", "LINLI_DATA": data}
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env=os.environ | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if not done.returncode:
        print(f"ok      {check.name}", flush=True)
        return False
    print(f"FAILED  {check.name}\n{done.stdout.rstrip()}", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
