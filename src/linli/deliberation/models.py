from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.ballots.models import Vote
from linli.grid.models import Case, Category
from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Place


class Project(Coded):
    """自治项目: what many complained of is taken up together, from its evidence to its end."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        DELIBERATING = "deliberating", _("being talked over")
        RESOLVED = "resolved", _("decided")
        EXECUTING = "executing", _("being carried out")
        VERIFIED = "verified", _("looked at, and done")
        CLOSED = "closed", _("closed")
        REOPENED = "reopened", _("open again")

    title = models.CharField(max_length=120)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="projects"
    )
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="projects")
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    proposed_on = models.DateField()
    verified_on = models.DateField(null=True, blank=True)
    watch_days = models.PositiveSmallIntegerField(default=90)
    cases = models.ManyToManyField(Case, related_name="projects", blank=True)

    objects = OwnedQuerySet["Project"].as_manager()

    def __str__(self) -> str:
        return self.title


class RequiredKind(Owned):
    """Who has to be at each deliberation of a project."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="required_kinds")
    stakeholder_kind = models.CharField(max_length=40)

    objects = OwnedQuerySet["RequiredKind"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "project", "stakeholder_kind", name="deliberation_required_once"
            ),
        ]

    def __str__(self) -> str:
        return self.stakeholder_kind


class Meeting(Coded):
    """议事会 and its kin. A deliberation advises; an owners' matter it cannot decide (E40)."""

    class Kind(models.TextChoices):
        DELIBERATION = "deliberation", _("deliberation meeting")
        MEDIATION = "mediation", _("mediation")
        JOINT = "joint_meeting", _("joint meeting")
        ASSEMBLY = "residents_assembly", _("residents' assembly")
        OWNERS_COMMITTEE = "owners_committee", _("owners' committee")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        NOTICED = "noticed", _("everybody was told")
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
    venue = models.CharField(max_length=80, blank=True, default="")
    topic = models.CharField(max_length=200)

    objects = OwnedQuerySet["Meeting"].as_manager()

    class Meta(Coded.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["community", "-planned_at"], name="deliberation_meeting_latest"),
        ]


class Attendance(Owned):
    """Who was there: a kind of stakeholder, the organisation, how many people."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    stakeholder_kind = models.CharField(max_length=40)
    organisation = models.CharField(max_length=80)
    people = models.PositiveSmallIntegerField()

    objects = OwnedQuerySet["Attendance"].as_manager()

    def __str__(self) -> str:
        return f"{self.organisation} at {self.meeting_id}"


class Resolution(Coded):
    """决议: a motion as it was put to the vote, and how the hands went."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="resolutions")
    text = models.TextField()
    votes_for = models.PositiveSmallIntegerField()
    votes_against = models.PositiveSmallIntegerField()
    votes_abstain = models.PositiveSmallIntegerField()
    passed = models.BooleanField()

    objects = OwnedQuerySet["Resolution"].as_manager()


class Commitment(Coded):
    """承诺: what a resolution makes somebody do by a day, so that it can be measured."""

    class Kind(models.TextChoices):
        REMOVE_FACILITY = "remove_facility", _("take something away")
        ADD_FACILITY = "add_facility", _("put something up")
        TASK = "task", _("do something")

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="commitments")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    words = models.CharField(max_length=200, blank=True, default="")
    facility = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    from_facility = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="commitments_measured_from"
    )
    min_distance_m = models.PositiveIntegerField(null=True, blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["Commitment"].as_manager()


class Group(Coded):
    """居民自治小组: neighbours who look after a matter themselves."""

    name = models.CharField(max_length=80)
    founded_on = models.DateField()
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="self_governance_groups"
    )
    convenor = models.ForeignKey(Person, models.PROTECT, related_name="groups_convened")
    charter = models.TextField(blank=True, default="")

    objects = OwnedQuerySet["Group"].as_manager()

    def __str__(self) -> str:
        return self.name


class GroupMember(Owned):
    """`since` and `until` are both inclusive."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="group_memberships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["GroupMember"].as_manager()

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id}"


class GroupIssue(Coded):
    """A matter that a group looks after: its cost, who leads it, when it was solved."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="issues")
    title = models.CharField(max_length=120)
    opened_on = models.DateField()
    solved_on = models.DateField(null=True, blank=True)
    led_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="group_issues_led"
    )
    cost_fen = models.PositiveBigIntegerField(null=True, blank=True)
    funding = models.CharField(max_length=120, blank=True, default="")

    objects = OwnedQuerySet["GroupIssue"].as_manager()


class Plan(Coded):
    """What the community means to do, and who has to decide it."""

    title = models.CharField(max_length=160)
    decided_by = models.CharField(max_length=60)
    status_on = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["Plan"].as_manager()

    def __str__(self) -> str:
        return self.title


class OwnersMatter(Owned):
    """What an owners' vote is about."""

    vote = models.OneToOneField(Vote, models.PROTECT, related_name="matter")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="owners_matters")

    objects = OwnedQuerySet["OwnersMatter"].as_manager()

    def __str__(self) -> str:
        return f"{self.vote_id} on {self.plan_id}"


class Poll(Coded):
    """征求意见: what people think, never a decision. A dwelling's last answer counts."""

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="polls")
    question = models.CharField(max_length=200)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    objects = OwnedQuerySet["Poll"].as_manager()

    def __str__(self) -> str:
        return self.question


class PollAnswer(Coded):
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="answers")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="poll_answers")
    answer = models.CharField(max_length=40)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="poll_answers_recorded"
    )

    objects = OwnedQuerySet["PollAnswer"].as_manager()

    class Meta(Coded.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index("poll", "dwelling", "at", name="deliberation_answer_last"),
        ]
