from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.deliberation.models.projects import Project
from linli.deliberation.procedure import QUORATE
from linli.people.models import Person
from linli.places.models import Coded, Owned, OwnedQuerySet


class StakeholderKind(models.TextChoices):
    """As whom somebody comes to a meeting."""

    RESIDENTS = "residents", _("residents")
    RESIDENTS_COMMITTEE = "residents_committee", _("residents' committee")
    OWNERS_COMMITTEE = "owners_committee", _("owners' committee")
    PROPERTY_COMPANY = "property_company", _("property company")
    MARKET_OFFICE = "market_office", _("market office")
    SANITATION = "sanitation", _("sanitation office")
    SHOPS = "shops", _("shops")
    SUBDISTRICT = "subdistrict", _("sub-district office")
    POLICE = "police", _("police")
    DEPARTMENT = "department", _("another department")


class Meeting(Coded):
    """议事会 and its kin. What each kind may decide stands in `procedure`.

    `entitled` is how many may decide: homes for a residents' assembly, members for an owners'
    committee. `required_kinds` are the stakeholder kinds that have to be there.
    """

    class Kind(models.TextChoices):
        DELIBERATION = "deliberation", _("deliberation meeting")
        MEDIATION = "mediation", _("mediation")
        JOINT = "joint_meeting", _("joint meeting")
        ASSEMBLY = "residents_assembly", _("residents' assembly")
        OWNERS_COMMITTEE = "owners_committee", _("owners' committee")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        NOTICED = "noticed", _("everybody was told")
        RUNNING = "running", _("going on now")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("did not take place")

    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    kind = models.CharField(max_length=24, choices=Kind.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLANNED)
    planned_at = models.DateTimeField()
    noticed_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    venue = models.CharField(max_length=80, blank=True, default="")
    topic = models.CharField(max_length=200)
    entitled = models.PositiveIntegerField(null=True, blank=True)
    required_kinds = models.JSONField(default=list)
    minutes = models.TextField(blank=True, default="")
    minutes_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["Meeting"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(kind__in=QUORATE)
                | models.Q(entitled__gt=0)
                | models.Q(held_at__isnull=True),
                name="deliberation_quorum_known",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["community", "-planned_at"], name="deliberation_meeting_latest"),
        ]

    @property
    def coming(self) -> bool:
        """Whether it still lies ahead."""
        return self.state in (self.State.PLANNED, self.State.NOTICED)

    @property
    def running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def over(self) -> bool:
        return self.state == self.State.HELD


class Attendance(Owned):
    """Who was there: a kind of stakeholder, the organisation, how many people."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    stakeholder_kind = models.CharField(max_length=40, choices=StakeholderKind.choices)
    organisation = models.CharField(max_length=80)
    people = models.PositiveSmallIntegerField()

    objects = OwnedQuerySet["Attendance"].as_manager()

    def __str__(self) -> str:
        return f"{self.organisation} at {self.meeting_id}"


class SignIn(Owned):
    """Somebody on the register is there: by the code at the door, or by the paper list."""

    class Channel(models.TextChoices):
        SCANNED = "scanned", _("by the code at the door")
        PAPER = "paper", _("on the paper list")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="sign_ins")
    person = models.ForeignKey(Person, models.PROTECT, related_name="meeting_sign_ins")
    stakeholder_kind = models.CharField(
        max_length=40, choices=StakeholderKind.choices, default=StakeholderKind.RESIDENTS
    )
    channel = models.CharField(max_length=12, choices=Channel.choices)
    at = models.DateTimeField()

    objects = OwnedQuerySet["SignIn"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("meeting", "person", name="deliberation_signed_in_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.meeting_id}"


class AgendaItem(Coded):
    """议题: what a meeting is to talk about. Without a meeting it waits for the next one.

    `motion` is put to the vote word for word; nobody changes it once the item is open.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("on the agenda")
        DECLINED = "declined", _("not taken up")
        OPEN = "open", _("being talked over")
        DONE = "done", _("talked through")

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="agenda"
    )
    proposed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="topics_proposed"
    )
    commitment = models.ForeignKey(
        "Commitment", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    title = models.CharField(max_length=120)
    motion = models.CharField(max_length=300, blank=True, default="")
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    answer = models.CharField(max_length=200, blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)
    proposed_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["AgendaItem"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.UniqueConstraint(
                "meeting",
                condition=models.Q(state="open"),
                name="deliberation_one_item_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Speaker(Owned):
    """Somebody wants to speak on an item. `spoke_at` is when they were given the floor."""

    class Side(models.TextChoices):
        FOR = "for", _("for it")
        AGAINST = "against", _("against it")
        QUESTION = "question", _("a question")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="speakers")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="times_at_the_floor"
    )
    name = models.CharField(max_length=60)
    side = models.CharField(max_length=12, choices=Side.choices)
    asked_at = models.DateTimeField()
    spoke_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["Speaker"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "item",
                "person",
                condition=models.Q(spoke_at__isnull=True, person__isnull=False),
                name="deliberation_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MinutesAnswer(Owned):
    """Somebody who was there says whether the minutes are right."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes_answers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="minutes_answers")
    right = models.BooleanField()
    words = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField()

    objects = OwnedQuerySet["MinutesAnswer"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("meeting", "person", name="deliberation_minutes_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.meeting_id}"
