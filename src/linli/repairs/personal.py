"""What shared repairs hold of a person: what they answered for a home (guardrail E61)."""

from __future__ import annotations

from typing import Any

from linli.core.time import stamp
from linli.people.models import Person
from linli.repairs.models import ShareAnswer


def export(person: Person) -> dict[str, Any]:
    """All that is held of a person here, as plain values under stable names."""
    said = ShareAnswer.objects.filter(answered_by=person).select_related(
        "share__request__case", "share__dwelling"
    )
    return {
        "answers": [
            {
                "case": one.share.request.case.code,
                "dwelling": one.share.dwelling.code,
                "answer": one.answer,
                "at": stamp(one.at),
                "channel": one.channel,
            }
            for one in said
        ]
    }
