from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.grid.categories import icon_of, label_of
from linli.grid.models.directory import Contact
from linli.grid.rules import stage_of
from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Place


class Category(Coded):
    """What a case is about, in two levels. A community may add its own, with an outside code.

    `due_hours` or, where that is 0, `due_workdays` say until when a case should be solved.
    """

    name = models.CharField(max_length=40, blank=True, default="")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    urgent = models.BooleanField(default=False)
    due_hours = models.PositiveSmallIntegerField(default=0)
    due_workdays = models.PositiveSmallIntegerField(default=5)
    external_code = models.CharField(max_length=40, blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)

    objects = OwnedQuerySet["Category"].as_manager()

    def __str__(self) -> str:
        return label_of(self.code, self.name)

    @property
    def icon(self) -> str:
        return icon_of(self.code)


class ReportChannel(models.TextChoices):
    GRID_PATROL = "grid_patrol", _("found on patrol")
    RESIDENT = "resident", _("reported by a resident")
    PHONE = "phone", _("told by telephone")
    PAPER = "paper", _("handed in on paper")
    HOTLINE_12345 = "hotline_12345", _("12345 hotline")
    PROGRAM = "program", _("sent by another program")


class State(models.TextChoices):
    REPORTED = "reported", _("reported")
    ACCEPTED = "accepted", _("taken up")
    REJECTED = "rejected", _("not taken up")
    MERGED = "merged", _("joined with another")
    DIAGNOSED = "diagnosed", _("cause found")
    IN_PROGRESS = "in_progress", _("being worked on")
    DONE = "done", _("work done")
    VERIFIED = "verified", _("checked")
    CLOSED = "closed", _("closed")
    ESCALATED = "escalated", _("handed on")
    RETURNED = "returned", _("sent back to us")
    SUSPENDED = "suspended", _("waiting")
    REOPENED = "reopened", _("open again")


class Level(models.IntegerChoices):
    """The ladder that a case climbs when it is more than one rung can solve (A58)."""

    GRID = 0, _("the grid")
    COMMUNITY = 1, _("the community")
    JOINT_MEETING = 2, _("the joint meeting")
    SUBDISTRICT = 3, _("the sub-district")
    DEPARTMENT = 4, _("the department in charge, or 12345")


ENDED = (State.CLOSED, State.REJECTED, State.MERGED)


class CaseQuerySet(OwnedQuerySet["Case"]):
    def problems(self) -> Self:
        """Cases that stand for themselves: neither rejected nor merged into another."""
        return self.exclude(state__in=[State.REJECTED, State.MERGED])

    def open(self) -> Self:
        return self.exclude(state__in=ENDED)

    def closed(self) -> Self:
        return self.filter(state=State.CLOSED)

    def overdue(self, now: datetime) -> Self:
        """Open past their due time, and nobody has said that the work is done."""
        return self.open().filter(due_at__lt=now, work_done_at__isnull=True)

    def shown_to_all(self) -> Self:
        """What neighbours may read: taken up by somebody, and nothing private."""
        return self.filter(public=True)


class Case(Coded):
    """事项: a problem or a need, from its first report to its end.

    `description` is what the reporter said and only they and staff read it; `title` is what the
    grid member wrote for everybody. The clock runs from `reported_at`. `me_too` counts the others
    whom it concerns: those who said so, and the reporters of what was joined to it.
    """

    key = models.CharField(max_length=80, null=True, blank=True)
    reported_at = models.DateTimeField()
    reporter = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="reported_cases"
    )
    channel = models.CharField(max_length=16, choices=ReportChannel.choices)
    category = models.ForeignKey(Category, models.PROTECT, related_name="cases")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="cases")
    near = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="cases_near"
    )
    dwelling = models.ForeignKey(
        Dwelling, models.PROTECT, null=True, blank=True, related_name="cases"
    )
    where = models.CharField(max_length=120, blank=True, default="")
    grid = models.ForeignKey(Place, models.PROTECT, null=True, related_name="grid_cases")
    led_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="led_cases"
    )
    title = models.CharField(max_length=120, blank=True, default="")
    description = models.TextField(blank=True, default="")
    urgent = models.BooleanField(default=False)
    public = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.REPORTED)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.GRID)
    due_at = models.DateTimeField(null=True, blank=True)
    me_too = models.PositiveIntegerField(default=0)
    work_done_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta(Coded.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.UniqueConstraint("community", "key", name="grid_case_key"),
            models.CheckConstraint(
                condition=models.Q(state=State.MERGED, merged_into__isnull=False)
                | (~models.Q(state=State.MERGED) & models.Q(merged_into__isnull=True)),
                name="grid_case_merged_into",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.CLOSED) | models.Q(closed_at__isnull=False),
                name="grid_case_closed_at",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["community", "-reported_at"], name="grid_case_latest"),
            models.Index(fields=["community", "state", "-reported_at"], name="grid_case_state"),
            models.Index("community", "grid", "state", name="grid_case_grid"),
            models.Index(fields=["community", "grid", "-reported_at"], name="grid_case_near"),
            models.Index(fields=["community", "-closed_at"], name="grid_case_closed"),
            models.Index("community", "category", "place", name="grid_case_same"),
            models.Index("community", "due_at", name="grid_case_due"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.headline}"

    @property
    def headline(self) -> str:
        """What the matter is called: the title given to it, else its place and kind."""
        return self.title or f"{self.whereabouts} · {self.category}"

    @property
    def whereabouts(self) -> str:
        """Where it is, in words."""
        if self.place is None:
            return self.where
        if self.near is not None:
            between = str(_("between %(one)s and %(other)s"))
            return between % {"one": self.place.said, "other": self.near.said}
        return f"{self.place.said} {self.where}".strip()

    @property
    def is_ended(self) -> bool:
        return self.state in ENDED

    @property
    def stage(self) -> int:
        """How far it has come, of `rules.STAGES`."""
        return stage_of(self.state)


class StepKind(models.TextChoices):
    ACCEPTED = "accepted", _("taken up")
    REJECTED = "rejected", _("not taken up")
    MERGED = "merged", _("joined with another")
    CONTACTED = "contacted", _("called")
    DIAGNOSED = "diagnosed", _("cause found")
    RESPONSIBILITY_FOUND = "responsibility_found", _("found who is responsible")
    NOTICE_SENT = "notice_sent", _("neighbours told")
    HANDED = "handed", _("given to whoever is responsible")
    RETURNED = "returned", _("sent back")
    ESCALATED = "escalated", _("handed on")
    WHISTLED = "whistled", _("asked a department to come")
    ANSWERED = "answered", _("the department came")
    EXTENDED = "extended", _("given more time")
    SUSPENDED = "suspended", _("waiting")
    RESUMED = "resumed", _("taken up again")
    WORK_STARTED = "work_started", _("work began")
    WORK_DONE = "work_done", _("work done")
    VERIFIED = "verified", _("checked")
    CONFIRMED = "confirmed", _("the neighbours say it is solved")
    HALF_FIXED = "half_fixed", _("only half solved")
    NOT_FIXED = "not_fixed", _("not solved")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("opened again")
    REGRIDDED = "regridded", _("given to another grid")
    SUPERVISED = "supervised", _("the sub-district looks after it")
    NOTED = "noted", _("noted")


class Step(Owned):
    """One step of a case's thread, in the words of whoever took it. Order is that of `at`, `id`."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=24, choices=StepKind.choices)
    at = models.DateTimeField()
    actor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="steps")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="calls")
    note = models.TextField(blank=True, default="")
    public = models.BooleanField(default=True)
    fact_id = models.BigIntegerField()

    objects = OwnedQuerySet["Step"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "kind", "at", name="grid_step_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"
