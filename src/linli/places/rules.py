"""Values of places that need no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """The numbers a community may set for itself. Defaults are those of the story's community."""

    report_year: int = 0
    fatigue_minutes_per_day: int = 480
    stale_contact_days: int = 90
    repair_target_hours: int = 48
    watch_days: int = 90
    meeting_me_too: int = 5
    notice_min_unnamed: int = 3
    rate_min_dwellings: int = 10
    rate_min_unpaid: int = 3
    tier_test_hours: tuple[int, ...] = (0, 1, 10, 20, 21, 22, 80, 81, 83, 200, 201, 204, 300)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Thresholds:
        """Thresholds from stored values; what is not stored has its default."""
        known = {field.name for field in fields(cls)}
        values = {key: value for key, value in stored.items() if key in known}
        if "tier_test_hours" in values:
            values["tier_test_hours"] = tuple(values["tier_test_hours"])
        return cls(**values)
