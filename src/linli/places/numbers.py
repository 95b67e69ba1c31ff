"""Numbers without gaps, and the short codes made of them."""

from __future__ import annotations

from django.db.models import F

from linli.places.models import Series


def next_number(community_id: int, name: str) -> int:
    """The next number of a series, inside an action's transaction.

    The row stays locked until the transaction ends, so that a number is given once and a
    rolled-back one is given again: the series has no gaps.
    """
    mine = Series.objects.filter(community_id=community_id, name=name)
    if not mine.update(last=F("last") + 1):
        Series.objects.get_or_create(community_id=community_id, name=name)
        mine.update(last=F("last") + 1)
    return mine.values_list("last", flat=True).get()
