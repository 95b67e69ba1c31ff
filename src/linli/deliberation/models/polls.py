from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.deliberation.models.plans import Plan
from linli.people.models import Person
from linli.places.models import Coded, Dwelling, OwnedQuerySet, Place

AGREEMENT = ("agree", "disagree", "unsure")
SATISFACTION = ("satisfied", "not_satisfied", "unsure")


class Poll(Coded):
    """征求意见: what people think, never a decision. A dwelling's last answer counts.

    `scope` is the stairwell, building or compound that is asked; None asks every home.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="polls")
    question = models.CharField(max_length=200)
    choices = models.JSONField(default=list)
    scope = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="polls")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    objects = OwnedQuerySet["Poll"].as_manager()

    def __str__(self) -> str:
        return self.question


class PollAnswer(Coded):
    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        PAPER = "paper", _("on paper")
        DOOR = "door", _("at the door")

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="answers")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="poll_answers")
    answer = models.CharField(max_length=40)
    channel = models.CharField(max_length=12, choices=Channel.choices, default=Channel.ONLINE)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="poll_answers_recorded"
    )

    objects = OwnedQuerySet["PollAnswer"].as_manager()

    class Meta(Coded.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index("poll", "dwelling", "at", name="deliberation_answer_last"),
        ]
