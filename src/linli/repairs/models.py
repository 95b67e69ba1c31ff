from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.grid.models import Case
from linli.payments.models import Inquiry, Quote, Receipt
from linli.people.models import Person
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Place
from linli.repairs.rules import Basis


class Responsible(models.TextChoices):
    """Who has to have it repaired, and so who pays (A52)."""

    THESE_HOUSEHOLDS = "these_households", _("the owners of these homes together")
    PROPERTY_COMPANY = "property_company", _("the property company, by its contract")
    UTILITY = "utility", _("the utility that runs the pipe or cable")
    ONE_OWNER = "one_owner", _("one owner alone")
    PUBLIC = "public", _("the authority in charge of the street")


class Repair(Owned):
    """What a case turned out to be: its cause, who is responsible by which clause, its prices."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="repair")
    inquiry = models.OneToOneField(Inquiry, models.PROTECT, related_name="repair")
    expert = models.CharField(max_length=80, blank=True, default="")
    cause = models.TextField(blank=True, default="")
    measures = models.TextField(blank=True, default="")
    responsible = models.CharField(
        max_length=20, choices=Responsible.choices, blank=True, default=""
    )
    clause = models.CharField(max_length=200, blank=True, default="")
    payers = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="repairs_paid"
    )

    objects = OwnedQuerySet["Repair"].as_manager()

    def __str__(self) -> str:
        return f"repair of {self.case_id}"


class ShareRequest(Coded):
    """均摊: the chosen quote is shared among the dwellings of a scope.

    Both bases are computed and shown; `basis` is the one in force and follows the answers until
    collecting has begun.
    """

    class State(models.TextChoices):
        ASKING = "asking", _("asking the neighbours")
        COLLECTING = "collecting", _("collecting")
        SETTLED = "settled", _("paid to the contractor")

    case = models.ForeignKey(Case, models.PROTECT, related_name="share_requests")
    quote = models.OneToOneField(Quote, models.PROTECT, related_name="share_request")
    scope = models.ForeignKey(Place, models.PROTECT, related_name="share_requests")
    asked_basis = models.CharField(max_length=8, choices=[(b.value, b.value) for b in Basis])
    basis = models.CharField(max_length=8, choices=[(b.value, b.value) for b in Basis])
    total_fen = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=200, blank=True, default="")
    chosen_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKING)

    objects = OwnedQuerySet["ShareRequest"].as_manager()

    @property
    def fund(self) -> str:
        """The holder of its money in the ledger."""
        return f"share_request:{self.pk}"


class ShareQuerySet(OwnedQuerySet["Share"]):
    def paid(self) -> ShareQuerySet:
        """Those whose payments have reached their share."""
        return self.filter(paid_at__isnull=False)


class Share(Owned):
    """One dwelling's part of a shared cost: both bases, what it answered, what it has paid."""

    request = models.ForeignKey(ShareRequest, models.PROTECT, related_name="shares")
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="shares")
    equal_fen = models.PositiveBigIntegerField()
    by_area_fen = models.PositiveBigIntegerField()
    paid_fen = models.PositiveBigIntegerField(default=0)
    paid_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("request", "dwelling", name="repairs_share_once"),
        ]

    def __str__(self) -> str:
        return f"share of {self.dwelling_id} in {self.request_id}"

    def amount_on(self, basis: str) -> int:
        """Its share in fen on a basis."""
        return self.equal_fen if basis == Basis.EQUAL else self.by_area_fen

    @property
    def amount_fen(self) -> int:
        """Its share in fen on the basis in force."""
        return self.amount_on(self.request.basis)

    @property
    def owed_fen(self) -> int:
        """What is still to be paid."""
        return max(0, self.amount_fen - self.paid_fen)


class ShareAnswer(Owned):
    """What a dwelling said to the request, each time it said something; the last counts."""

    share = models.ForeignKey(Share, models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=8)
    at = models.DateTimeField()
    channel = models.CharField(max_length=24)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="share_answers")
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="share_answers_recorded"
    )

    objects = OwnedQuerySet["ShareAnswer"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.answer} of {self.share_id}"


class SharePayment(Owned):
    """A receipt that pays a share, or a part of it."""

    share = models.ForeignKey(Share, models.PROTECT, related_name="payments")
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="share_payment")

    objects = OwnedQuerySet["SharePayment"].as_manager()

    def __str__(self) -> str:
        return f"{self.receipt_id} for share {self.share_id}"
