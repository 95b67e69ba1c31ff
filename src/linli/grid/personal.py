"""What the grid holds of a person: what they told, lead and agreed to (guardrail E61)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from linli.core.time import stamp
from linli.grid.models import CarePlan, Case, MeToo
from linli.people.models import Person


def export(person: Person) -> dict[str, Any]:
    """All that is held of a person here, as plain values under stable names."""
    me_toos = MeToo.objects.filter(person=person).select_related("case").order_by("at")
    return {
        "told": [
            {
                "code": case.code,
                "at": stamp(case.reported_at),
                "where": case.whereabouts,
                "words": case.description,
                "state": case.state,
            }
            for case in Case.objects.filter(reporter=person)
            .select_related("place__parent", "near__parent")
            .order_by("reported_at")
        ],
        "leads": list(
            Case.objects.filter(led_by=person).order_by("code").values_list("code", flat=True)
        ),
        "me_too": [{"code": said.case.code, "at": stamp(said.at)} for said in me_toos],
        "looked_in_on": [
            {
                "dwelling": plan.dwelling.code,
                "reason": plan.reason,
                "every_days": plan.every_days,
                "agreed_on": plan.agreed_on,
                "since": plan.since,
                "until": plan.until,
            }
            for plan in CarePlan.objects.filter(person=person).select_related("dwelling")
        ],
    }


def retain(person: Person) -> list[str]:
    """What stays after an erasure, and why, in sentences for the person."""
    if not Case.objects.filter(reporter=person).exists():
        return []
    return [_("What you told us stays with its matter, seen only by those who handle it.")]
