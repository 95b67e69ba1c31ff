"""The books of money: every fund, every hand that holds cash, down to the single move."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.activities.models import Event
from linli.estate.models import Scheme
from linli.ledger.books import balances, statement
from linli.ledger.models import Account
from linli.payments.queries import papers_of
from linli.people.models import Person
from linli.people.roles import COMMITTEE, Role
from linli.places.models import Community
from linli.repairs.models import ShareRequest
from linli.web.doors import door
from linli.web.request import Request

READS_BOOKS = COMMITTEE | {Role.BOOKKEEPER}
KINDS = ("fund", "pouch", "cash_box", "bank")
"""Where money is: the other accounts are only the far end of a move."""

LINES = 50


@dataclass(frozen=True, kw_only=True)
class Book:
    """An account under the name by which people know it."""

    account: Account
    name: str


@door(roles=READS_BOOKS)
@require_safe
def books(request: Request) -> HttpResponse:
    """Every fen twice: where it is and what it is for. Both come to the same sum."""
    accounts = Account.objects.of(request.community).filter(unit="fen", kind__in=KINDS)
    named = _named(request.community, list(accounts.order_by("-pk")))
    funds = [book for book in named if book.account.kind == "fund"]
    places = [book for book in named if book.account.kind != "fund"]
    pooled_fen = sum(balances(request.community.pk, unit="fen", kind="pool").values())
    page = {
        "funds": funds,
        "funds_fen": sum(book.account.balance for book in funds),
        "places": places,
        "pooled_fen": pooled_fen,
        "places_fen": sum(book.account.balance for book in places) + pooled_fen,
    }
    return render(request, "payments/books.html", page)


@door(roles=READS_BOOKS)
@require_safe
def book(request: Request, account: int) -> HttpResponse:
    accounts = Account.objects.of(request.community).filter(unit="fen", kind__in=KINDS)
    [shown] = _named(request.community, [get_object_or_404(accounts, pk=account)])
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    entries = statement(shown.account.pk, before, LINES + 1)
    page = {
        "book": shown,
        "lines": papers_of(entries[:LINES]),
        "next": entries[LINES - 1].seq if len(entries) > LINES else None,
    }
    return render(request, "payments/book.html", page)


def _named(community: Community, accounts: list[Account]) -> list[Book]:
    people = Person.objects.of(community).in_bulk(_ids(accounts, "person:"))
    asked = ShareRequest.objects.of(community).select_related(
        "case__category", "case__place", "case__near"
    )
    requests = asked.in_bulk(_ids(accounts, "share_request:"))
    run = Scheme.objects.of(community).select_related("scope__parent")
    schemes = run.in_bulk(_ids(accounts, "scheme:"))
    events = Event.objects.of(community).in_bulk(_ids(accounts, "event:"))

    def name(account: Account) -> str:
        what, _colon, pk = account.holder.partition(":")
        if what == "person":
            return _("In the hands of %(name)s") % {"name": people[int(pk)].name}
        if what == "share_request":
            return requests[int(pk)].case.headline
        if what == "scheme":
            scheme = schemes[int(pk)]
            return f"{scheme.scope.said} · {scheme.title}"
        if what == "event":
            day = date_format(events[int(pk)].held_on, "DATE_FORMAT")
            return _("Charity sale of %(day)s") % {"day": day}
        return _("The cash box") if account.kind == "cash_box" else _("The bank account")

    return [Book(account=account, name=name(account)) for account in accounts]


def _ids(accounts: list[Account], prefix: str) -> list[int]:
    return [
        int(account.holder.removeprefix(prefix))
        for account in accounts
        if account.holder.startswith(prefix)
    ]
