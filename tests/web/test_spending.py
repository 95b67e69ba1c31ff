"""The pages on which a surplus is spent."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from linli.journal.models import Refusal
from linli.spending.models import Budget, Improvement
from linli.spending.queries import chosen_by
from tests import wishing
from tests.cast import NOW, Cast
from tests.wishing import CHOOSING, OVER, choosing, chosen, decided, listed


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


def get(cast: Cast, who: str | None, address: str, moment: datetime = NOW) -> str:
    with time_machine.travel(moment, tick=False):
        return str(cast.client(who).get(address).content.decode())


def post(cast: Cast, who: str, address: str, moment: datetime = NOW, **fields: Any) -> Any:
    with time_machine.travel(moment, tick=False):
        return cast.client(who).post(address, fields)


def test_a_surplus_is_laid_out_wished_for_and_looked_at(cast: Cast) -> None:
    plan = {
        "title": "结余花在哪儿",
        "amount": "10000",
        "source": "物业费结余",
        "propose_on": "2021-03-24",
        "vote_on": "2021-04-03",
        "method": "equal_shares",
    }
    assert post(cast, "书记", "/spending/new/", **plan).status_code == 302
    budget = Budget.objects.get()
    wish = {"title": "长椅", "cost": "3000", "key": str(uuid4())}
    for _press in range(2):
        sent = post(cast, "郝姐", f"/spending/{budget.code}/wish/", **wish)
        assert sent.status_code == 302
    bench = Improvement.objects.get()
    assert post(cast, "书记", f"/spending/wish/{bench.code}/admit/", cost="").status_code == 422
    post(cast, "书记", f"/spending/wish/{bench.code}/admit/", cost="2880.50")
    bench.refresh_from_db()
    assert (bench.state, bench.cost_fen) == (Improvement.State.ADMITTED, 288_050)
    assert "郝" not in get(cast, None, f"/spending/{budget.code}/"), "a wish names nobody"


@pytest.mark.parametrize("cost", ["", "0", "-5", "三千", "10000.01", "1e3"])
def test_a_wish_without_a_cost_that_can_be_is_refused(cast: Cast, cost: str) -> None:
    budget = wishing.laid_out(cast)
    wish = {"title": "长椅", "cost": cost, "key": str(uuid4())}
    answered = post(cast, "郝姐", f"/spending/{budget.code}/wish/", **wish)
    assert answered.status_code == 422
    assert not Improvement.objects.exists()


def test_a_home_chooses_and_changes_its_mind(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    bench, lamp = listed(cast, budget, "长椅", 1), listed(cast, budget, "楼道灯", 1)
    choosing(cast, budget)
    address = f"/spending/{budget.code}/choose/"
    for wishes in ([bench.code, lamp.code], [lamp.code]):
        sent = {"home": "B1-1-0101", "wishes": wishes}
        assert post(cast, "郝姐", address, CHOOSING, **sent).status_code == 302
    assert chosen_by(budget, cast.dwelling("B1-1-0101")) == {lamp.pk}
    strange = {"home": "B1-1-0102", "wishes": [bench.code]}
    assert post(cast, "郝姐", address, CHOOSING, **strange).status_code == 422


def test_a_child_does_not_choose(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    bench = listed(cast, budget, "长椅", 1)
    choosing(cast, budget)
    sent = {"home": "B1-1-0101", "wishes": [bench.code]}
    answered = post(cast, "郝小满", f"/spending/{budget.code}/choose/", CHOOSING, **sent)
    assert answered.status_code == 422
    assert Refusal.objects.get().code == "NOT_YOUR_HOME"


def test_it_is_said_why_each_wish_won_or_lost(cast: Cast) -> None:
    budget = wishing.laid_out(cast)
    bench = listed(cast, budget, "长椅", 300_000)
    hall = listed(cast, budget, "活动室", 900_000)
    listed(cast, budget, "喷泉", 100)
    choosing(cast, budget)
    for who in ("郝姐", "老周", "单元长"):
        chosen(cast, budget, who, [bench])
    chosen(cast, budget, "楼长", [hall])
    page = get(cast, None, f"/spending/{budget.code}/", CHOOSING)
    assert "4 homes have chosen" in page
    assert "It won" not in page
    decided(cast, budget)
    page = get(cast, None, f"/spending/{budget.code}/", OVER)
    assert "none of them more than 1,000.00 yuan of its part of 2,500.00" in page
    assert "its homes had 2,500.00 yuan of their parts left" in page
    assert "no home chose it" in page


def test_many_budgets_and_wishes_take_few_questions(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _budget in range(35):
        budget = wishing.laid_out(cast)
    for number in range(20):
        listed(cast, budget, f"心愿{number}", 1)
    client = cast.client("郝姐")
    with time_machine.travel(NOW, tick=False):
        with django_assert_max_num_queries(11):
            client.get("/spending/")
        with django_assert_max_num_queries(13):
            client.get(f"/spending/{budget.code}/")
