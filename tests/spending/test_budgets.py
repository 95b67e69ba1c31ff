"""A surplus from being laid out to being spent."""

from __future__ import annotations

import pytest

from linli.spending.actions import (
    Plan,
    Wished,
    begin_choosing,
    choose,
    decide,
    decline,
    lay_out,
    propose,
)
from linli.spending.methods import Method
from linli.spending.models import Approval, Budget, Improvement
from linli.spending.queries import chosen_by
from tests import wishing
from tests.cast import NOW, Cast
from tests.scenes import refused
from tests.wishing import CHOOSING, CHOOSING_UNTIL, OVER, choosing, chosen, decided, listed

pytestmark = pytest.mark.django_db


def test_a_budget_goes_to_what_homes_choose(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    bench = listed(cast, budget, "长椅", 300_000)
    lamp = listed(cast, budget, "楼道灯", 400_000)
    hall = listed(cast, budget, "活动室", 900_000)
    choosing(cast, budget)
    for who in ("郝姐", "老周", "单元长"):
        chosen(cast, budget, who, [bench, lamp])
    chosen(cast, budget, "楼长", [hall])
    assert decided(cast, budget).state == Budget.State.DECIDED
    won = Improvement.objects.filter(budget=budget, won=True)
    assert set(won.values_list("title", flat=True)) == {"长椅", "楼道灯"}


def test_the_same_form_twice_is_one_wish(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    form = Wished(title="长椅", words="", cost_fen=1, key="k")
    wishes = [propose(budget=budget, wished=form, by=cast.by("郝姐"), at=NOW) for _ in range(2)]
    assert wishes[0] == wishes[1]


@pytest.mark.parametrize(("cost_fen", "code"), [(0, "NO_COST"), (1_000_001, "MORE_THAN_THERE_IS")])
def test_a_wish_has_a_cost_that_can_be_paid(cast: Cast, cost_fen: int, code: str) -> None:
    budget = wishing.laid_out(cast)
    with refused(code):
        wishing.wished(cast, budget, cost_fen=cost_fen)


def test_it_is_laid_out_by_the_committee_with_money_and_time(cast: Cast) -> None:
    plan = {"source": "结余", "method": Method.MOST_WANTED}
    span = {"propose_until": CHOOSING, "vote_until": CHOOSING_UNTIL}
    with refused("NOT_YOURS_TO_LAY_OUT"):
        good = Plan(title="花钱", amount_fen=1, **plan, **span)
        lay_out(plan=good, by=cast.by("方晓"), at=NOW)
    with refused("NO_MONEY"):
        poor = Plan(title="花钱", amount_fen=0, **plan, **span)
        lay_out(plan=poor, by=cast.by("书记"), at=NOW)
    with refused("WRONG_SPAN"):
        late = Plan(title="花钱", amount_fen=1, **plan, **span)
        lay_out(plan=late, by=cast.by("书记"), at=OVER)


def test_every_wish_is_looked_at_before_homes_choose(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    secretary = cast.by("书记")
    with refused("EMPTY_LIST"):
        begin_choosing(budget=budget, by=secretary, at=CHOOSING)
    wish = wishing.wished(cast, budget)
    with refused("NOT_ALL_LOOKED_AT"):
        begin_choosing(budget=budget, by=secretary, at=CHOOSING)
    with refused("NO_REASON"):
        decline(improvement=wish, reason="", by=secretary, at=NOW)
    decline(improvement=wish, reason="不归小区管", by=secretary, at=NOW)
    listed(cast, budget, "长椅", 1)
    with refused("STILL_PROPOSING"):
        begin_choosing(budget=budget, by=secretary, at=NOW)
    choosing(cast, budget)
    with refused("LIST_STANDS"):
        decline(improvement=wish, reason="再想想", by=secretary, at=CHOOSING)
    with refused("PROPOSING_OVER"):
        wishing.wished(cast, budget)


def test_a_home_has_one_voice_and_may_change_it(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    bench, lamp = listed(cast, budget, "长椅", 1), listed(cast, budget, "楼道灯", 1)
    choosing(cast, budget)
    chosen(cast, budget, "郝姐", [bench, lamp])
    chosen(cast, budget, "郝雯", [lamp])
    assert chosen_by(budget, cast.dwelling("B1-1-0101")) == {lamp.pk}
    assert Approval.objects.count() == 1


def test_nobody_chooses_for_a_home_that_is_not_theirs(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    bench = listed(cast, budget, "长椅", 1)
    choosing(cast, budget)
    act = {"budget": budget, "home": cast.dwelling("B1-1-0101"), "wishes": [bench]}
    for who in ("老周", "郝小满", "方晓"):
        with refused("NOT_YOUR_HOME"):
            choose(**act, by=cast.by(who), at=CHOOSING)
    with refused("CHOOSING_OVER"):
        choose(**act, by=cast.by("郝姐"), at=OVER)
    elsewhere = listed(cast, wishing.laid_out(cast), "别处的", 1)
    with refused("NOT_ON_THE_LIST"):
        choose(**{**act, "wishes": [elsewhere]}, by=cast.by("郝姐"), at=CHOOSING)
    with refused("NOT_ON_THE_LIST"):
        choose(**{**act, "wishes": [bench, bench]}, by=cast.by("郝姐"), at=CHOOSING)


def test_e37_what_a_home_says_on_paper_is_entered_by_the_committee(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    bench = listed(cast, budget, "长椅", 1)
    choosing(cast, budget)
    by = cast.by("老周", recorded_by="居委委员")
    home = cast.dwelling("B1-1-0102")
    choose(budget=budget, home=home, wishes=[bench], by=by, at=CHOOSING)
    assert chosen_by(budget, home) == {bench.pk}


def test_it_is_decided_once_and_not_before_its_end(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    listed(cast, budget, "长椅", 1)
    choosing(cast, budget)
    with refused("STILL_CHOOSING"):
        decide(budget=budget, by=cast.by("书记"), at=CHOOSING_UNTIL)
    decided(cast, budget)
    with refused("NOT_AT_THIS_STEP"):
        decided(cast, budget)
