from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet, Sum

from linli.core.time import CHINA, day_of, end_of
from linli.credit.models import Award, Honour, Item, Redemption, Rule, RuleCode, Settlement
from linli.credit.rules import Tier, tiered_points
from linli.people.models import Channel, Consent, Purpose
from linli.people.queries import consented
from linli.places.models import Community
from linli.volunteers.models import Shift


def credit(community: Community, as_of: datetime) -> dict[str, Any]:
    """What was given, taken back, spent and is held; until the moment."""
    awards = Award.objects.of(community).filter(at__lte=as_of)
    reversed_ones = awards.filter(reversed_at__lte=as_of)
    spent = Redemption.objects.of(community).filter(at__lte=as_of)
    by_rule = awards.values_list("rule__code_of_rule").annotate(sum=Sum("points"))
    held = _balances(awards, reversed_ones, spent)
    earned, taken, used = _sum(awards), _sum(reversed_ones), _sum(spent)
    return {
        "earned_by_rule": dict(sorted(by_rule)),
        "earned_total": earned,
        "reversed_total": taken,
        "spent_total": used,
        "balance_total": earned - taken - used,
        "lowest_balance": min(held.values(), default=0),
        "holders": len(held),
        **_hours(community, awards, as_of),
        "shops_in_the_scheme": _shops(community, as_of),
        **_by_reason(awards, reversed_ones),
        **_redeemed(community, spent, as_of),
        "stock_left": _stock(community, spent),
        **_honours(community, as_of),
        "points_for_hours": _points_for_hours(community, as_of),
    }


def _sum(rows: QuerySet[Award] | QuerySet[Redemption]) -> int:
    return rows.aggregate(sum=Sum("points", default=0))["sum"] or 0


def _balances(
    awards: QuerySet[Award], reversed_ones: QuerySet[Award], spent: QuerySet[Redemption]
) -> dict[tuple[str, int], int]:
    """Points by holder, of whoever ever got or redeemed any."""
    held: Counter[tuple[str, int]] = Counter()
    for kind in ("person", "shop", "dwelling"):
        for sign, rows in ((1, awards), (-1, reversed_ones)):
            theirs = rows.filter(**{f"{kind}__isnull": False})
            for holder, points in theirs.values_list(kind, "points"):
                held[kind, holder] += sign * points
    for person, points in spent.values_list("person", "points"):
        held["person", person] -= points
    return dict(held)


def _hours(community: Community, awards: QuerySet[Award], as_of: datetime) -> dict[str, int]:
    """Who got points for hours, and who in the first settlement's days served without."""
    settled = awards.filter(rule__code_of_rule=RuleCode.VOLUNTEER_HOURS_TIERED)
    people = set(settled.values_list("person", flat=True))
    first = (
        Settlement.objects.of(community)
        .filter(run_at__lte=as_of)
        .order_by("run_at", "code")
        .first()
    )
    without = 0
    if first is not None:
        start = datetime.combine(first.from_date, datetime.min.time(), CHINA)
        served = Shift.objects.of(community).confirmed()
        served = served.filter(checked_in__gte=start, checked_in__lte=_last_moment(first.to_date))
        without = len(set(served.values_list("person", flat=True)) - people)
    return {"people_settled": len(people), "people_with_hours_without_points": without}


def _last_moment(day: date) -> datetime:
    """The last microsecond of a day."""
    return datetime.combine(day, datetime.max.time(), CHINA)


def _by_reason(awards: QuerySet[Award], reversed_ones: QuerySet[Award]) -> dict[str, int]:
    given = Counter(awards.values_list("rule__code_of_rule", flat=True))
    back = Counter(reversed_ones.values_list("rule__code_of_rule", flat=True))
    fee = {"rule__code_of_rule": RuleCode.PROPERTY_FEE_PAID}
    return {
        "fee_points_awards": given[RuleCode.PROPERTY_FEE_PAID],
        "fee_points_reversals": back[RuleCode.PROPERTY_FEE_PAID],
        "fee_points_net": _sum(awards.filter(**fee)) - _sum(reversed_ones.filter(**fee)),
        "led_awards": given[RuleCode.LED_PROBLEM_TO_SOLUTION],
        "led_reversals": back[RuleCode.LED_PROBLEM_TO_SOLUTION],
        "cooperating_residents_awarded": given[RuleCode.COOPERATED_RECTIFICATION],
        "cooperating_shops_awarded": given[RuleCode.SHOP_COOPERATED_RECTIFICATION],
    }


def _redeemed(community: Community, spent: QuerySet[Redemption], as_of: datetime) -> dict[str, int]:
    """Of the report year only."""
    year = community.thresholds.report_year or day_of(as_of).year
    first = datetime(year, 1, 1, tzinfo=CHINA)
    of_year = spent.filter(at__gte=first, at__lt=datetime(year + 1, 1, 1, tzinfo=CHINA))
    by_kind = dict(of_year.values_list("item__kind").annotate(sum=Sum("quantity")))
    return {
        "goods_redeemed": by_kind.get(Item.Kind.GOODS, 0),
        "service_redemptions": by_kind.get(Item.Kind.SERVICE, 0),
        "points_spent_in_report_year": _sum(of_year),
    }


def _stock(community: Community, spent: QuerySet[Redemption]) -> dict[str, int]:
    taken = dict(spent.values_list("item").annotate(sum=Sum("quantity")))
    goods = Item.objects.of(community).filter(kind=Item.Kind.GOODS, stock__isnull=False)
    return {item.code: (item.stock or 0) - taken.get(item.pk, 0) for item in goods.order_by("code")}


def _honours(community: Community, as_of: datetime) -> dict[str, Any]:
    awarded = Honour.objects.of(community).filter(awarded_on__lte=day_of(as_of))
    awarded = awarded.select_related("nominee")
    named = sum(
        consented(one.nominee, Purpose.PUBLICITY, Channel.BOARD, end_of(one.awarded_on))
        for one in awarded
        if one.awarded_on
    )
    titles = Counter(awarded.values_list("title", flat=True))
    return {
        "honours_awarded": dict(sorted(titles.items())),
        "honours_named_on_board": named,
    }


def _shops(community: Community, as_of: datetime) -> int:
    consents = Consent.objects.of(community).live(as_of).filter(purpose=Purpose.POINTS)
    count: int = consents.aggregate(shops=Count("shop", distinct=True))["shops"]
    return count


def _points_for_hours(community: Community, as_of: datetime) -> dict[str, int]:
    rules = Rule.objects.of(community)
    rule = rules.in_force(RuleCode.VOLUNTEER_HOURS_TIERED, day_of(as_of)).first()
    if rule is None:
        return {}
    tiers = [Tier(t.above_hours, t.up_to_hours, t.hours_per_point) for t in rule.tiers.all()]
    return {
        str(hours): tiered_points(hours * 60, tiers)
        for hours in community.thresholds.tier_test_hours
    }
