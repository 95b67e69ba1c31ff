from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Shop


class RuleCode(models.TextChoices):
    """What points can be earned for."""

    VOLUNTEER_HOURS_TIERED = "VOLUNTEER_HOURS_TIERED", _("volunteer hours")
    LED_PROBLEM_TO_SOLUTION = "LED_PROBLEM_TO_SOLUTION", _("leading a problem to its solution")
    COOPERATED_RECTIFICATION = "COOPERATED_RECTIFICATION", _("helping to put things right")
    SHOP_COOPERATED_RECTIFICATION = (
        "SHOP_COOPERATED_RECTIFICATION",
        _("a shop helping to put things right"),
    )
    PROPERTY_FEE_PAID = "PROPERTY_FEE_PAID", _("paying the property fee")
    POLL_ANSWERED = "POLL_ANSWERED", _("saying what one thinks when everybody is asked")


class RuleQuerySet(OwnedQuerySet["Rule"]):
    def in_force(self, code: str, day: date) -> Self:
        """The version of a rule on a day; `since` and `until` are both inclusive."""
        return (
            self.filter(code_of_rule=code, since__lte=day)
            .filter(models.Q(until__isnull=True) | models.Q(until__gte=day))
            .order_by("-since", "-pk")
        )


class Rule(Coded):
    """One version of a rule of the rulebook. A rule that takes points cannot exist (E01)."""

    code_of_rule = models.CharField(max_length=48)
    points = models.PositiveIntegerField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    adopted_by = models.CharField(max_length=120, blank=True, default="")

    objects = RuleQuerySet.as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(points__isnull=True) | models.Q(points__gt=0),
                name="credit_rule_only_gives",
            ),
        ]

    @property
    def label(self) -> str:
        """What it rewards, in the reader's language."""
        known = {code.value: code.label for code in RuleCode}
        return str(known.get(self.code_of_rule, self.code_of_rule))


class RuleTier(models.Model):
    rule = models.ForeignKey(Rule, models.PROTECT, related_name="tiers")
    above_hours = models.PositiveIntegerField()
    up_to_hours = models.PositiveIntegerField(null=True, blank=True)
    hours_per_point = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["above_hours"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(hours_per_point__gt=0), name="credit_tier_only_gives"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.above_hours}–{self.up_to_hours or '…'} h: 1 per {self.hours_per_point} h"


class Award(Owned):
    """Points given to a person, a shop or a dwelling because of a fact, by a version of a rule.

    `reversed_move_id` names the counter-move once the award was taken back.
    """

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="awards")
    shop = models.ForeignKey(Shop, models.PROTECT, null=True, blank=True, related_name="awards")
    dwelling = models.ForeignKey(
        Dwelling, models.PROTECT, null=True, blank=True, related_name="awards"
    )
    rule = models.ForeignKey(Rule, models.PROTECT, related_name="awards")
    points = models.PositiveIntegerField()
    at = models.DateTimeField()
    because_id = models.BigIntegerField()
    move_id = models.BigIntegerField(unique=True)
    reversed_move_id = models.BigIntegerField(null=True, blank=True, unique=True)
    reversed_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["Award"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(
                    models.Q(person__isnull=False, shop__isnull=True, dwelling__isnull=True)
                    | models.Q(person__isnull=True, shop__isnull=False, dwelling__isnull=True)
                    | models.Q(person__isnull=True, shop__isnull=True, dwelling__isnull=False)
                ),
                name="credit_award_one_holder",
            ),
            models.CheckConstraint(condition=models.Q(points__gt=0), name="credit_award_gives"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "because_id", name="credit_award_because"),
        ]

    def __str__(self) -> str:
        return f"{self.points} for {self.rule_id}"

    @property
    def holder(self) -> Person | Shop | Dwelling:
        """Who received it."""
        holder = self.person or self.shop or self.dwelling
        assert holder is not None
        return holder


class Settlement(Coded):
    """Hours of some days turned into points at once; settlements of a rule never overlap."""

    code_of_rule = models.CharField(max_length=48)
    from_date = models.DateField()
    to_date = models.DateField()
    run_at = models.DateTimeField()

    objects = OwnedQuerySet["Settlement"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(to_date__gte=models.F("from_date")),
                name="credit_settlement_span",
            ),
        ]


class Item(Coded):
    """What points can be turned into: goods with pieces in stock, or a service (A38)."""

    class Kind(models.TextChoices):
        GOODS = "goods", _("goods")
        SERVICE = "service", _("service")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=80)
    cost_points = models.PositiveIntegerField()
    stock = models.PositiveIntegerField(null=True, blank=True)
    left = models.PositiveIntegerField(null=True, blank=True)

    objects = OwnedQuerySet["Item"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(condition=models.Q(cost_points__gt=0), name="credit_item_cost"),
        ]

    def __str__(self) -> str:
        return self.name


class Redemption(Coded):
    """兑换: points given for an item; neither the balance nor the stock goes below zero."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="redemptions")
    item = models.ForeignKey(Item, models.PROTECT, related_name="redemptions")
    quantity = models.PositiveIntegerField()
    points = models.PositiveIntegerField()
    at = models.DateTimeField()
    move_id = models.BigIntegerField()

    objects = OwnedQuerySet["Redemption"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0), name="credit_redemption_quantity"
            ),
        ]


class Title(models.TextChoices):
    EXCELLENT_PARTY_MEMBER = "excellent_party_member", _("excellent Party member")
    EXCELLENT_UNIT_LEADER = "excellent_unit_leader", _("excellent unit leader")
    GOOD_NEIGHBOUR = "good_neighbour", _("good neighbour")


class AwardingBody(models.TextChoices):
    PARTY_BRANCH = "party_branch", _("Party branch")
    RESIDENTS_COMMITTEE = "residents_committee", _("residents' committee")


class Honour(Coded):
    """荣誉: nominated, laid out for comment, awarded by the body entitled to it (A34).

    Apart from points. A Party honour is only the Party organisation's to award; nobody awards
    themself.
    """

    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=32, choices=Title.choices)
    nominee = models.ForeignKey(Person, models.PROTECT, related_name="honours")
    nominated_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="honours_proposed"
    )
    nominated_on = models.DateField()
    comment_until = models.DateField()
    awarding_body = models.CharField(max_length=24, choices=AwardingBody.choices)
    approved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="honours_approved"
    )
    awarded_on = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["Honour"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(awarded_on__isnull=True)
                | ~models.Q(nominee=models.F("approved_by")),
                name="credit_honour_not_self",
            ),
            models.CheckConstraint(
                condition=models.Q(awarded_on__isnull=True)
                | models.Q(awarded_on__gt=models.F("comment_until")),
                name="credit_honour_after_comment",
            ),
        ]
