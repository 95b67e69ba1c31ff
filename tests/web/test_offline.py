"""What the server does for a phone without a signal; the phone's part is walked in a browser."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as linli
from django.contrib.staticfiles import finders
from django.test import Client

from linli.grid.models import Case
from linli.journal.models import RecordedFact, Refusal
from linli.web.offline.along import SHELL, WORKER
from tests import scenes
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db

ALONG = ["/today/", "/report/", "/directory/", "/offline/"]
TOLD = {"category": "clutter", "place": "B1", "channel": "grid_patrol"}


def whose(client: Client) -> str:
    said: str = client.get("/offline/who/").json()["whose"]
    return said


def sent(client: Client, header: str, **fields: Any) -> Any:
    """A report as the outbox sends it."""
    told = {**TOLD, "key": uuid4(), **fields}
    return client.post("/report/", told, headers={"Linli-Outbox": header})


@pytest.fixture
def member(cast: Cast) -> Client:
    scenes.category(cast, "clutter")
    return cast.client("方晓")


def test_only_pages_that_are_taken_along_may_be_kept_and_say_whose_they_are(
    cast: Cast, member: Client
) -> None:
    for address in ALONG:
        assert member.get(address)["Linli-Along"] == whose(member), address
    case = scenes.found_on_patrol(cast)
    for address in ("/cases/", f"/c/{case.code}/", "/people/", "/people/me/", "/offline/who/"):
        assert "Linli-Along" not in member.get(address), address
    assert "Linli-Along" not in member.post("/report/", {})


def test_each_is_told_only_of_pages_that_open_for_them(cast: Cast, member: Client) -> None:
    for who in ("方晓", "书记", "郝姐", "记账员", None):
        client = cast.client(who)
        along = client.get("/offline/").context["along"].split()
        assert "/report/" in along
        assert ("/today/" in along) is (who == "方晓")
        assert ("/directory/" in along) is (who in ("方晓", "书记"))
        for address in along:
            assert client.get(address).status_code == 200, (who, address)


def test_everybody_has_another_word_that_names_nobody(cast: Cast, next_door: Cast) -> None:
    words = [whose(cast.client(who)) for who in ("方晓", "书记", None)]
    assert words == [whose(cast.client(who)) for who in ("方晓", "书记", None)]
    assert len({*words, whose(next_door.client("方晓"))}) == 4
    assert cast.people["方晓"].code not in words


def test_what_the_outbox_sends_comes_in_and_says_where_it_is(member: Client) -> None:
    answer = sent(member, whose(member), description="纸箱")
    case = Case.objects.get(description="纸箱")
    assert answer.json() == {"next": f"/c/{case.code}/"}


def test_what_is_sent_twice_is_one_case(member: Client) -> None:
    key = uuid4()
    answers = [sent(member, whose(member), key=key).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert Case.objects.count() == 1


def test_nobody_sends_for_another(cast: Cast, member: Client) -> None:
    written_by = whose(member)
    for client in (cast.client("书记"), cast.client("郝姐"), cast.client()):
        assert sent(client, written_by).status_code == 401
    assert not Case.objects.exists()


def test_a_refusal_keeps_the_servers_words(member: Client) -> None:
    answer = sent(member, whose(member), place="")
    assert answer.status_code == 422
    assert "errorlist" in answer.text
    assert Refusal.objects.get().code == "NOTHING_SAID"


def test_the_token_is_good_for_sending(cast: Cast, member: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = member.cookies
    at = strict.get("/offline/who/").json()
    told = {**TOLD, "key": uuid4()}
    headers = {"Linli-Outbox": at["whose"]}
    assert strict.post("/report/", told, headers=headers).status_code == 403
    headers["X-CSRFToken"] = at["token"]
    assert strict.post("/report/", told, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("written", "sent_at", "waited"),
    [
        ("2026-05-04T08:00:00.000Z", "2026-05-04T10:00:00.000Z", timedelta(hours=2)),
        ("1999-01-01T00:00:00Z", "1999-01-07T23:59:00Z", timedelta(days=6, hours=23, minutes=59)),
        ("2026-05-04T08:00:00Z", "2026-05-04T08:00:05Z", timedelta()),
        ("2026-05-04T10:00:00Z", "2026-05-04T08:00:00Z", timedelta()),
        ("2026-05-01T08:00:00Z", "2026-05-09T08:00:00Z", timedelta()),
        ("2026-05-04T08:00:00Z", "2026-05-04T10:00:00", timedelta()),
        ("2026-13-04T08:00:00Z", "2026-05-04T10:00:00Z", timedelta()),
        ("yesterday", "today", timedelta()),
    ],
)
def test_it_happened_when_it_was_written_if_that_can_be(
    cast: Cast, member: Client, written: str, sent_at: str, waited: timedelta
) -> None:
    cast.community.story_as_of = NOW
    cast.community.clock_set_at = datetime.now(UTC)
    cast.community.save()
    assert sent(member, whose(member), written_at=written, sent_at=sent_at).status_code == 200
    assert abs(NOW - waited - Case.objects.get().reported_at) < timedelta(seconds=30)


def test_the_journal_says_that_it_came_later(member: Client) -> None:
    written = {"written_at": "2026-05-04T08:00:00Z", "sent_at": "2026-05-04T10:00:00Z"}
    sent(member, whose(member), **written)
    fact = RecordedFact.objects.get(kind__endswith="CaseReported")
    assert fact.recorded_at - fact.at > timedelta(hours=1, minutes=59)


def test_a_visitor_cannot_make_a_matter_look_late(cast: Cast, member: Client) -> None:
    visitor = cast.client()
    written = {"written_at": "2026-05-04T08:00:00Z", "sent_at": "2026-05-04T10:00:00Z"}
    sent(visitor, whose(visitor), **written)
    assert datetime.now(UTC) - Case.objects.get().reported_at < timedelta(minutes=1)


def test_the_worker_looks_after_every_page_and_asks_nobody_else(cast: Cast) -> None:
    answer = cast.client().get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "http" not in answer.text


def test_what_the_pages_are_made_of_is_taken_along(member: Client) -> None:
    for address in ALONG:
        page = member.get(address).text
        asked = set(re.findall(rf'(?:href|src)="{linli.STATIC_URL}([^"#]+)', page))
        assert asked <= set(SHELL), address
    assert all(finders.find(name) for name in (*SHELL, *WORKER))


def test_the_scripts_are_small(cast: Cast) -> None:
    for name in {*SHELL, *WORKER}:
        if name.startswith("js/"):
            assert Path(str(finders.find(name))).read_text().count("\n") < 120, name


def test_the_pages_of_the_phone_ask_the_database_little(
    member: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(6):
        member.get("/offline/")
    with django_assert_max_num_queries(6):
        member.get("/offline/who/")
