"""The first page: of the community for visitors, of one's own day for residents, a desk's for
staff."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from linli.grid.actions import cases
from linli.grid.models import Case
from linli.insight.today import Asks, concerns
from linli.insight.trust import trust
from linli.journal.models import RecordedFact
from linli.notices.actions import Text, post_notice
from linli.repairs.actions import shares
from linli.repairs.rules import Answer
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linli.web.middleware.now", lambda community: later(5))


def first_page(cast: Cast, who: str | None = None, **cookies: str) -> str:
    client = cast.client(who)
    client.cookies.load(cookies)
    answered: Any = client.get("/")
    assert answered.status_code == 200
    return str(answered.content.decode())


def closed(cast: Cast) -> Case:
    return cases.close(case=scenes.worked_on(cast), by=cast.by("方晓"), at=later(3))


def test_a_visitor_sees_what_was_put_right_and_how_to_report(cast: Cast) -> None:
    case = closed(cast)
    page = first_page(cast)
    assert f"/c/{case.code}/" in page
    assert "seal small" in page
    assert 'href="/report/"' in page
    assert "tel:" not in page
    cast.community.phone = "0631-5880000"
    cast.community.save()
    assert 'href="tel:0631-5880000"' in first_page(cast)


def test_e58_a_visitor_reads_nothing_of_what_nobody_has_taken_up(cast: Cast) -> None:
    scenes.told(cast)
    page = first_page(cast)
    assert "扶手" not in page
    assert "郝桂兰" not in page


def test_the_figures_of_trust_are_counted_from_rows(cast: Cast) -> None:
    closed(cast)
    scenes.told(cast)
    found = trust(cast.community, later(5))
    assert (found.told, found.closed, found.median_minutes) == (2, 1, 120)
    assert trust(cast.community, NOW + timedelta(days=500)).closed == 0


@pytest.mark.parametrize(("who", "desk"), [("方晓", "/today/"), ("书记", "/cases/")])
def test_staff_are_led_to_their_desk(cast: Cast, who: str, desk: str) -> None:
    assert cast.client(who).get("/")["Location"] == desk


def test_a_resident_is_greeted_and_told_that_nothing_waits(cast: Cast) -> None:
    page = first_page(cast, "郝姐")
    assert "郝桂兰" in page
    assert concerns(cast.people["郝姐"], later(5)) == []


def test_whoever_reported_it_is_asked_whether_it_is_solved(cast: Cast) -> None:
    case = scenes.told(cast)
    cases.finish_work(case=case, by=cast.by("方晓"), at=later(2))
    [concern] = concerns(cast.people["郝姐"], later(5))
    assert (concern.key, concern.asks) == (case.code, Asks.WORD)
    assert f"/c/{case.code}/" in first_page(cast, "郝姐")
    assert concerns(cast.people["老周"], later(5)) == []


def test_a_share_waits_for_a_word_and_then_for_the_money(cast: Cast) -> None:
    request = scenes.asked(cast)
    share = scenes.share(request, "0102")
    zhou = cast.people["老周"]
    [concern] = concerns(zhou, later(5))
    assert (concern.about, concern.key, concern.asks) == ("share", str(share.pk), Asks.WORD)
    shares.answer(share=share, by=cast.by("老周"), at=later(3), answer=Answer.AGREE, channel="web")
    assert concerns(zhou, later(5)) == []
    shares.begin_collecting(request=request, by=cast.by("方晓"), at=later(4), basis="by_area")
    [concern] = concerns(zhou, later(5))
    assert concern.asks == Asks.PAYMENT
    assert concerns(cast.people["楼长"], later(5)) == [], "another stairwell pays nothing"


def test_a_notice_concerns_those_of_its_stairwell(cast: Cast) -> None:
    post_notice(
        by=cast.by("书记"), at=NOW, text=Text(title="明天停水"), audience=cast.place("B1-1")
    )
    assert "明天停水" in first_page(cast, "郝姐")
    assert "明天停水" not in first_page(cast, "楼长")
    assert "明天停水" not in first_page(cast)


def test_at_most_three_matters_stand_on_the_first_page(cast: Cast) -> None:
    for number in range(5):
        post_notice(by=cast.by("书记"), at=NOW, text=Text(title=f"公示{number}"))
    assert len(concerns(cast.people["郝姐"], later(5))) == 3


def test_an_elder_finds_three_large_buttons_and_no_menu(cast: Cast) -> None:
    cast.community.phone = "0631-5880000"
    cast.community.save()
    page = first_page(cast, "老周", elder="1")
    assert page.count("btn big") + page.count("btn go big") == 3
    assert "nav-link" not in page


def test_looking_at_the_first_page_writes_nothing(cast: Cast) -> None:
    scenes.asked(cast)
    before = RecordedFact.objects.count()
    first_page(cast, "老周")
    first_page(cast)
    assert RecordedFact.objects.count() == before


def test_the_first_page_costs_few_questions(cast: Cast, django_assert_max_num_queries: Any) -> None:
    closed(cast)
    scenes.asked(cast)
    client = cast.client("郝姐")
    with django_assert_max_num_queries(26):
        client.get("/")
