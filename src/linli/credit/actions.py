"""Awards and their reversal (A33, A34; guardrails E01, E02, E05, E06, E12)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.credit.accounts import Holder, holder_key, issued, purse, uncollected
from linli.credit.facts import AwardTakenBack, PointsAwarded, RuleAdopted
from linli.credit.models import Award, Rule, RuleTier
from linli.credit.permissions import may_adopt_rules
from linli.credit.rules import Tier
from linli.journal.by import By
from linli.journal.models import RecordedFact
from linli.journal.record import action, record
from linli.ledger.books import amounts_of
from linli.ledger.posting import post, reverse
from linli.ledger.rules import Leg
from linli.people.models import Purpose
from linli.people.queries import consented


@action
def adopt_rule(
    *,
    by: By,
    at: datetime,
    code: str,
    rewards: str,
    points: int | None,
    since: date,
    until: date | None = None,
    tiers: Iterable[Tier] = (),
    adopted_by: str = "",
) -> Rule:
    """A version of a rule that a meeting adopted. Refused: NO_NEGATIVE_RULE (E01)."""
    if not may_adopt_rules(by, at):
        raise Refused("NOT_YOURS_TO_ADOPT", _("The committee writes down what a meeting adopted."))
    tiers = list(tiers)
    if (points is not None and points <= 0) or (points is None and not tiers):
        raise Refused(
            "NO_NEGATIVE_RULE", _("Points only thank. A rule gives at least one."), field="points"
        )
    rule = Rule.objects.create(
        community_id=by.community_id,
        code=code,
        code_of_rule=rewards,
        points=points,
        since=since,
        until=until,
        adopted_by=adopted_by,
    )
    RuleTier.objects.bulk_create(
        RuleTier(
            rule=rule, above_hours=tier.above, up_to_hours=tier.up_to, hours_per_point=tier.per
        )
        for tier in tiers
    )
    record(RuleAdopted(rule_id=rule.pk), by=by, at=at)
    return rule


@action
def award(
    *,
    by: By,
    at: datetime,
    rewards: str,
    holder: Holder,
    because: RecordedFact,
    points: int | None = None,
) -> Award | None:
    """Give points for a fact, once: by the version of the rule in force on that day.

    None when there is no such rule or the holder has not opted in (E05): that is no refusal.
    `points` is only given for a rule with tiers. Nobody awards themself (E12): a fact's points
    follow from a rule; who confirmed the fact is checked where the fact is confirmed.
    """
    rule = Rule.objects.of(by.community_id).in_force(rewards, day_of(at)).first()
    if rule is None or not consented(holder, Purpose.POINTS, None, at):
        return None
    amount = rule.points if rule.points is not None else points or 0
    if amount <= 0:
        return None
    posted = post(
        by=by,
        at=at,
        key=f"award:{because.pk}:{rewards}:{holder_key(holder)}",
        kind="award",
        because_id=because.pk,
        memo=rewards,
        legs=[Leg(issued(by.community_id), -amount), Leg(purse(holder), amount)],
    )
    given = Award.objects.create(
        community_id=by.community_id,
        rule=rule,
        points=amount,
        at=at,
        because_id=because.pk,
        move_id=posted.move_id,
        **{type(holder).__name__.lower(): holder},
    )
    fact = PointsAwarded(
        award_id=given.pk, holder=holder_key(holder), points=amount, rule=rule.code_of_rule
    )
    record(fact, by=by, at=at)
    return given


@action
def take_back(*, award: Award, by: By, at: datetime, because: RecordedFact) -> Award:
    """Reverse one award by a counter-move that names it; never below zero (E02).

    Refused: ALREADY_TAKEN_BACK.
    """
    mine = Award.objects.of(by.community_id).filter(pk=award.pk, reversed_at__isnull=True)
    if not mine.update(reversed_at=at):
        raise Refused("ALREADY_TAKEN_BACK", _("This award was taken back before."))
    rest = uncollected(by.community_id)
    posted = reverse(
        award.move_id,
        by=by,
        at=at,
        key=f"take_back:{award.pk}",
        because_id=because.pk,
        memo=award.rule.code_of_rule,
        floor_to=rest,
    )
    Award.objects.filter(pk=award.pk).update(reversed_move_id=posted.move_id)
    award.reversed_at, award.reversed_move_id = at, posted.move_id
    spent = -amounts_of(posted.move_id).get(rest, 0)
    fact = AwardTakenBack(
        award_id=award.pk,
        holder=holder_key(award.holder),
        points=award.points - spent,
        uncollected=spent,
    )
    record(fact, by=by, at=at)
    return award
