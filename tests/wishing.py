"""A surplus that the cast decides about, brought as far as a test needs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from linli.spending.actions import (
    Plan,
    Wished,
    admit,
    begin_choosing,
    choose,
    decide,
    lay_out,
    propose,
)
from linli.spending.methods import Method
from linli.spending.models import Budget, Improvement
from tests.cast import NOW, Cast

WISHES_UNTIL = NOW + timedelta(days=14)
CHOOSING = WISHES_UNTIL + timedelta(hours=1)
CHOOSING_UNTIL = NOW + timedelta(days=24)
OVER = CHOOSING_UNTIL + timedelta(minutes=1)

_forms = count(1)


def laid_out(
    cast: Cast,
    amount_fen: int = 1_000_000,
    method: str = Method.EQUAL_SHARES,
    *,
    code: str = "",
    at: datetime = NOW,
) -> Budget:
    plan = Plan(
        title="公共收益花在哪儿",
        source="2020年物业费结余",
        amount_fen=amount_fen,
        method=method,
        propose_until=at + (WISHES_UNTIL - NOW),
        vote_until=at + (CHOOSING_UNTIL - NOW),
    )
    return lay_out(plan=plan, by=cast.by("书记"), at=at, code=code)


def wished(
    cast: Cast,
    budget: Budget,
    title: str = "楼下加长椅",
    cost_fen: int = 300_000,
    *,
    who: str = "郝姐",
    code: str = "",
) -> Improvement:
    form = Wished(title=title, words="", cost_fen=cost_fen, key=f"wish-{next(_forms)}")
    return propose(budget=budget, wished=form, by=cast.by(who), at=NOW, code=code)


def listed(cast: Cast, budget: Budget, title: str, cost_fen: int) -> Improvement:
    wish = wished(cast, budget, title, cost_fen)
    return admit(improvement=wish, cost_fen=cost_fen, by=cast.by("书记"), at=NOW)


def choosing(cast: Cast, budget: Budget) -> Budget:
    return begin_choosing(budget=budget, by=cast.by("书记"), at=CHOOSING)


def chosen(cast: Cast, budget: Budget, who: str, wishes: Sequence[Improvement]) -> None:
    home = cast.people[who].dwelling
    assert home is not None
    choose(budget=budget, home=home, wishes=wishes, by=cast.by(who), at=CHOOSING)


def decided(cast: Cast, budget: Budget) -> Budget:
    return decide(budget=budget, by=cast.by("书记"), at=OVER)
