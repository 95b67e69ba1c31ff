from __future__ import annotations

from typing import ClassVar

from django.db import models

from linli.activities.models import Event
from linli.people.models import Person
from linli.places.models import Coded, OwnedQuerySet


class Book(Coded):
    """A donated book. Donors and borrowers have nicknames only: they may be children (E66)."""

    title = models.CharField(max_length=160)
    donor_alias = models.CharField(max_length=40)
    donated_on = models.DateField()

    objects = OwnedQuerySet["Book"].as_manager()

    def __str__(self) -> str:
        return self.title


class Loan(Coded):
    """A book is with one reader at a time."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="loans")
    borrower_alias = models.CharField(max_length=40)
    lent_on = models.DateField()
    returned_on = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet["Loan"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.UniqueConstraint(
                fields=["book"],
                condition=models.Q(returned_on__isnull=True),
                name="commons_loan_one_reader",
            ),
        ]


class Taking(Coded):
    """Money taken at a charity sale for an item."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="takings")
    item = models.CharField(max_length=80)
    amount_fen = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    move_id = models.BigIntegerField()

    objects = OwnedQuerySet["Taking"].as_manager()


class Payout(Coded):
    """Money of a charity sale given to whom it was for; published with the takings (E34)."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="payouts")
    beneficiary = models.CharField(max_length=120)
    amount_fen = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    move_id = models.BigIntegerField()

    objects = OwnedQuerySet["Payout"].as_manager()


class Partner(Coded):
    """A school or a shop with which something was agreed (A66)."""

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    agreed_on = models.DateField()

    objects = OwnedQuerySet["Partner"].as_manager()


class Feedback(Coded):
    """What somebody said about something, and whether it may be quoted (A29)."""

    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="feedback"
    )
    about = models.CharField(max_length=60)
    words = models.TextField()
    may_quote = models.BooleanField(default=False)
    at = models.DateTimeField()

    objects = OwnedQuerySet["Feedback"].as_manager()
