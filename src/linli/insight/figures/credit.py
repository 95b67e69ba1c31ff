from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Sum

from linli.core.time import day_of
from linli.credit.models import Award, Rule, RuleCode
from linli.credit.rules import Tier, tiered_points
from linli.people.models import Consent, Purpose
from linli.places.models import Community


def credit(community: Community, as_of: datetime) -> dict[str, Any]:
    """What was given, taken back and is held; until the moment."""
    awards = Award.objects.of(community).filter(at__lte=as_of)
    taken_back = awards.filter(reversed_at__lte=as_of)
    led = awards.filter(rule__code_of_rule=RuleCode.LED_PROBLEM_TO_SOLUTION)
    by_rule = awards.values_list("rule__code_of_rule").annotate(sum=Sum("points"))
    return {
        "earned_by_rule": dict(sorted(by_rule)),
        "earned_total": awards.aggregate(sum=Sum("points"))["sum"] or 0,
        "reversed_total": taken_back.aggregate(sum=Sum("points"))["sum"] or 0,
        "shops_in_the_scheme": _shops(community, as_of),
        "led_awards": led.count(),
        "led_reversals": led.filter(reversed_at__lte=as_of).count(),
        "points_for_hours": _points_for_hours(community, as_of),
    }


def _shops(community: Community, as_of: datetime) -> int:
    consents = Consent.objects.of(community).live(as_of).filter(purpose=Purpose.POINTS)
    count: int = consents.aggregate(shops=Count("shop", distinct=True))["shops"]
    return count


def _points_for_hours(community: Community, as_of: datetime) -> dict[str, int]:
    rule = (
        Rule.objects.of(community).in_force(RuleCode.VOLUNTEER_HOURS_TIERED, day_of(as_of)).first()
    )
    if rule is None:
        return {}
    tiers = [Tier(t.above_hours, t.up_to_hours, t.hours_per_point) for t in rule.tiers.all()]
    return {
        str(hours): tiered_points(hours * 60, tiers)
        for hours in community.thresholds.tier_test_hours
    }
