from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.ballots.matters import Matter
from linli.ballots.rules import Choice, Decision, Reading
from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Place


class Vote(Coded):
    """业主表决: one question to the owners of a scope, open from a minute to a minute.

    Without a scope it is put to the whole community. `about` is empty only in a back-entry that
    does not tell it. `signed` says that the law asks for signed ballots: then, and only then, may
    tellers see how somebody voted (guardrail E42).
    """

    class State(models.TextChoices):
        DRAFTED = "drafted", _("being prepared")
        PUBLICISED = "publicised", _("laid out for everybody to read")
        OPEN = "open", _("open")
        COUNTED = "counted", _("counted")
        ANNULLED = "annulled", _("annulled")

    title = models.CharField(max_length=160)
    question = models.TextField(blank=True, default="")
    about = models.CharField(max_length=24, choices=Matter.choices, blank=True, default="")
    decision_type = models.CharField(
        max_length=12, choices=[(kind.value, kind.value) for kind in Decision]
    )
    signed = models.BooleanField(default=False)
    fire_document = models.CharField(max_length=80, blank=True, default="")
    scope = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="votes")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFTED)
    publicised_at = models.DateTimeField(null=True, blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    roll_digest = models.CharField(max_length=64, blank=True, default="")
    counted_at = models.DateTimeField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)
    annulled_because = models.CharField(max_length=200, blank=True, default="")

    objects = OwnedQuerySet["Vote"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="ballots_vote_span"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["community", "-opens_at"], name="ballots_vote_latest"),
        ]

    def __str__(self) -> str:
        return self.title


class RollEntry(Owned):
    """A dwelling on the roll as it was frozen at the opening: owner and area (0.01 m²).

    `tag` and `head` stand for the dwelling and the owner where the ballots are counted again: they
    are drawn anew for every vote, so that an exported ballot leads to nobody's door.
    """

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="roll")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="roll_entries")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="roll_entries")
    area = models.PositiveIntegerField()
    tag = models.CharField(max_length=16)
    head = models.CharField(max_length=16)

    objects = OwnedQuerySet["RollEntry"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("vote", "dwelling", name="ballots_roll_once"),
            models.UniqueConstraint("vote", "tag", name="ballots_roll_tag_once"),
            models.CheckConstraint(condition=models.Q(area__gt=0), name="ballots_roll_area"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("vote", "owner", name="ballots_roll_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.dwelling_id} on the roll of {self.vote_id}"


class Representative(Owned):
    """The co-owner who speaks for a dwelling in votes that open from now on, by a signed paper."""

    dwelling = models.OneToOneField(Dwelling, models.PROTECT, related_name="representative")
    person = models.ForeignKey(Person, models.PROTECT, related_name="represents")
    document = models.CharField(max_length=80)
    named_at = models.DateTimeField()

    objects = OwnedQuerySet["Representative"].as_manager()

    def __str__(self) -> str:
        return f"{self.person_id} for {self.dwelling_id}"


class Channel(models.TextChoices):
    ONLINE = "online", _("online")
    PAPER = "paper", _("on paper")
    PROXY = "proxy", _("by proxy")
    TELEPHONE = "telephone", _("by telephone, with a witness")


class Ballot(Coded):
    """选票: what a dwelling said. The first one stands.

    Only one that was taken down by telephone may be replaced by the owner in person; the replaced
    one stays on record. How somebody voted is for the tellers alone (guardrail E42). `receipt` is
    for the voter, who finds the ballot by it among those that were counted.
    """

    entry = models.ForeignKey(RollEntry, models.PROTECT, related_name="ballots")
    cast_by = models.ForeignKey(Person, models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Choice])
    channel = models.CharField(max_length=12, choices=Channel.choices)
    proxy_document = models.BooleanField(default=False)
    document = models.CharField(max_length=80, blank=True, default="")
    witness = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="ballots_witnessed"
    )
    receipt = models.CharField(max_length=9)
    salt = models.CharField(max_length=32)
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
            models.UniqueConstraint("community", "receipt", name="ballots_receipt_once"),
        ]


class Paper(Owned):
    """A paper ballot from the box. It was in time when its first reading was.

    It counts as soon as two different people read the same on it; until then it waits, and keeps
    its home from voting on another channel.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a second pair of eyes")
        DISPUTED = "disputed", _("was read in two ways")
        COUNTED = "counted", _("read twice and counted")
        SPOILT = "spoilt", _("read twice: it says nothing")

    entry = models.OneToOneField(RollEntry, models.PROTECT, related_name="paper")
    taken_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)

    objects = OwnedQuerySet["Paper"].as_manager()

    def __str__(self) -> str:
        return f"paper of {self.entry_id}"


class PaperReading(Owned):
    """What one person read on a paper ballot; each person's latest reading is theirs."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="readings")
    read_by = models.ForeignKey(Person, models.PROTECT, related_name="papers_read")
    reading = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Reading])
    at = models.DateTimeField()

    objects = OwnedQuerySet["PaperReading"].as_manager()

    def __str__(self) -> str:
        return f"{self.paper_id} as read by {self.read_by_id}"
