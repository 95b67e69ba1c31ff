from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet


class Inquiry(Owned):
    """询价: one thing to be done, and what it would cost at different hands."""

    title = models.CharField(max_length=120)

    objects = OwnedQuerySet["Inquiry"].as_manager()

    def __str__(self) -> str:
        return self.title


class Quote(Coded):
    """A price that a vendor named; a lower one after haggling supersedes it, and both are kept."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="quotes")
    vendor = models.CharField(max_length=80)
    at = models.DateTimeField()
    amount_fen = models.PositiveBigIntegerField()
    site_visited = models.BooleanField(default=False)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    note = models.CharField(max_length=200, blank=True, default="")

    objects = OwnedQuerySet["Quote"].as_manager()

    class Meta(Coded.Meta):
        ordering: ClassVar[list[str]] = ["at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0), name="payments_quote_amount"
            ),
        ]


class PaymentChannel(models.TextChoices):
    CASH = "cash", _("cash")
    TRANSFER = "transfer", _("transfer")


class Receipt(Coded):
    """收据: money received from a dwelling. Its number has no gaps; `key` was made by the payer's
    form, so that pressing twice pays once. `external_no` is the number on a paper receipt book.
    """

    number = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    at = models.DateTimeField()
    amount_fen = models.PositiveBigIntegerField()
    channel = models.CharField(max_length=24)
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="receipts")
    purpose = models.CharField(max_length=160)
    collector = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="receipts_given"
    )
    external_no = models.CharField(max_length=40, blank=True, default="")
    move_id = models.BigIntegerField()

    objects = OwnedQuerySet["Receipt"].as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.UniqueConstraint("community", "number", name="payments_receipt_number"),
            models.UniqueConstraint("community", "key", name="payments_receipt_key"),
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0), name="payments_receipt_amount"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "collector", "at", name="payments_receipt_collector"),
        ]

    def __str__(self) -> str:
        return f"No. {self.number:06d}"


class HandOver(Owned):
    """交款: a collector's cash counted into the community's cash box by somebody else."""

    key = models.CharField(max_length=80, null=True, blank=True)
    collector = models.ForeignKey(Person, models.PROTECT, related_name="hand_overs")
    received_by = models.ForeignKey(Person, models.PROTECT, related_name="hand_overs_received")
    at = models.DateTimeField()
    amount_fen = models.PositiveBigIntegerField()
    move_id = models.BigIntegerField()

    objects = OwnedQuerySet["HandOver"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("community", "key", name="payments_hand_over_key"),
        ]

    def __str__(self) -> str:
        return f"{self.collector_id} → {self.received_by_id}"


class Expense(Owned):
    """付款: money paid out of a fund to a vendor, with the number of the invoice."""

    vendor = models.CharField(max_length=80)
    purpose = models.CharField(max_length=160)
    at = models.DateTimeField()
    amount_fen = models.PositiveBigIntegerField()
    channel = models.CharField(max_length=24, choices=PaymentChannel.choices)
    invoice_no = models.CharField(max_length=60)
    paid_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="expenses_paid")
    key = models.CharField(max_length=80)
    move_id = models.BigIntegerField()

    objects = OwnedQuerySet["Expense"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("community", "key", name="payments_expense_key"),
        ]

    def __str__(self) -> str:
        return f"{self.vendor} {self.amount_fen}"
