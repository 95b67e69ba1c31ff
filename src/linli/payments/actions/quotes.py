"""Asking what it costs, and haggling (A53)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.payments.facts import QuoteReceived
from linli.payments.models import Inquiry, Quote
from linli.places.codes import fresh_codes


def hold(inquiry: Inquiry) -> None:
    """Nobody else names or chooses a price for it until this action ends."""
    Inquiry.objects.select_for_update(no_key=True).get(pk=inquiry.pk)


@action
def note_quote(
    *,
    inquiry: Inquiry,
    by: By,
    at: datetime,
    vendor: str,
    amount_fen: int,
    site_visited: bool = False,
    supersedes: Quote | None = None,
    note: str = "",
    code: str | None = None,
) -> Quote:
    """Write down a price that a vendor named; every revision stays on record.

    Refused: NO_AMOUNT, NOTHING_SAID, REVISED_ALREADY when the earlier price has a later one.
    """
    if amount_fen <= 0:
        raise Refused("NO_AMOUNT", _("Please enter the price in yuan."), field="amount")
    if not one_line(vendor):
        raise Refused("NOTHING_SAID", _("Please say who named this price."), field="vendor")
    hold(inquiry)
    if supersedes and Quote.objects.filter(supersedes=supersedes).exists():
        raise Refused("REVISED_ALREADY", _("There is a later price of this vendor: revise that."))
    quote = Quote.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Quote, by.community_id, "Q")[0],
        inquiry=inquiry,
        vendor=one_line(vendor),
        at=at,
        amount_fen=amount_fen,
        site_visited=site_visited,
        supersedes=supersedes,
        note=one_line(note),
    )
    fact = QuoteReceived(inquiry_id=inquiry.pk, quote_id=quote.pk, amount_fen=amount_fen)
    record(fact, by=by, at=at)
    return quote
