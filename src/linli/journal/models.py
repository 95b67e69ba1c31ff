from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now

from linli.journal.facts import Fact, fact_of


class RecordedFact(models.Model):
    """A fact in the journal. Order is that of `id`; `at` is when it happened."""

    community_id = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    matter = models.CharField(max_length=40)
    matter_id = models.BigIntegerField()
    values = models.JSONField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    by_id = models.BigIntegerField(null=True)
    recorded_by_id = models.BigIntegerField(null=True)
    history = models.BooleanField(default=False)
    because = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="consequences", db_index=False
    )
    remarks = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community_id", "matter", "matter_id", "id", name="journal_fact_matter"),
            models.Index("community_id", "kind", "at", name="journal_fact_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.matter} {self.matter_id}"

    @property
    def fact(self) -> Fact:
        """The fact as the dataclass that was recorded."""
        values: dict[str, Any] = self.values
        return fact_of(self.kind, values)


class Reaction(models.Model):
    """One answer to one fact. `answered` is true once; a failed one keeps its error for repair."""

    fact = models.ForeignKey(RecordedFact, models.PROTECT, related_name="reactions")
    name = models.CharField(max_length=80)
    answered = models.BooleanField()
    error = models.TextField(default="")
    attempts = models.PositiveIntegerField(default=1)
    tried_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("fact", "name", name="journal_reaction_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("id", condition=models.Q(answered=False), name="journal_reaction_failed"),
        ]

    def __str__(self) -> str:
        return f"{self.name} to fact {self.fact_id}"


class Repeat(models.Model):
    """The same thing was sent again and changed nothing: which row of which table."""

    community_id = models.BigIntegerField()
    act = models.CharField(max_length=120)
    row = models.CharField(max_length=80)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community_id", "act", name="journal_repeat_act"),
        ]

    def __str__(self) -> str:
        return f"{self.row} again"


class Sent(models.Model):
    """A form that was sent, by the key that was made when it was shown: it counts once."""

    community_id = models.BigIntegerField()
    key = models.CharField(max_length=80)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("community_id", "key", name="journal_sent_once"),
        ]

    def __str__(self) -> str:
        return self.key


class Refusal(models.Model):
    """A refusal, noted after the rollback by the door at which it was spoken."""

    community_id = models.BigIntegerField()
    code = models.CharField(max_length=80)
    act = models.CharField(max_length=120)
    by_id = models.BigIntegerField(null=True)
    recorded_by_id = models.BigIntegerField(null=True)
    row = models.CharField(max_length=80, default="")
    asked = models.JSONField(default=dict)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community_id", "code", "id", name="journal_refusal_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} at {self.act}"
