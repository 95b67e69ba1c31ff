"""Until when a case should be solved, and who is asked next when it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import ngettext

from linli.grid.models import Case, Level
from linli.grid.rules import Target, next_rung, target_of

_TWO_DAYS = 48


@dataclass(frozen=True)
class Clock:
    """How a case's target presses, and who comes after those who have it now ('': nobody)."""

    target: Target
    next: str

    @property
    def late(self) -> str:
        """How long past its target: '3 hours', '12 days'; nothing while there is time."""
        minutes = self.target.late_minutes
        if not minutes:
            return ""
        hours = minutes // 60
        if hours < _TWO_DAYS:
            return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
        days = hours // 24
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def clock_of(case: Case, now: datetime) -> Clock:
    """A case without a due time has the community's target for repairs."""
    usual = timedelta(hours=case.community.thresholds.repair_target_hours)
    rung = next_rung(case.level)
    target = target_of(case.due_at or case.reported_at + usual, now)
    return Clock(target, str(Level(rung).label) if rung else "")


def running_clock(case: Case, now: datetime) -> Clock | None:
    """The clock of a case that nobody has said to be done; None for others."""
    return None if case.is_ended or case.work_done_at else clock_of(case, now)
