from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import Q, Sum

from linli.activities.models import Booking, Event
from linli.commons.models import Book, Feedback, Loan, Partner, Payout, Taking
from linli.core.time import day_of
from linli.places.models import Community


def commons(community: Community, as_of: datetime) -> dict[str, Any]:
    """The reading room, events, the charity sale, partners and kind words."""
    today = day_of(as_of)
    books = Book.objects.of(community).filter(donated_on__lte=today)
    loans = Loan.objects.of(community).filter(lent_on__lte=today)
    events = Event.objects.of(community).filter(held_on__lte=today)
    heads = events.aggregate(
        families=Sum("families", default=0), young_parents=Sum("young_parents", default=0)
    )
    taken = _fen(Taking.objects.of(community).filter(at__lte=as_of))
    given = _fen(Payout.objects.of(community).filter(at__lte=as_of))
    feedback = Feedback.objects.of(community).filter(at__lte=as_of)
    out = loans.filter(Q(returned_on=None) | Q(returned_on__gt=today))
    return {
        "books_donated": books.count(),
        "book_donors": books.values("donor_alias").distinct().count(),
        "loans": loans.count(),
        "books_out": out.values("book").distinct().count(),
        "events_by_kind": dict(sorted(Counter(events.values_list("kind", flat=True)).items())),
        "families_at_events": heads["families"],
        "young_parents_at_events": heads["young_parents"],
        "charity_taken_fen": taken,
        "charity_paid_out_fen": given,
        "charity_balance_fen": taken - given,
        "partners": Partner.objects.of(community).filter(agreed_on__lte=today).count(),
        "bookings": Booking.objects.of(community).count(),
        "feedback": feedback.count(),
        "feedback_quotable": feedback.filter(may_quote=True).count(),
    }


def _fen(rows: Any) -> int:
    total: int = rows.aggregate(sum=Sum("amount_fen", default=0))["sum"]
    return total
