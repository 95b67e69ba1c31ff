from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.estate.rules import Book
from linli.payments.models import Receipt
from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Place


class SchemeQuerySet(OwnedQuerySet["Scheme"]):
    def running(self, day: date) -> Self:
        """Those that run on a day; `since` and `until` are both inclusive."""
        return self.filter(since__lte=day).filter(
            models.Q(until__isnull=True) | models.Q(until__gte=day)
        )


class Scheme(Coded):
    """Who manages a compound, a building or one stairwell, how, from when to when (A13).

    `rate_fen` is the fee in fen per m² and month. `pilot` is serve first, pay when satisfied.
    """

    class Kind(models.TextChoices):
        COMPANY = "company", _("property company")
        SELF_RUN = "self_run", _("run by the residents")
        PILOT = "pilot", _("serve first, pay when satisfied")
        NONE = "none", _("nobody")

    title = models.CharField(max_length=120)
    mode = models.CharField(max_length=12, choices=Kind.choices)
    scope = models.ForeignKey(Place, models.PROTECT, related_name="schemes")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    rate_fen = models.PositiveIntegerField(default=0)
    decision = models.CharField(max_length=120, blank=True, default="")

    objects = SchemeQuerySet.as_manager()

    class Meta(Coded.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "mode", "since", name="estate_scheme_mode"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def fund(self) -> str:
        """The holder of its money in the ledger."""
        return f"scheme:{self.pk}"


class Period(Coded):
    """A service period: first the service, then the answer, then the bill (A17)."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="periods")
    starts_on = models.DateField()
    ends_on = models.DateField()
    months = models.PositiveSmallIntegerField()

    objects = OwnedQuerySet["Period"].as_manager()


class Answer(models.TextChoices):
    SATISFIED = "satisfied", _("satisfied")
    NOT_SATISFIED = "not_satisfied", _("not satisfied")
    NO_ANSWER = "no_answer", _("no answer")


class Bill(Owned):
    """What a dwelling is charged for a period, what it has paid, and what it last answered.

    The bill stands in every denominator from the start; in a serve-first scheme it falls due only
    once the dwelling is satisfied. Paid means received >= amount.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="bills")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="bills")
    amount_fen = models.PositiveBigIntegerField()
    received_fen = models.BigIntegerField(default=0)
    answer = models.CharField(max_length=16, choices=Answer.choices, default=Answer.NO_ANSWER)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["Bill"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("period", "dwelling", name="estate_bill_once"),
            models.CheckConstraint(
                condition=models.Q(received_fen__gte=0), name="estate_bill_received"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "dwelling", name="estate_bill_dwelling"),
        ]

    def __str__(self) -> str:
        return f"bill of {self.dwelling_id} for {self.period_id}"

    @property
    def is_paid(self) -> bool:
        return self.received_fen >= self.amount_fen


class Confirmation(Coded):
    """A dwelling's answer on the service of a period, each time it said something."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="confirmations")
    answer = models.CharField(max_length=16, choices=Answer.choices)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="confirmations_recorded"
    )

    objects = OwnedQuerySet["Confirmation"].as_manager()

    class Meta(Coded.Meta):
        ordering: ClassVar[list[str]] = ["at", "id"]


class FeePayment(Coded):
    """A receipt that pays a bill, or a part of it."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="payments")
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="fee_payment")

    objects = OwnedQuerySet["FeePayment"].as_manager()


class FeeRefund(Coded):
    payment = models.ForeignKey(FeePayment, models.PROTECT, related_name="refunds")
    at = models.DateTimeField()
    amount_fen = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=200)
    move_id = models.BigIntegerField()

    objects = OwnedQuerySet["FeeRefund"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0), name="estate_refund_amount"
            ),
        ]


class BookEntry(Coded):
    """Money out of a self-run scheme: wages, operation or improvements, and nothing else (E35)."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="book")
    on_date = models.DateField()
    account = models.CharField(max_length=24, choices=[(b.value, b.value) for b in Book])
    amount_fen = models.PositiveBigIntegerField()
    memo = models.CharField(max_length=160, blank=True, default="")
    move_id = models.BigIntegerField()

    objects = OwnedQuerySet["BookEntry"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(account__in=list(Book)), name="estate_book_no_profit"
            ),
            models.CheckConstraint(condition=models.Q(amount_fen__gt=0), name="estate_book_amount"),
        ]
