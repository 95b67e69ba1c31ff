"""Acts that need two neighbours: one is read, an action of the other is called."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import CHINA
from linli.credit.actions import award
from linli.credit.facts import HoursSettled
from linli.credit.models import Rule, RuleCode, Settlement
from linli.credit.permissions import may_adopt_rules
from linli.credit.rules import Tier, tiered_points
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.volunteers.models import Shift


@action
def settle_hours(
    *, by: By, at: datetime, from_date: date, to_date: date, code: str = ""
) -> Settlement:
    """Turn confirmed hours of some days, both inclusive, into points by the tiers in force.

    Tiers count over the calendar year. Refused: SETTLED_BEFORE when days overlap.
    """
    if not may_adopt_rules(by, at):
        raise Refused("NOT_YOURS_TO_ADOPT", _("The committee settles the hours."))
    rewards = RuleCode.VOLUNTEER_HOURS_TIERED
    settled = Settlement.objects.of(by.community_id).filter(code_of_rule=rewards)
    if settled.filter(from_date__lte=to_date, to_date__gte=from_date).exists():
        raise Refused("SETTLED_BEFORE", _("Some of these days were settled before."))
    settlement = Settlement.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Settlement, by.community_id, "ST")[0],
        code_of_rule=rewards,
        from_date=from_date,
        to_date=to_date,
        run_at=at,
    )
    recorded = record(HoursSettled(settlement_id=settlement.pk), by=by, at=at)
    rule = Rule.objects.of(by.community_id).in_force(rewards, at.astimezone(CHINA).date()).first()
    tiers = _tiers(rule)
    before = _minutes(by.community_id, _earlier(settlement, settled))
    now = _minutes(by.community_id, [(from_date, to_date)])
    people = Person.objects.of(by.community_id).in_bulk(list(now))
    for person, minutes in sorted(now.items()):
        points = tiered_points(minutes, tiers, before.get(person, 0))
        award(
            by=by,
            at=at,
            rewards=rewards,
            holder=people[person],
            because=recorded,
            points=points,
        )
    return settlement


def _tiers(rule: Rule | None) -> list[Tier]:
    if rule is None:
        return []
    return [Tier(t.above_hours, t.up_to_hours, t.hours_per_point) for t in rule.tiers.all()]


def _earlier(settlement: Settlement, settled: Iterable[Settlement]) -> list[tuple[date, date]]:
    """The days of the same calendar year that were settled before."""
    year = settlement.from_date.year
    return [
        (one.from_date, one.to_date)
        for one in settled
        if one.pk != settlement.pk and one.from_date.year == year
    ]


def _minutes(community_id: int, spans: list[tuple[date, date]]) -> dict[int, int]:
    """Confirmed minutes by person, of shifts that began on those days."""
    minutes: dict[int, int] = {}
    for first, last in spans:
        start = datetime.combine(first, datetime.min.time(), CHINA)
        end = datetime.combine(last + timedelta(days=1), datetime.min.time(), CHINA)
        served = Shift.objects.of(community_id).confirmed()
        served = served.filter(checked_in__gte=start, checked_in__lt=end)
        for shift in served.only("person", "checked_in", "checked_out"):
            minutes[shift.person_id] = minutes.get(shift.person_id, 0) + shift.minutes
    return minutes
