"""Data that lie beside the repository and not in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.places import ROOT


def story(name: str) -> Path:
    """What lies under this name among the stories; the test is skipped where there are none."""
    return _lying(f"story/{name}")


def data(name: str) -> Path:
    """What lies under this name among the data from outside; skipped where there are none."""
    return _lying(f"data/{name}")


def _lying(name: str) -> Path:
    """Looked for in and beside `LINLI_TESTDATA`, or beside the repository."""
    beside = os.environ.get("LINLI_TESTDATA")
    shared = [Path(beside), Path(beside).parent] if beside else [ROOT.parent / "shared"]
    for folder in shared:
        if (found := folder / name).exists():
            return found
    pytest.skip(f"{name} does not lie in {shared[0]}; set LINLI_TESTDATA to where it does")
