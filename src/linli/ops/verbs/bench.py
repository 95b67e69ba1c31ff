"""Measure the ledger beside what the machine can do at most: ratios within one run."""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import linli

ROOT = Path(linli.__file__).resolve().parents[2]


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--engine", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="a tenth of the work, once")
    parser.add_argument("--out", type=Path, help="keep every measurement in this file")


def run(options: Namespace) -> int:
    """0 when every goal of `bench/goals.toml` was reached."""
    words = ["--engine", options.engine, "--rounds", str(options.rounds)]
    words += ["--quick"] if options.quick else []
    words += ["--out", str(options.out.resolve())] if options.out else []
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bench.run", *words], cwd=ROOT, check=False
    ).returncode
