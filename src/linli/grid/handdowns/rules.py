"""Whether a handed-down matter was in time, by our own rule."""

from __future__ import annotations

from datetime import datetime


def on_time(
    due_at: datetime | None, closed_at: datetime | None, as_of: datetime | None
) -> bool | None:
    """Closed by its due time, or open and not past it when the file was made.

    What has no due time is in time. None for an open one when nobody knows when the file was made.
    """
    if due_at is None:
        return True
    if closed_at is not None:
        return closed_at <= due_at
    return None if as_of is None else as_of <= due_at
