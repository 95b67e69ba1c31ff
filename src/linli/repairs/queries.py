"""Reads over a shared repair: how far it is, and what each door has said and paid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum

from linli.core.time import day_of
from linli.grid.models import ENDED, Case
from linli.journal.by import By
from linli.payments.models import Quote
from linli.payments.permissions import may_collect
from linli.people.models import Appointment, Person
from linli.people.queries import homes_of
from linli.people.roles import GRID_STAFF, LEADERS, Role
from linli.places.models import Place
from linli.repairs.models import Repair, Share, ShareRequest
from linli.repairs.rules import Answer


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a shared cost has come, in counts: nobody's answer or payment is in it (E21)."""

    homes: int
    answered: int
    agreed: int
    paid: int
    collected_fen: int

    @property
    def all_agreed(self) -> bool:
        return 0 < self.homes == self.agreed

    @property
    def all_paid(self) -> bool:
        return 0 < self.homes == self.paid


@dataclass(frozen=True, kw_only=True)
class Line:
    """A repair in a list: its request and progress when the cost is shared, and what was saved."""

    repair: Repair
    request: ShareRequest | None
    progress: Progress | None
    saved_fen: int

    @property
    def finished(self) -> bool:
        settled = self.request is not None and self.request.state == ShareRequest.State.SETTLED
        return settled or self.repair.case.state in ENDED


@dataclass(frozen=True, kw_only=True)
class Floor:
    """The doors of one floor of one stairwell, from left to right."""

    number: int
    shares: list[Share]


@dataclass(frozen=True, kw_only=True)
class Stairwell:
    """The shares of a stairwell from the top floor down, as the doors lie above each other."""

    unit: Place
    floors: list[Floor]

    @property
    def all_agreed(self) -> bool:
        return all(share.answer == Answer.AGREE for floor in self.floors for share in floor.shares)


NOTHING = Progress(homes=0, answered=0, agreed=0, paid=0, collected_fen=0)


def progress_of(requests: Iterable[ShareRequest]) -> dict[int, Progress]:
    """The progress of several requests, by their ids, in one query."""
    rows = (
        Share.objects.filter(request__in=[request.pk for request in requests])
        .values("request_id")
        .annotate(
            homes=Count("id"),
            answered=Count("id", filter=~Q(answer="")),
            agreed=Count("id", filter=Q(answer=Answer.AGREE)),
            paid=Count("id", filter=Q(paid_at__isnull=False)),
            collected_fen=Sum("paid_fen"),
        )
    )
    return {row.pop("request_id"): Progress(**row) for row in rows}


def lines_of(repairs: Iterable[Repair]) -> list[Line]:
    """Repairs as a list shows them, each with its latest request."""
    repairs = list(repairs)
    requests: dict[int, ShareRequest] = {}
    before: dict[int, datetime] = {}
    for request in (
        ShareRequest.objects.filter(case__in=[one.case_id for one in repairs])
        .select_related("quote", "scope__parent")
        .order_by("chosen_at")
    ):
        if earlier := requests.get(request.case_id):
            before[request.case_id] = earlier.chosen_at
        requests[request.case_id] = request
    progress = progress_of(requests.values())
    firsts = _first_prices({one.inquiry_id: before.get(one.case_id) for one in repairs})
    return [_line(repair, requests.get(repair.case_id), progress, firsts) for repair in repairs]


def shares_of(request: ShareRequest) -> QuerySet[Share]:
    """The shares of a request in the order of the doors."""
    return request.shares.select_related("request__case", "dwelling__unit__parent").order_by(
        "dwelling__unit__order", "dwelling__unit__code", "dwelling__code"
    )


def stairwells_of(shares: Iterable[Share]) -> list[Stairwell]:
    """Shares put where their doors are: by stairwell, then by floor, the top floor first."""
    by_unit: dict[int, list[Share]] = {}
    for share in shares:
        by_unit.setdefault(share.dwelling.unit_id, []).append(share)
    return [
        Stairwell(unit=doors[0].dwelling.unit, floors=_floors(doors)) for doors in by_unit.values()
    ]


def collected_by(by: By, request: ShareRequest, at: datetime) -> list[Share]:
    """The shares that somebody collects: those of the stairwells they lead or look after."""
    shares = list(shares_of(request))
    units = {share.dwelling.unit_id: share.dwelling.unit for share in shares}
    mine = {pk for pk, unit in units.items() if may_collect(by, unit, at)}
    return [share for share in shares if share.dwelling.unit_id in mine]


def shares_for(person: Person, at: datetime) -> QuerySet[Share]:
    """What a person's homes are asked to share, the latest first."""
    return (
        Share.objects.of(person.community_id)
        .filter(dwelling__in=homes_of(person, at))
        .select_related("request__case__category", "request__quote", "dwelling__unit__parent")
        .order_by("-request__chosen_at", "dwelling__code")
    )


def requests_to_collect(by: By, at: datetime) -> list[ShareRequest]:
    """Shared costs with homes that somebody still asks or collects from, the latest first."""
    leads = (
        Appointment.objects.of(by.community_id)
        .running(day_of(at))
        .filter(person=by.person_id, role__in=LEADERS | GRID_STAFF)
        .values("place_id")
    )
    unit = "dwelling__unit"
    theirs = Q()
    for around in (unit, f"{unit}__parent", f"{unit}__parent__parent", f"{unit}__parent__grid"):
        theirs |= Q(**{f"{around}__in": leads})
    unpaid = Share.objects.filter(theirs, paid_at__isnull=True).values("request_id")
    return list(
        ShareRequest.objects.of(by.community_id)
        .filter(pk__in=unpaid)
        .select_related("case__category", "case__place", "scope__parent")
        .order_by("-chosen_at")
    )


def grid_member_of(case: Case, at: datetime) -> Person | None:
    """Whom a household tells that something is wrong: the grid member of the case's grid."""
    running = Appointment.objects.of(case.community_id).running(day_of(at))
    there = running.filter(role=Role.GRID_MEMBER, place=case.grid_id)
    held = there.select_related("person").order_by("since").first()
    return held.person if held else None


def _floors(shares: list[Share]) -> list[Floor]:
    by_floor: dict[int, list[Share]] = {}
    for share in shares:
        by_floor.setdefault(share.dwelling.floor, []).append(share)
    return [Floor(number=number, shares=by_floor[number]) for number in sorted(by_floor)[::-1]]


def _first_prices(since: dict[int, datetime | None]) -> dict[int, int]:
    """The earliest price of each inquiry in fen, after the choice before its last, if any."""
    firsts: dict[int, int] = {}
    for quote in Quote.objects.filter(inquiry__in=since).order_by("at", "id"):
        last = since[quote.inquiry_id]
        if last is None or quote.at > last:
            firsts.setdefault(quote.inquiry_id, quote.amount_fen)
    return firsts


def _line(
    repair: Repair,
    request: ShareRequest | None,
    progress: dict[int, Progress],
    firsts: dict[int, int],
) -> Line:
    if request is None:
        return Line(repair=repair, request=None, progress=None, saved_fen=0)
    return Line(
        repair=repair,
        request=request,
        progress=progress.get(request.pk, NOTHING),
        saved_fen=max(0, firsts.get(repair.inquiry_id, 0) - request.total_fen),
    )
