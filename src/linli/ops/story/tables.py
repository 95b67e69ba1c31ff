"""Reading a story folder: cells become values, and nothing else happens."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from linli.core.time import CHINA, noon

# In this order rows of the same moment happen.
# fmt: off
ORDER = (
    "settings", "grids", "compounds", "buildings", "stairwell_units", "dwellings", "people",
    "ownership", "appointments", "consents", "families", "family_members", "shops",
    "directory_contacts", "cases", "case_events", "quotes", "share_requests", "share_answers",
    "share_payments", "facilities", "projects", "project_cases", "meetings",
    "meeting_required_kinds", "meeting_attendance", "resolutions", "commitments", "groups",
    "group_members", "group_issues", "property_schemes", "fee_periods", "service_confirmations",
    "fee_payments", "fee_refunds", "book_entries", "teams", "skills", "recurring_services",
    "service_sessions", "session_services", "home_visits", "posts", "availability", "shifts",
    "point_rules", "point_tiers", "point_settlements", "catalogue", "redemptions",
    "honour_nominations", "rectifications", "trainings", "visit_campaigns", "visits", "patrols",
    "plans", "votes", "vote_roll", "ballots", "polls", "poll_answers", "notices", "feedback",
    "partners", "venue_bookings", "books", "book_loans", "events", "charity_takings",
    "charity_payouts",
)
# fmt: on


@dataclass(frozen=True)
class Row:
    """One row of a table. Cells are read by name, as the kind of value that they hold."""

    table: str
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell as text; empty when nothing was given."""
        return self.cells.get(column) or ""

    def whole(self, column: str) -> int | None:
        """The cell as an integer, None when nothing was given."""
        cell = self.text(column)
        return int(cell) if cell else None

    def number(self, column: str) -> int:
        """The cell as an integer that must be there."""
        return int(self.cells[column])

    def day(self, column: str) -> date | None:
        """The cell as a date, None when nothing was given."""
        cell = self.text(column)
        return date.fromisoformat(cell) if cell else None

    def moment(self, column: str) -> datetime | None:
        """The cell as a moment, None when nothing was given."""
        cell = self.text(column)
        return datetime.fromisoformat(cell) if cell else None

    def when(self, column: str) -> datetime:
        """The moment at which the row happens; a day alone means its noon."""
        cell = self.cells[column]
        if "T" in cell:
            return datetime.fromisoformat(cell).astimezone(CHINA)
        return noon(date.fromisoformat(cell))

    def yes(self, column: str) -> bool:
        """The cell as yes or no."""
        return self.text(column) == "yes"


class Story:
    """A folder of tables. A missing table is an empty one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, in file order."""
        path = self.folder / f"{table}.csv"
        if not path.is_file():
            return
        with path.open(encoding="utf-8-sig", newline="") as file:
            for cells in csv.DictReader(file):
                yield Row(table, cells)

    @cached_property
    def settings(self) -> dict[str, str]:
        """The story's settings, as text."""
        return {row.text("key"): row.text("value") for row in self.rows("settings")}

    @property
    def as_of(self) -> datetime:
        """The story's now."""
        return datetime.fromisoformat(self.settings["as_of"])

    def tables(self) -> list[str]:
        """The tables that lie in the folder."""
        return sorted(path.stem for path in self.folder.glob("*.csv"))
