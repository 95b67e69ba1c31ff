from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.people.models import Person
from linli.places.models import Coded, Owned, OwnedQuerySet, Place


class NoticeQuerySet(OwnedQuerySet["Notice"]):
    def up(self) -> Self:
        """Those that nobody took down; the time for which one was posted may be over."""
        return self.filter(taken_down_at__isnull=True)

    def on(self, day: date) -> Self:
        """Those that hang on a day; `until` is inclusive."""
        return self.up().filter(models.Q(until__isnull=True) | models.Q(until__gte=day))

    def newest_first(self) -> Self:
        return self.order_by("-posted_at", "-pk")


class Notice(Coded):
    """A notice to everybody or to the people of a place, for a time, because of something.

    A person who is thanked is named only while their consent lives (E20): the name is no part of
    the stored text. `matter` and `matter_id` name what it is about.
    """

    class Kind(models.TextChoices):
        CASE_CLOSED = "case_closed", _("a matter is settled")
        PLAIN = "plain", _("notice")

    key = models.CharField(max_length=80, null=True, blank=True)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    title = models.CharField(max_length=120)
    body = models.TextField(blank=True, default="")
    lines = models.JSONField(default=list)
    audience = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="notices"
    )
    thanks = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="thanked_in"
    )
    matter = models.CharField(max_length=40, blank=True, default="")
    matter_id = models.BigIntegerField(null=True, blank=True)
    because_id = models.BigIntegerField(null=True, blank=True)
    posted_at = models.DateTimeField()
    until = models.DateField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.UniqueConstraint("community", "key", name="notices_notice_key"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["community", "-posted_at"], name="notices_notice_latest"),
            models.Index("community", "matter", "matter_id", name="notices_notice_matter"),
        ]

    def __str__(self) -> str:
        return self.title


class Posting(Owned):
    """A printed notice on a wall: where, since when, and when somebody took it down."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="postings")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="postings")
    posted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="postings")
    at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["Posting"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "notice",
                "place",
                condition=models.Q(taken_down_at__isnull=True),
                name="notices_posting_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} at {self.place_id}"
