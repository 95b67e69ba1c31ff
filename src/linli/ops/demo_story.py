"""The demo community: a story told into an empty database in one go."""

from __future__ import annotations

import importlib
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from django.db import transaction

from linli.ops import preparing
from linli.ops.preparing import Progress

FOLDER = Path(__file__).parent / "demo"
_STORYTELLER = "linli.ops.replay"
_SECONDS_BETWEEN_SIGNS = 0.3


def can_be_told() -> bool:
    return find_spec(_STORYTELLER) is not None


def tell() -> None:
    """Replay the demo story. One transaction: whoever stops it half-way finds an empty database."""
    sign = _Sign()
    try:
        with transaction.atomic():
            importlib.import_module(_STORYTELLER).replay(FOLDER, progress=sign)
    finally:
        preparing.ready()
        sign.end()


class _Sign:
    """Shows how far it is, on the terminal and on every page, a few times a second."""

    def __init__(self) -> None:
        self._next = 0.0
        self._terminal = sys.stderr.isatty()

    def __call__(self, done: int, total: int, words: str) -> None:
        if time.monotonic() < self._next and done < total:
            return
        self._next = time.monotonic() + _SECONDS_BETWEEN_SIGNS
        now = Progress(stage=words, done=done, total=total)
        preparing.tell(now)
        if self._terminal:
            filled = now.percent // 4
            bar = "█" * filled + "·" * (25 - filled)
            print(
                f"\r{bar} {now.percent:3}%  {words[:40]:<40}", end="", file=sys.stderr, flush=True
            )

    def end(self) -> None:
        if self._terminal:
            print(file=sys.stderr)
