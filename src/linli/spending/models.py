from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet


class Budget(Coded):
    """A surplus that neighbours decide about: so many fen, first wishes, then approvals."""

    class State(models.TextChoices):
        PROPOSING = "proposing", _("gathering wishes")
        VOTING = "voting", _("every home chooses")
        DECIDED = "decided", _("decided")

    class Method(models.TextChoices):
        EQUAL_SHARES = "equal_shares", _("Equal shares: every home has the same part to give")
        MOST_WANTED = "most_wanted", _("The most wanted first")

    title = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    amount_fen = models.PositiveBigIntegerField()
    method = models.CharField(max_length=16, choices=Method.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSING)
    propose_until = models.DateTimeField()
    vote_until = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["Budget"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(condition=models.Q(amount_fen__gt=0), name="spending_amount"),
            models.CheckConstraint(
                condition=models.Q(vote_until__gt=models.F("propose_until")), name="spending_span"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Improvement(Coded):
    """A wish with its cost. It is chosen among once the committee has looked at it.

    `key` was made with the form, so that a wish sent twice is one wish.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("is being looked at")
        ADMITTED = "admitted", _("on the list")
        DECLINED = "declined", _("cannot be done from this money")

    budget = models.ForeignKey(Budget, models.PROTECT, related_name="improvements")
    title = models.CharField(max_length=80)
    words = models.TextField(blank=True, default="")
    cost_fen = models.PositiveBigIntegerField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="improvements_proposed")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    declined_because = models.CharField(max_length=200, blank=True, default="")
    won = models.BooleanField(null=True, blank=True)
    key = models.CharField(max_length=36)

    objects = OwnedQuerySet["Improvement"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.UniqueConstraint("community", "key", name="spending_wish_once"),
            models.CheckConstraint(condition=models.Q(cost_fen__gt=0), name="spending_cost"),
        ]

    def __str__(self) -> str:
        return self.title


class Approval(Owned):
    """A home would like an improvement. Which homes did is nobody's to read, only how many."""

    improvement = models.ForeignKey(Improvement, models.PROTECT, related_name="approvals")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="approvals")
    given_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="approvals_given"
    )
    at = models.DateTimeField()

    objects = OwnedQuerySet["Approval"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("improvement", "dwelling", name="spending_approval_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("dwelling", name="spending_approval_home"),
        ]

    def __str__(self) -> str:
        return f"{self.dwelling_id} for {self.improvement_id}"
