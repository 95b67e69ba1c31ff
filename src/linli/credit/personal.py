"""What is held of a person's points and honours (guardrails E61, E62)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from linli.core.time import stamp
from linli.credit.models import Award, Honour, Redemption
from linli.credit.queries import balance_of
from linli.people.models import Person


def export(person: Person) -> dict[str, Any]:
    """All that is held of a person here, as plain values under stable names."""
    awards = Award.objects.filter(person=person).select_related("rule").order_by("at", "pk")
    return {
        "points": balance_of(person),
        "awards": [
            {
                "at": stamp(award.at),
                "points": award.points,
                "rule": award.rule.code,
                "rewards": award.rule.code_of_rule,
                "taken_back_at": stamp(award.reversed_at) if award.reversed_at else None,
            }
            for award in awards
        ],
        "redemptions": [
            {"at": stamp(one.at), "item": one.item.name, "points": one.points}
            for one in Redemption.objects.filter(person=person).select_related("item")
        ],
        "honours": [
            {"year": honour.year, "title": honour.title, "awarded_on": honour.awarded_on}
            for honour in Honour.objects.filter(nominee=person).order_by("year")
        ],
    }


def retain(person: Person) -> list[str]:
    """What stays after an erasure, and why, in sentences for the person."""
    if not Award.objects.filter(person=person).exists():
        return []
    return [_("Points stay in the books with what they were given for; you can still redeem them.")]
