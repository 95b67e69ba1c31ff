"""An owners' vote and a surplus on a phone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from linli.ballots.actions.votes import Question, draft, open_vote
from linli.ballots.matters import Matter
from linli.ballots.models import Ballot, Paper, Vote
from linli.journal.by import By
from linli.places import clock
from linli.spending.actions import admit, begin_choosing
from linli.spending.models import Approval, Budget
from tests import wishing
from tests.browser import Open, barriers, sticks_out
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


def open_today(cast: Cast) -> Vote:
    """A vote that is open at this moment of the browser's clock, entered afterwards."""
    now = clock.now(cast.community)
    clerk = By(community_id=cast.community.pk, operator=True, history=True)
    vote = draft(
        by=clerk,
        at=now,
        question=Question(title="请哪家物业公司", about=Matter.PROPERTY_MANAGER),
        scope=cast.place("B1"),
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=1),
    )
    return open_vote(vote=vote, by=clerk, at=now - timedelta(days=1))


def test_an_owner_reads_votes_and_keeps_the_receipt(cast: Cast, phone_of: Open) -> None:
    vote = open_today(cast)
    page = phone_of("郝姐")
    page.goto("/votes/")
    assert barriers(page) == []
    page.click(f"text={vote.title}")
    page.wait_for_selector("text=Vote now")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("main .btn.go")
    page.wait_for_selector("[name=choice]")
    assert barriers(page) == []
    page.check("[name=choice][value=for]")
    page.click(".btn.go.big")
    page.wait_for_selector("text=has voted")
    assert Ballot.objects.get().receipt in page.inner_text("main")
    assert barriers(page) == []


def test_two_tellers_read_one_paper(cast: Cast, phone_of: Open) -> None:
    vote = open_today(cast)
    for teller in ("书记", "居委委员"):
        page = phone_of(teller)
        page.goto(f"/v/{vote.code}/desk/")
        assert barriers(page) == []
        page.click("main .btn.go")
        page.wait_for_selector("[name=home]")
        assert barriers(page) == []
        assert sticks_out(page) <= 0
        page.select_option("[name=home]", "B1-1-0102")
        page.check("[name=reading][value=for]")
        page.click(".btn.go.full")
        page.wait_for_selector(".flash:not([hidden])")
    assert Paper.objects.get().state == Paper.State.COUNTED


def test_a_home_chooses_and_reads_why(cast: Cast, phone_of: Open) -> None:
    now = clock.now(cast.community)
    budget = wishing.laid_out(cast, at=now - timedelta(days=15))
    for title, cost in (("长椅", 300_000), ("活动室", 900_000)):
        wish = wishing.wished(cast, budget, title, cost)
        admit(improvement=wish, cost_fen=cost, by=cast.by("书记"), at=now)
    begin_choosing(budget=budget, by=cast.by("书记"), at=now)
    page = phone_of("郝姐")
    page.goto(f"/spending/{budget.code}/")
    assert barriers(page) == []
    page.click("main .btn.go")
    page.wait_for_selector("[name=wishes]")
    assert barriers(page) == []
    page.check("label:has-text('长椅') input")
    page.click(".btn.go.full")
    page.wait_for_selector(".flash:not([hidden])")
    assert Approval.objects.get().improvement.title == "长椅"
    Budget.objects.update(vote_until=now - timedelta(minutes=1), propose_until=now - timedelta(1))
    desk = phone_of("书记")
    desk.goto(f"/spending/{budget.code}/")
    desk.click("main .btn.go")
    desk.wait_for_selector("text=What is done")
    assert barriers(desk) == []
    assert sticks_out(desk) <= 0
