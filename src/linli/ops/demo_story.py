"""The demo community: the story that ships, told into an empty database."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from linli.ops import preparing
from linli.ops.preparing import Progress
from linli.ops.story.replay import replay

FOLDER = Path(__file__).parent / "demo"
_SECONDS_BETWEEN_SIGNS = 0.3


def tell() -> None:
    """Replay the story and start the community's clock at its end. Raises NotEmpty.

    Whoever stops it half-way finds an empty database.
    """
    sign = _Sign()
    try:
        with transaction.atomic():
            community = replay(FOLDER, sign).community
            community.clock_set_at = datetime.now(UTC)
            community.phone = "0631-0000000"  # rings nowhere, like the story's other numbers
            community.save(update_fields=["clock_set_at", "phone"])
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
            self._draw(now)

    def end(self) -> None:
        if self._terminal:
            print(file=sys.stderr)

    def _draw(self, now: Progress) -> None:
        filled = now.percent * 30 // 100
        bar = "█" * filled + "·" * (30 - filled)
        print(f"\r{bar} {now.percent:3}%  {now.stage:<24}", end="", file=sys.stderr, flush=True)
