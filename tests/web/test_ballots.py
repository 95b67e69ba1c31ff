"""The pages of an owners' vote."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from linli.ballots.models import Ballot, Paper, Vote
from linli.journal.models import RecordedFact, Refusal
from linli.ops.recount import _recount
from tests import polling
from tests.cast import NOW, Cast
from tests.polling import AFTER, CLOSES, DURING, OPENS, online, opened, telephoned


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


def at(moment: datetime) -> Any:
    return time_machine.travel(moment, tick=False)


def text(answered: Any) -> str:
    return str(answered.content.decode())


def get(cast: Cast, who: str | None, address: str, moment: datetime = DURING) -> Any:
    with at(moment):
        return cast.client(who).get(address)


def post(
    cast: Cast, who: str | None, address: str, moment: datetime = DURING, **fields: Any
) -> Any:
    with at(moment):
        return cast.client(who).post(address, fields)


def test_a_vote_is_read_by_everybody_with_its_clause_and_what_it_takes(cast: Cast) -> None:
    vote = opened(cast)
    page = text(get(cast, None, f"/v/{vote.code}/"))
    assert "Civil Code, art. 278, item 4" in page
    assert "more than half" in page
    assert vote.title in text(get(cast, None, "/votes/"))


def test_a_draft_is_the_committees_own(cast: Cast) -> None:
    vote = polling.drafted(cast)
    assert get(cast, "郝姐", f"/v/{vote.code}/", NOW).status_code == 404
    assert vote.title not in text(get(cast, "郝姐", "/votes/", NOW))
    assert vote.title in text(get(cast, "书记", "/votes/", NOW))


def test_an_owner_votes_and_gets_a_receipt(cast: Cast) -> None:
    vote = opened(cast)
    client = cast.client("郝姐")
    sent = {"choice": "for", "homes": ["B1-1-0101"], "key": str(uuid4())}
    with at(DURING):
        assert "Vote now" in text(client.get(f"/v/{vote.code}/"))
        assert client.get(f"/v/{vote.code}/cast/").status_code == 200
        answers = [client.post(f"/v/{vote.code}/cast/", sent) for _ in range(2)]
        page = text(client.get(f"/v/{vote.code}/"))
    assert [answer.status_code for answer in answers] == [302, 302]
    ballot = Ballot.objects.get()
    assert ballot.receipt in page
    assert "Vote now" not in page
    assert not Refusal.objects.exists(), "pressing twice is one ballot and no offence"


def test_an_open_vote_waits_on_the_owners_first_page_until_they_voted(cast: Cast) -> None:
    vote = opened(cast)
    assert vote.title in text(get(cast, "郝姐", "/"))
    assert vote.title not in text(get(cast, "郝雯", "/")), "she owns nothing"
    online(cast, vote, "郝姐")
    assert vote.title not in text(get(cast, "郝姐", "/"))


def test_without_a_choice_nothing_is_cast_and_the_form_says_so(cast: Cast) -> None:
    vote = opened(cast)
    answered = post(cast, "郝姐", f"/v/{vote.code}/cast/", homes=["B1-1-0101"])
    assert answered.status_code == 422
    assert not Ballot.objects.exists()


def test_a_neighbours_home_cannot_be_slipped_in(cast: Cast) -> None:
    vote = opened(cast)
    sent = {"homes": ["B1-1-0102"], "choice": "for"}
    assert post(cast, "郝姐", f"/v/{vote.code}/cast/", **sent).status_code == 422
    assert not Ballot.objects.exists()


def test_who_owns_nothing_here_reads_and_does_not_vote(cast: Cast) -> None:
    vote = opened(cast)
    assert get(cast, "郝雯", f"/v/{vote.code}/cast/").status_code == 302
    assert "Vote now" not in text(get(cast, "郝雯", f"/v/{vote.code}/"))


def test_an_owner_sees_who_took_their_call_down_and_votes_instead(cast: Cast) -> None:
    vote = opened(cast)
    telephoned(cast, vote, "老周", "for")
    assert "Vote yourself instead" in text(get(cast, "老周", f"/v/{vote.code}/"))
    post(cast, "老周", f"/v/{vote.code}/cast/", homes=["B1-1-0102"], choice="against")
    assert Ballot.objects.get(replaced_by=None).choice == "against"


def test_while_it_is_open_nobody_sees_how_it_stands(cast: Cast) -> None:
    vote = opened(cast)
    for who in polling.OWNERS:
        online(cast, vote, who)
    for who in (None, "郝姐", "书记"):
        page = text(get(cast, who, f"/v/{vote.code}/"))
        assert "5 of 5 people" in page
        assert "said yes" not in page
    assert "said yes" not in text(get(cast, "书记", f"/v/{vote.code}/desk/"))
    assert get(cast, None, f"/v/{vote.code}/result.pdf").status_code == 404


def test_the_result_says_every_test_in_words_and_on_paper(cast: Cast) -> None:
    vote = opened(cast)
    for who in ("郝姐", "老周", "单元长"):
        online(cast, vote, who)
    online(cast, vote, "楼长", "against")
    polling.counted(cast, vote)
    page = text(get(cast, None, f"/v/{vote.code}/", AFTER))
    for words in ("4 of 5 people", "at least 4 people", "3 of 4 people", "it is decided"):
        assert words in page
    pdf = get(cast, None, f"/v/{vote.code}/result.pdf", AFTER)
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")


def test_the_committee_prepares_lays_open_opens_and_counts(cast: Cast) -> None:
    fields = {
        "title": "选聘物业公司",
        "about": "property_manager",
        "scope": "B1",
        "opens_on": (NOW + timedelta(days=16)).date(),
        "closes_on": (NOW + timedelta(days=30)).date(),
        "key": str(uuid4()),
    }
    assert post(cast, "书记", "/votes/new/", NOW, **fields).status_code == 302
    vote = Vote.objects.get()
    steps = [("publicise", NOW), ("open", vote.opens_at), ("count", vote.closes_at)]
    for step, moment in steps:
        later = moment + timedelta(minutes=1)
        assert post(cast, "书记", f"/v/{vote.code}/{step}/", later).status_code == 302
    vote.refresh_from_db()
    assert (vote.state, vote.passed) == (Vote.State.COUNTED, False)


def test_e40_the_form_names_the_right_track(cast: Cast) -> None:
    fields = {
        "title": "门口马路收费停车",
        "about": "road_parking",
        "opens_on": date(2021, 4, 1),
        "closes_on": date(2021, 4, 20),
    }
    answered = post(cast, "书记", "/votes/new/", NOW, **fields)
    assert answered.status_code == 422
    assert "traffic police" in text(answered)
    assert not Vote.objects.exists()
    assert Refusal.objects.get().code == "WRONG_TRACK"


def test_a_step_out_of_turn_is_refused_in_words(cast: Cast) -> None:
    vote = polling.drafted(cast)
    answered = post(cast, "书记", f"/v/{vote.code}/open/", OPENS)
    assert answered.status_code == 409
    assert "15 days" in text(answered)


def test_e37_two_tellers_read_a_paper_and_neither_sees_the_others_reading(cast: Cast) -> None:
    vote = opened(cast)
    address = f"/v/{vote.code}/paper/"
    post(cast, "书记", address, home="B1-1-0102", reading="against")
    second = text(get(cast, "居委委员", address))
    assert "checked" not in second
    assert "To be read once more" in second
    assert "To be read once more" not in text(get(cast, "书记", address))
    post(cast, "居委委员", address, home="B1-1-0102", reading="against")
    assert Paper.objects.get().state == Paper.State.COUNTED


def test_e37_a_call_and_a_proxy_are_taken_down_once(cast: Cast) -> None:
    vote, people = opened(cast), cast.people
    call = {"home": "B1-1-0102", "witness": people["单元长"].code, "choice": "for"}
    signed = {"home": "B1-2-0101", "proxy": "郝雯", "document": "委托书2号", "choice": "for"}
    for address, sent in (("telephone", call), ("proxy", signed)):
        key = str(uuid4())
        for _press in range(2):
            answered = post(cast, "书记", f"/v/{vote.code}/{address}/", key=key, **sent)
            assert answered.status_code in (302, 422)
    assert sorted(Ballot.objects.values_list("channel", flat=True)) == ["proxy", "telephone"]
    assert not Refusal.objects.exists()


def test_a_proxy_of_nobody_known_is_refused_beside_its_field(cast: Cast) -> None:
    vote = opened(cast)
    sent = {"home": "B1-2-0101", "proxy": "张三丰", "document": "1", "choice": "for"}
    answered = post(cast, "书记", f"/v/{vote.code}/proxy/", **sent)
    assert answered.status_code == 422
    assert "Nobody of that name" in text(answered)
    assert not Ballot.objects.exists()


def test_e42_grid_staff_reach_no_tellers_page(cast: Cast) -> None:
    vote = opened(cast)
    polling.counted(cast, vote)
    for page in ("desk", "paper", "telephone", "proxy", "marks"):
        assert get(cast, "方晓", f"/v/{vote.code}/{page}/", AFTER).status_code == 404
    assert post(cast, "方晓", f"/v/{vote.code}/recount.json", AFTER).status_code == 404


def test_e42_the_list_to_mark_off_says_who_and_never_how(cast: Cast) -> None:
    vote = opened(cast)
    online(cast, vote, "郝姐", "against")
    page = text(get(cast, "书记", f"/v/{vote.code}/marks/"))
    assert "郝桂兰" in page
    assert "online" in page
    assert "against" not in page


def test_the_ballots_are_taken_away_to_be_counted_again_and_that_is_noted(cast: Cast) -> None:
    vote = opened(cast)
    for who in polling.OWNERS:
        online(cast, vote, who)
    assert post(cast, "书记", f"/v/{vote.code}/recount.json").status_code == 404
    polling.counted(cast, vote)
    answered = post(cast, "书记", f"/v/{vote.code}/recount.json", AFTER)
    assert _recount(json.loads(answered.content)).agrees
    assert RecordedFact.objects.filter(kind="ballots.BallotsExported").count() == 1


def test_many_votes_are_listed_with_few_questions_to_the_database(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _vote in range(40):
        opened(cast)
    client = cast.client("郝姐")
    with at(DURING), django_assert_max_num_queries(11):
        client.get("/votes/")
    vote = Vote.objects.first()
    assert vote is not None
    with at(DURING), django_assert_max_num_queries(16):
        client.get(f"/v/{vote.code}/")
    teller = cast.client("书记")
    with at(CLOSES), django_assert_max_num_queries(11):
        teller.get(f"/v/{vote.code}/marks/")
