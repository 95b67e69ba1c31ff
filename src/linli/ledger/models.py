from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from linli.journal.models import RecordedFact
from linli.ledger.rules import LONGEST_KEY, OPENING
from linli.places.models import Community, Owned, OwnedQuerySet


class Account(Owned):
    """A place where points or fen lie: a purse, what was issued, what lies outside.

    `kind` and `holder` ("person:12", "dwelling:7") are words of the modules above. The balance
    never falls below `floor`; None is no limit. `balance` and `seq` are those of its last entry.
    """

    class Unit(models.TextChoices):
        POINTS = "points"
        FEN = "fen"

    unit = models.CharField(max_length=6, choices=Unit.choices)
    kind = models.CharField(max_length=24)
    holder = models.CharField(max_length=48, default="")
    floor = models.BigIntegerField(null=True)
    balance = models.BigIntegerField(default=0)
    seq = models.BigIntegerField(default=0)

    objects = OwnedQuerySet["Account"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "community", "unit", "kind", "holder", name="ledger_account_once"
            ),
            models.CheckConstraint(
                condition=models.Q(unit__in=["points", "fen"]), name="ledger_account_unit"
            ),
            models.CheckConstraint(
                condition=models.Q(floor__isnull=True) | models.Q(balance__gte=models.F("floor")),
                name="ledger_account_floor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.holder}".strip()


class Move(models.Model):
    """Points or fen went from accounts to accounts, because of a fact. Never changed.

    `at` is when it happened, `id` the order in which it was written. A correction is another
    move that names what it reverses; a move is reversed once.
    """

    # No foreign keys of its own: a guard asks whether community, fact and move are there.
    community = models.ForeignKey(
        Community, models.PROTECT, db_index=False, db_constraint=False, related_name="+"
    )
    key = models.CharField(max_length=LONGEST_KEY)
    digest = models.BinaryField(max_length=32)
    kind = models.CharField(max_length=24)
    because = models.ForeignKey(
        RecordedFact, models.PROTECT, null=True, db_constraint=False, related_name="+"
    )
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    by_id = models.BigIntegerField(null=True)
    recorded_by_id = models.BigIntegerField(null=True)
    memo = models.TextField(default="")
    reverses = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        db_index=False,
        db_constraint=False,
        related_name="reversals",
    )

    objects = OwnedQuerySet["Move"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("community", "key", name="ledger_move_key"),
            models.UniqueConstraint(
                "reverses",
                condition=models.Q(reverses__isnull=False),
                name="ledger_move_reversed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(because__isnull=False) | models.Q(kind=OPENING),
                name="ledger_move_because",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Entry(models.Model):
    """One leg of a move, in the order of its account: the balance after it is kept beside it."""

    pk = models.CompositePrimaryKey("account_id", "seq")
    account = models.ForeignKey(Account, models.PROTECT, db_index=False, related_name="entries")
    seq = models.BigIntegerField()
    amount = models.BigIntegerField()
    balance_after = models.BigIntegerField()
    move = models.ForeignKey(Move, models.PROTECT, related_name="entries")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(amount=0), name="ledger_entry_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.amount:+d} in account {self.account_id}"
