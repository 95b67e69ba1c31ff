"""The whole test suite: on SQLite, the database tests again on PostgreSQL, and in a real browser.

Further words are passed to pytest, which then runs once: `./linli test tests/ledger -k reversal`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tools.browser import chromium
from tools.places import ROOT, Missing
from tools.postgres import throwaway

_NO_TESTS = 5
_SIDE_BY_SIDE = ["-n", str(os.cpu_count() or 1)]


@dataclass(frozen=True, kw_only=True)
class Run:
    """What came of one run of pytest."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    code: int = 0

    def __add__(self, other: Run) -> Run:
        return Run(
            passed=self.passed + other.passed,
            failed=self.failed + other.failed,
            skipped=self.skipped + other.skipped,
            code=self.code or other.code,
        )


def main(words: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="linli-test-") as data:
        whole = _pytest("Tests", words, data) if words else _everything(data)
    if not whole.passed and not whole.failed:
        print("No tests were found.", file=sys.stderr)
    if whole.skipped:
        print(f"{whole.skipped} skipped")
    print(f"{whole.passed} passed, {whole.failed} failed")
    return 1 if whole.failed or whole.code or not whole.passed else 0


def _everything(data: str) -> Run:
    return _on_sqlite(data) + _on_postgresql(data) + _in_chromium(data)


def _on_sqlite(data: str) -> Run:
    return _pytest("On SQLite", ["-m", "not browser", *_SIDE_BY_SIDE], data)


def _on_postgresql(data: str) -> Run:
    name = "On PostgreSQL"
    try:
        with throwaway() as url:
            return _pytest(name, ["-m", "database", *_SIDE_BY_SIDE], data, {"DATABASE_URL": url})
    except Missing as what:
        return _not_run(name, what)


def _in_chromium(data: str) -> Run:
    name = "In Chromium"
    try:
        return _pytest(name, ["-m", "browser"], data, {"CHROMIUM": chromium()})
    except Missing as what:
        return _not_run(name, what)


def _not_run(name: str, what: Missing) -> Run:
    """A suite that cannot run has failed: nothing is left out in silence."""
    print(f"== {name}: NOT RUN. It needs {what}\n", file=sys.stderr, flush=True)
    return Run(code=1)


def _pytest(
    name: str, words: Sequence[str], data: str, more: Mapping[str, str] | None = None
) -> Run:
    print(f"== {name}", flush=True)
    report = Path(data) / "report.xml"
    report.unlink(missing_ok=True)
    started = time.monotonic()
    code = subprocess.run(
        [sys.executable, "-m", "pytest", f"--junitxml={report}", *words],
        cwd=ROOT,
        env=os.environ | {"LINLI_DATA": f"{data}/state"} | dict(more or {}),
        check=False,
    ).returncode
    run = _read(report, 0 if code == _NO_TESTS else code)
    seconds = time.monotonic() - started
    print(f"== {name}: {run.passed} passed, {run.failed} failed, {seconds:.0f} s\n", flush=True)
    return run


def _read(report: Path, code: int) -> Run:
    """A run that left no report did not get as far as its tests."""
    if not report.exists():
        return Run(code=code or 1)
    counts = ElementTree.parse(report).getroot().find("testsuite")
    assert counts is not None
    tests, bad, errors, skipped = (
        int(counts.get(kind, "0")) for kind in ("tests", "failures", "errors", "skipped")
    )
    failed = bad + errors
    return Run(passed=max(0, tests - failed - skipped), failed=failed, skipped=skipped, code=code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
