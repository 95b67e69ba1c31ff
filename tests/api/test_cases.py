"""Cases for programs: everybody reads the public part, a key or a person reports."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from linli.api.keys import revoke_key
from linli.api.limits import PER_HOUR
from linli.grid.models import Case, StepKind
from linli.journal.models import Refusal
from tests import scenes
from tests.api import places
from tests.cast import NOW, Cast

pytestmark = pytest.mark.database

REPORT = {"category": "other", "place": "B1", "where": "三楼", "description": "灯不亮"}


@pytest.fixture
def here(cast: Cast) -> Cast:
    places.laid_out(cast)
    places.kinds(cast)
    return cast


def read(cast: Cast, address: str) -> Any:
    answered = cast.client().get(address)
    assert answered.status_code == 200, answered.content
    return answered.json()


def send(client: Client, report: dict[str, Any], **headers: str) -> Any:
    body = json.dumps(report)
    return client.post("/api/cases", body, content_type="application/json", headers=headers)


def test_a_list_holds_what_everybody_may_read_and_nothing_else(here: Cast) -> None:
    scenes.told(here)  # not taken up yet: nobody but the reporter and staff
    railing, well = places.taken_up(here), places.settled(here)
    told = read(here, "/api/cases")["cases"]
    assert {one["code"] for one in told} == {railing.code, well.code}
    shown = next(one for one in told if one["code"] == railing.code)
    assert shown["title"] == "三楼扶手松动"
    assert shown["where"] == "塔山中路159-1 1单元 三楼拐角"
    assert (shown["lat"], shown["lon"]) == pytest.approx((37.5383, 121.39253), abs=1e-4)
    assert shown["reported_at"] == "2021-03-10T09:30:00+08:00"


def test_e58_nothing_of_the_reporter_is_told(here: Cast) -> None:
    railing = places.taken_up(here)
    for address in ("/api/cases", f"/api/cases/{railing.code}", "/open311/v2/requests.json"):
        words = here.client().get(address).content.decode()
        assert "扶手松了" not in words, "the reporter's own words are for staff"
        assert not any(name in words for name in ("郝桂兰", "reporter", here.people["郝姐"].code))


def test_filters_choose(here: Cast) -> None:
    railing, well = places.taken_up(here), places.settled(here)
    for asked, expected in {
        "state=closed": {well.code},
        "state=closed&state=accepted": {well.code, railing.code},
        "category=broken_railing": {railing.code},
        "place=WELL": {well.code},
        "place=B1": {railing.code},
        "place=G1": {well.code, railing.code},
        "since=2021-03-10T09:31:00": set(),
    }.items():
        assert {one["code"] for one in read(here, f"/api/cases?{asked}")["cases"]} == expected


def test_pages_meet_without_a_gap_or_a_repeat(here: Cast) -> None:
    every = [scenes.found_on_patrol(here).code for _ in range(5)]
    seen, after = [], ""
    while after is not None:
        page = read(here, f"/api/cases?limit=2&after={after}")
        seen += [one["code"] for one in page["cases"]]
        after = page["next"]
    assert seen == every[::-1]
    assert here.client().get("/api/cases?after=made-up").status_code == 422


def test_a_list_asks_the_database_no_more_for_more_cases(here: Cast) -> None:
    counts = []
    for _ in range(2):
        scenes.found_on_patrol(here)
        with CaptureQueriesContext(connection) as asked:
            read(here, "/api/cases")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 3


def test_one_case_comes_with_its_thread(here: Cast) -> None:
    told = read(here, f"/api/cases/{places.settled(here).code}")
    assert [point["title"] for point in told["thread"]][-1] == StepKind.CLOSED.label
    assert told["photos"] == []
    assert here.client().get("/api/cases/C0").status_code == 404


def test_a_program_with_a_key_reports_and_is_not_named(here: Cast) -> None:
    answered = send(Client(), REPORT, x_api_key=places.key(here))
    assert answered.status_code == 201, answered.content
    case = Case.objects.get(code=answered.json()["code"])
    assert (case.channel, case.reporter, case.public) == ("program", None, False)


def test_sent_again_with_its_key_a_report_is_the_same(here: Cast) -> None:
    key = places.key(here)
    first = send(Client(), REPORT, x_api_key=key, idempotency_key="a1")
    again = send(Client(), REPORT, x_api_key=key, idempotency_key="a1")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["code"] == again.json()["code"]
    assert Case.objects.count() == 1


def test_a_person_reports_with_the_token_of_the_page(here: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = here.client("郝姐").cookies
    assert send(client, REPORT).status_code == 403
    client.get("/report/")
    token = client.cookies["csrftoken"].value
    assert send(client, REPORT, x_csrftoken=token).status_code == 201
    assert Case.objects.get().reporter == here.people["郝姐"]


def test_nobody_else_writes(here: Cast, next_door: Cast) -> None:
    revoked = places.key(here, "旧程序")
    revoke_key(community=here.community, name="旧程序", at=NOW)
    for key in ("", "linli_made_up", revoked, places.key(here, "只读", may_write=False)):
        assert send(Client(), REPORT, x_api_key=key).status_code == 401
    assert send(Client(), REPORT, x_api_key=places.key(next_door)).status_code == 401
    assert not Case.objects.exists()


def test_what_is_refused_says_why_and_is_noted(here: Cast) -> None:
    answered = send(Client(), REPORT | {"place": "B99"}, x_api_key=places.key(here))
    assert (answered.status_code, answered.json()["code"]) == (422, "NO_SUCH_PLACE")
    assert Refusal.objects.get().act == "api:POST /api/cases"


def test_writing_too_often_is_slowed_down(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linli.api.limits.PER_HOUR", 2)
    assert PER_HOUR > 2
    key = places.key(here)
    assert [send(Client(), REPORT, x_api_key=key).status_code for _ in range(3)] == [201, 201, 429]


def test_only_a_digest_of_a_key_is_kept(here: Cast) -> None:
    secret = places.key(here)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM api_apikey")
        assert secret not in str(cursor.fetchall())
