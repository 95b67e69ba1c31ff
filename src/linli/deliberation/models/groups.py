from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.deliberation.models.meetings import Meeting
from linli.deliberation.models.projects import Project
from linli.deliberation.models.resolutions import Resolution
from linli.people.models import Person
from linli.places.models import Coded, Owned, OwnedQuerySet


class Group(Coded):
    """居民自治小组: neighbours who look after a matter themselves, founded by a meeting."""

    name = models.CharField(max_length=80)
    founded_on = models.DateField()
    founded_by = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="groups_founded"
    )
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

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "group",
                "person",
                condition=models.Q(until__isnull=True),
                name="deliberation_member_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id}"


class GroupIssue(Coded):
    """A matter that a group looks after: its cost, who pays, who leads it, what came of it.

    What neighbours give of their own will is asked for only after a meeting decided it (guardrail
    E34); who gave and who did not is kept nowhere here.
    """

    class Funding(models.TextChoices):
        NOTHING = "nothing", _("costs nothing")
        COMMITTEE = "committee", _("the residents' committee pays")
        PROPERTY = "property", _("the property company pays")
        GIFTS = "gifts", _("neighbours give, of their own will")
        SPONSOR = "sponsor", _("a sponsor pays")

    group = models.ForeignKey(Group, models.PROTECT, related_name="issues")
    title = models.CharField(max_length=120)
    opened_on = models.DateField()
    solved_on = models.DateField(null=True, blank=True)
    led_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="group_issues_led"
    )
    cost_fen = models.PositiveBigIntegerField(null=True, blank=True)
    given_fen = models.PositiveBigIntegerField(default=0)
    funding = models.CharField(max_length=12, choices=Funding.choices, blank=True, default="")
    decided_in = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="fundraisings"
    )
    result = models.CharField(max_length=200, blank=True, default="")

    objects = OwnedQuerySet["GroupIssue"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(funding="gifts") | models.Q(decided_in__isnull=False),
                name="deliberation_gifts_were_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.title
