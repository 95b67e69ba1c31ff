"""The clockwork: once a minute, what is due is done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from linli.journal.once import forget_keys
from linli.journal.record import repeat_failed

Duty = Callable[[datetime], object]

log = logging.getLogger(__name__)

# Name and function of each duty. It is given the moment in UTC, is called about every minute and
# must do nothing when nothing is due; several clockworks may run at once.
DUE: list[tuple[str, Duty]] = [
    ("repeat failed reactions", lambda _now: repeat_failed()),
    ("forget the keys of old forms", forget_keys),
]


def run_due() -> list[str]:
    """Do every duty once. Returns the names of those that failed; the others are not held up."""
    now = datetime.now(UTC)
    return [name for name, duty in DUE if not _done(name, duty, now)]


def _done(name: str, duty: Duty, now: datetime) -> bool:
    try:
        duty(now)
    except Exception:
        log.exception("the clockwork could not %s", name)
        return False
    return True
