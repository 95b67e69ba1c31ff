from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.ballots.rules import Choice, Decision
from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Place


class Vote(Coded):
    """业主表决: one question to the owners of a scope, open from a minute to a minute."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("being prepared")
        PUBLICISED = "publicised", _("laid out for everybody to read")
        OPEN = "open", _("open")
        COUNTED = "counted", _("counted")
        ANNULLED = "annulled", _("annulled")

    title = models.CharField(max_length=160)
    decision_type = models.CharField(
        max_length=12, choices=[(kind.value, kind.value) for kind in Decision]
    )
    scope = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="votes")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFTED)
    publicised_at = models.DateTimeField(null=True, blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)

    objects = OwnedQuerySet["Vote"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="ballots_vote_span"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RollEntry(Owned):
    """A dwelling on the roll as it was frozen at the opening: owner and area (0.01 m²)."""

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="roll")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="roll_entries")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="roll_entries")
    area = models.PositiveIntegerField()

    objects = OwnedQuerySet["RollEntry"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("vote", "dwelling", name="ballots_roll_once"),
            models.CheckConstraint(condition=models.Q(area__gt=0), name="ballots_roll_area"),
        ]

    def __str__(self) -> str:
        return f"{self.dwelling_id} on the roll of {self.vote_id}"


class Channel(models.TextChoices):
    ONLINE = "online", _("online")
    PAPER = "paper", _("on paper")
    PROXY = "proxy", _("by proxy")
    TELEPHONE = "telephone", _("by telephone, with a witness")


class Ballot(Coded):
    """选票: what a dwelling said. The first one stands.

    Only one that was taken down by telephone may be replaced by the owner in person; the replaced
    one stays on record. How somebody voted is for the tellers alone (guardrail E42).
    """

    entry = models.ForeignKey(RollEntry, models.PROTECT, related_name="ballots")
    cast_by = models.ForeignKey(Person, models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Choice])
    channel = models.CharField(max_length=12, choices=Channel.choices)
    proxy_document = models.BooleanField(default=False)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="ballots_recorded"
    )
    replaced_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    objects = OwnedQuerySet["Ballot"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(replaced_by__isnull=True),
                name="ballots_ballot_once",
            ),
        ]
