"""A moment as it is said on the command line."""

from __future__ import annotations

from datetime import datetime

from linli.ops.failure import Failed


def moment_said(text: str) -> datetime:
    """On the machine's own clock where no zone is named. Raises Failed."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Failed(f"{text} is no time; write 2021-03-31T23:59+08:00.") from None
    return moment if moment.tzinfo else moment.astimezone()
