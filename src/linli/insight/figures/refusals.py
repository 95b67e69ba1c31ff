from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from linli.journal.models import Refusal, Repeat
from linli.places.models import Community


def refusals(community: Community, as_of: datetime) -> dict[str, Any]:
    """What was refused of the rows of a story, by code."""
    rows = Refusal.objects.filter(community_id=community.pk, at__lte=as_of).exclude(row="")
    by_code: dict[str, set[str]] = defaultdict(set)
    for code, row in rows.values_list("code", "row"):
        by_code[code].add(row)
    return {
        "by_code": {code: sorted(ids) for code, ids in sorted(by_code.items())},
        "total": sum(len(ids) for ids in by_code.values()),
        "repeated_rows": _repeated(community),
    }


def _repeated(community: Community) -> dict[str, int]:
    """Rows that came again and changed nothing, by table."""
    repeats = Repeat.objects.filter(community_id=community.pk)
    return dict(sorted(Counter(repeats.values_list("act", flat=True)).items()))
