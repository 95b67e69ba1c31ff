"""Which building needs a look first, on plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LOOKBACK_DAYS = 90
"""Three months: what was reported twice in them comes back."""


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """A case as far as a round asks: its kind, the day it was told, whether it is open."""

    kind: str
    told_on: date
    open: bool


@dataclass(frozen=True, kw_only=True)
class Need:
    """Why a building needs a look: the kind that came back and how often, open cases, and days
    since somebody was there (None: nobody ever was).
    """

    kind: str = ""
    times: int = 0
    open: int = 0
    days: int | None = None

    @property
    def order(self) -> tuple[int, int, float]:
        """What came back first, then what is open, then what was not seen for longest."""
        return (-self.times, -self.open, -float("inf") if self.days is None else -self.days)


def need_of(troubles: Iterable[Trouble], last_seen: date | None, today: date) -> Need:
    """The need of one building."""
    told = list(troubles)
    lately = Counter(one.kind for one in told if (today - one.told_on).days <= LOOKBACK_DAYS)
    kind, times = min(lately.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    again = times > 1
    return Need(
        kind=kind if again else "",
        times=times if again else 0,
        open=sum(one.open for one in told),
        days=(today - last_seen).days if last_seen else None,
    )


def days_left(last_seen: date, every_days: int, today: date) -> int:
    """In how many days somebody has to look in again: 0 today, below 0 it is late."""
    return every_days - (today - last_seen).days
