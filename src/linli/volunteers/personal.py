"""What is held of a volunteer (guardrail E61)."""

from __future__ import annotations

from typing import Any

from linli.core.time import stamp
from linli.people.models import Person
from linli.volunteers.models import Shift


def export(person: Person) -> dict[str, Any]:
    """The person's shifts, as plain values under stable names."""
    return {
        "shifts": [
            {
                "post": shift.post.name,
                "planned": stamp(shift.planned_start),
                "in": stamp(shift.checked_in) if shift.checked_in else None,
                "out": stamp(shift.checked_out) if shift.checked_out else None,
                "confirmed_at": stamp(shift.confirmed_at) if shift.confirmed_at else None,
            }
            for shift in Shift.objects.filter(person=person).select_related("post")
        ]
    }
