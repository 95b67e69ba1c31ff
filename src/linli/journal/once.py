"""What is sent twice is done once: by a double tap, a lost answer, a second tab."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import IntegrityError, transaction

from linli.journal.by import By
from linli.journal.models import Sent
from linli.journal.record import action

R = TypeVar("R")

KEPT = timedelta(days=30)
"""How long a key is remembered: nobody sends a form again that was shown a month ago."""


@action
def once(*, key: str, by: By, do: Callable[[], R]) -> R | None:
    """Do it unless the same key came before, and say what came of it; None when it did.

    The key is written with what it does or not at all: what was refused may be sent again.
    """
    return do() if _is_new(key, by) else None


def forget_keys(now: datetime) -> None:
    """Delete the keys that nobody sends any more."""
    Sent.objects.filter(recorded_at__lt=now - KEPT).delete()


def _is_new(key: str, by: By) -> bool:
    """Of two at the same moment the second waits for the first, then finds its key taken."""
    try:
        with transaction.atomic():
            Sent.objects.create(community_id=by.community_id, key=key)
    except IntegrityError:
        return False
    return True
