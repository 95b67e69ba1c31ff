"""A matter and its shared repair, brought as far as a test needs them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest

from linli.core.refused import Refused
from linli.credit.actions import adopt_rule
from linli.credit.models import Rule, RuleCode
from linli.grid.actions import cases
from linli.grid.models import Case, Category, ReportChannel
from linli.journal.models import RecordedFact
from linli.payments.models import PaymentChannel, Quote, Receipt
from linli.people.actions import give_consent
from linli.people.models import Consent, Purpose
from linli.repairs.actions import causes, shares
from linli.repairs.models import Share, ShareRequest
from linli.repairs.rules import Answer, Basis
from tests.cast import NOW, SINCE, Cast

STAIRWELL = "B1-1"
"""Twelve homes: six of 59.70 m² and six of 73.50 m²."""

_forms = count(1)


def later(hours: float) -> datetime:
    """So many hours after the tests' now."""
    return NOW + timedelta(hours=hours)


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What is done inside is refused with this code, and leaves no fact behind."""
    before = RecordedFact.objects.count()
    with pytest.raises(Refused) as refusal:
        yield
    assert refusal.value.code == code
    assert str(refusal.value.message), "a refusal says how to go on"
    assert RecordedFact.objects.count() == before


def category(cast: Cast, code: str = "sewage_overflow") -> Category:
    kind, _ = Category.objects.get_or_create(
        community=cast.community, code=code, defaults={"urgent": code == "sewage_overflow"}
    )
    return kind


def found_on_patrol(cast: Cast, *, led_by: str | None = None, at: datetime = NOW) -> Case:
    """The grid member finds sewage at the well."""
    return cases.report(
        by=cast.by("方晓"),
        at=at,
        category=category(cast),
        where=cases.Whereabouts(place=cast.place("WELL")),
        told=cases.Told(channel=ReportChannel.GRID_PATROL, description="污水井向外渗脏水"),
        led_by=cast.people[led_by] if led_by else None,
    )


def told(cast: Cast, who: str = "郝姐", *, at: datetime = NOW, **more: Any) -> Case:
    """A resident reports a broken railing in their stairwell."""
    return cases.report(
        by=cast.by(who),
        at=at,
        category=category(cast, "broken_railing"),
        where=cases.Whereabouts(place=cast.place(STAIRWELL), words="三楼拐角"),
        told=cases.Told(description="扶手松了，老人下楼危险"),
        **more,
    )


def worked_on(cast: Cast, *, led_by: str | None = None) -> Case:
    """A matter whose work is done, two hours after it was found."""
    case = found_on_patrol(cast, led_by=led_by)
    return cases.finish_work(case=case, by=cast.by("方晓"), at=later(2))


def priced(cast: Cast, case: Case, amount_fen: int) -> Quote:
    return causes.ask_price(
        case=case, by=cast.by("方晓"), at=later(1), vendor="通达疏通", amount_fen=amount_fen
    )


def asked(
    cast: Cast,
    total_fen: int = 120_007,
    *,
    basis: str = Basis.EQUAL,
    scope: str = STAIRWELL,
    led_by: str | None = None,
) -> ShareRequest:
    """A quote is chosen and the homes of a place are asked to share it."""
    case = found_on_patrol(cast, led_by=led_by)
    return shares.ask_shares(
        case=case,
        quote=priced(cast, case, total_fen),
        scope=cast.place(scope),
        asked_basis=basis,
        by=cast.by("方晓"),
        at=later(2),
    )


def share(request: ShareRequest, room: str) -> Share:
    """The share of a home, by its door: '0101'."""
    return request.shares.select_related("request__case", "dwelling__unit__parent").get(
        dwelling__code__endswith=f"-{room}"
    )


def all_agree(
    cast: Cast, request: ShareRequest, *, but: tuple[str, ...] = (), collector: str = "单元长"
) -> None:
    """The unit leader goes from door to door and writes down that they agree."""
    for one in request.shares.select_related("request__case", "dwelling__unit__parent"):
        if one.dwelling.code.rsplit("-", 1)[1] not in but:
            shares.answer(
                share=one,
                by=cast.by(collector),
                at=later(3),
                answer=Answer.AGREE,
                channel="doorstep",
            )
    request.refresh_from_db()


def collecting(cast: Cast, total_fen: int = 120_007) -> ShareRequest:
    """Everybody agreed to an equal split and collecting has begun."""
    request = asked(cast, total_fen)
    all_agree(cast, request)
    return shares.begin_collecting(
        request=request, by=cast.by("方晓"), at=later(4), basis=Basis.EQUAL
    )


def pay(
    cast: Cast,
    one: Share,
    amount_fen: int | None = None,
    *,
    collector: str = "单元长",
    key: str = "",
    channel: str = PaymentChannel.CASH,
    at: datetime | None = None,
) -> Receipt:
    """The collector takes the share, or an amount, each time on a new form."""
    return shares.pay(
        share=one,
        by=cast.by(collector),
        at=at or later(5),
        key=key or f"form-{next(_forms)}",
        amount_fen=one.amount_fen if amount_fen is None else amount_fen,
        channel=channel,
    )


def all_pay(cast: Cast, request: ShareRequest, *, but: tuple[str, ...] = ()) -> list[Receipt]:
    every = request.shares.select_related("request__case", "dwelling__unit__parent")
    return [
        pay(cast, one)
        for one in every.order_by("dwelling__code")
        if one.dwelling.code.rsplit("-", 1)[1] not in but
    ]


def rewards_leaders(cast: Cast, points: int = 8) -> Rule:
    """A rule that thanks whoever leads a problem to its solution."""
    return adopt_rule(
        by=cast.by("书记"),
        at=NOW,
        code="LEAD-1",
        rewards=RuleCode.LED_PROBLEM_TO_SOLUTION,
        points=points,
        since=SINCE,
        adopted_by="居民议事会",
    )


def opts_in(cast: Cast, who: str, *, at: datetime = NOW) -> Consent:
    """Somebody agrees to earn points."""
    return give_consent(party=cast.people[who], purpose=Purpose.POINTS, by=cast.by(who), at=at)
