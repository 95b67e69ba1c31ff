"""My points, how they are earned, and the committee's desk."""

from __future__ import annotations

from typing import Any

import pytest

from linli.credit.models import Award, Rule, RuleCode
from linli.credit.queries import balance_of
from linli.grid.actions import cases
from linli.grid.models import Case
from linli.insight.points import LINES, statement_of
from linli.journal.models import RecordedFact, Refusal
from linli.journal.record import answers_to
from linli.mechanism.earning import WAYS
from linli.people.models import Consent, Purpose
from tests import scenes
from tests.cast import Cast
from tests.scenes import later

NOT_A_SCORE = "本积分为社区激励积分，不是个人征信。"


@pytest.fixture(autouse=True)
def _the_tests_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doors' clock stands a day after the tests' acts."""
    monkeypatch.setattr("linli.web.middleware.now", lambda community: later(24))


@pytest.fixture
def rule(cast: Cast) -> Rule:
    return scenes.rewards_leaders(cast, points=8)


def led(cast: Cast, who: str = "郝姐") -> Case:
    """A matter that a neighbour led, closed by the grid member."""
    case = scenes.worked_on(cast, led_by=who)
    return cases.close(case=case, by=cast.by("方晓"), at=later(3))


def said(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_e06_a_statement_says_what_for_by_which_rule_because_of_what_and_who_confirmed(
    cast: Cast, rule: Rule
) -> None:
    scenes.opts_in(cast, "郝姐")
    case = led(cast)
    page = said(cast.client("郝姐").get("/points/"))
    assert "牵头解决问题" in page
    assert case.headline in page
    assert f"/c/{case.code}/" in page
    assert "方晓确认" in page
    assert "按2019年1月1日起的规则" in page
    assert f"/points/rules/#{rule.code_of_rule}" in page


def test_a_reversal_names_the_award_it_takes_back(cast: Cast, rule: Rule) -> None:
    scenes.opts_in(cast, "郝姐")
    case = led(cast)
    cases.reopen(case=case, by=cast.by("方晓"), at=later(5), note="又冒水")
    [reversal, award] = statement_of(cast.people["郝姐"]).lines
    assert (reversal.amount, award.amount) == (-8, 8)
    assert reversal.takes_back == Award.objects.get()
    assert award.taken_back_at == later(5)
    assert "收回：牵头解决问题" in said(cast.client("郝姐").get("/points/"))


def test_e05_one_joins_and_leaves_with_one_tap(cast: Cast, rule: Rule) -> None:
    client = cast.client("郝姐")
    assert "我愿意参加" in said(client.get("/points/"))
    assert client.post("/points/join/").status_code == 302
    assert client.post("/points/join/").status_code == 302
    assert Consent.objects.filter(purpose=Purpose.POINTS).count() == 1
    assert client.post("/points/leave/").status_code == 302
    assert Consent.objects.get().withdrawn_at == later(24)
    assert "我愿意参加" in said(client.get("/points/"))


def test_e05_somebody_under_18_joins_with_a_grown_up(cast: Cast) -> None:
    client = cast.client("郝小满")
    alone = client.post("/points/join/")
    assert alone.status_code == 422
    assert "GUARDIAN_NEEDED" in Refusal.objects.values_list("code", flat=True)
    assert not Consent.objects.exists()
    mother = cast.people["郝雯"].code
    assert client.post("/points/join/", {"guardian": mother}).status_code == 302
    assert Consent.objects.get().guardian == cast.people["郝雯"]


def test_a_grown_up_of_another_home_is_no_guardian(cast: Cast) -> None:
    other = cast.people["老周"].code
    refused = cast.client("郝小满").post("/points/join/", {"guardian": other})
    assert refused.status_code == 422
    assert not Consent.objects.exists()


def test_every_page_of_points_says_that_they_are_no_credit_record(cast: Cast, rule: Rule) -> None:
    secretary = cast.client("书记")
    person = cast.people["郝姐"].code
    for address in ("/points/", "/points/rules/", "/points/desk/", f"/points/desk/{person}/"):
        assert NOT_A_SCORE in said(secretary.get(address)), address


def test_the_rules_are_printed_from_the_rulebook_and_the_table(cast: Cast, rule: Rule) -> None:
    page = said(cast.client().get("/points/rules/"))
    assert "+8" in page
    assert "居民议事会通过" in page
    assert "您牵头的事办成了" in page
    assert "这些从来不加分" in page


def test_the_rules_promise_nothing_that_the_table_does_not_give(
    cast: Cast, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linli.mechanism.earning.answers_to", lambda kind: [])
    page = said(cast.client().get("/points/rules/"))
    assert "您牵头的事办成了" not in page
    assert "这条已经通过，还没有开始记。" in page


def test_every_way_of_earning_stands_in_the_table_and_rewards_by_a_rule() -> None:
    assert {way.rewards for way in WAYS} <= set(RuleCode)
    for way in WAYS:
        assert way.answer in answers_to(way.fact.kind()), way.words


def test_e04_the_desk_lists_awards_by_time_and_names_nobody_in_full(cast: Cast, rule: Rule) -> None:
    scenes.opts_in(cast, "郝姐")
    scenes.opts_in(cast, "老周")
    for who in ("郝姐", "老周", "郝姐"):
        led(cast, who)
    page = said(cast.client("书记").get("/points/desk/"))
    masked = [page.find(name) for name in ("郝*兰", "周*昌")]
    assert -1 not in masked
    assert "郝桂兰" not in page
    assert page.count("+8") == 3


def test_e63_a_statement_opens_only_to_whoever_says_why_and_its_owner_sees_it(
    cast: Cast, rule: Rule
) -> None:
    scenes.opts_in(cast, "郝姐")
    led(cast)
    desk, address = cast.client("书记"), f"/points/desk/{cast.people['郝姐'].code}/"
    assert "一笔一笔" not in said(desk.get(address))
    assert desk.post(f"{address}look/", {"reason": "\u200b "}).status_code == 422
    assert not RecordedFact.objects.filter(kind="people.DetailSeen").exists()
    assert desk.post(f"{address}look/", {"reason": "本人来问"}).status_code == 302
    assert "一笔一笔" in said(desk.get(address))
    assert "一笔一笔" not in said(cast.client("居委委员").get(address))
    own = said(cast.client("郝姐").get("/people/me/"))
    assert "本人来问" in own
    assert "您的积分" in own


def test_a_long_statement_turns_its_pages(cast: Cast, rule: Rule) -> None:
    scenes.opts_in(cast, "郝姐")
    for _ in range(LINES + 3):
        led(cast)
    first = statement_of(cast.people["郝姐"])
    second = statement_of(cast.people["郝姐"], first.before)
    assert (len(first.lines), len(second.lines), second.before) == (LINES, 3, None)
    seen = [line.seq for line in (*first.lines, *second.lines)]
    assert seen == sorted(set(seen), reverse=True)
    assert first.lines[0].balance == balance_of(cast.people["郝姐"])


@pytest.mark.parametrize("before", ["x", "-1", "٣", "9" * 40, "0x1"])
def test_a_page_that_nobody_can_ask_for_is_the_first(cast: Cast, before: str) -> None:
    assert cast.client("郝姐").get("/points/", {"before": before}).status_code == 200


def test_the_desk_and_the_statement_ask_few_questions(
    cast: Cast, rule: Rule, django_assert_max_num_queries: Any
) -> None:
    scenes.opts_in(cast, "郝姐")
    for _ in range(12):
        led(cast)
    desk, own = cast.client("书记"), cast.client("郝姐")
    with django_assert_max_num_queries(14):
        desk.get("/points/desk/")
    with django_assert_max_num_queries(18):
        own.get("/points/")


def test_points_of_the_home_stand_apart(cast: Cast, rule: Rule) -> None:
    page = cast.client("郝姐").get("/points/")
    assert page.context["homes"] == [(cast.dwelling("B1-1-0101"), 0)]
    assert page.context["balance"] == 0
