"""What the money's papers hold of a person (guardrails E61, E62)."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.core.time import stamp
from linli.payments.models import HandOver, Receipt
from linli.people.models import Person


def export(person: Person) -> dict[str, Any]:
    """Receipts of the person's home and those they gave, and the cash they handed over, in fen."""
    home = Q(dwelling=person.dwelling_id, dwelling__isnull=False)
    receipts = Receipt.objects.filter(home | Q(collector=person)).select_related("dwelling")
    return {
        "receipts": [
            {
                "number": receipt.number,
                "at": stamp(receipt.at),
                "dwelling": receipt.dwelling.code,
                "amount_fen": receipt.amount_fen,
                "purpose": receipt.purpose,
                "given_by_me": receipt.collector_id == person.pk,
            }
            for receipt in receipts.order_by("number")
        ],
        "handed_over": [
            {"at": stamp(one.at), "amount_fen": one.amount_fen}
            for one in HandOver.objects.filter(collector=person).order_by("at")
        ],
    }


def retain(person: Person) -> list[str]:
    """What stays after an erasure, and why, in sentences for the person."""
    if not Receipt.objects.filter(Q(dwelling=person.dwelling_id) | Q(collector=person)).exists():
        return []
    return [_("Receipts stay as long as the law keeps accounts.")]
