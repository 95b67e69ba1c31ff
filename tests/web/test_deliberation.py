"""The pages of talking things over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from linli.deliberation.actions import meetings, minutes
from linli.deliberation.models import (
    AgendaItem,
    Commitment,
    Group,
    GroupIssue,
    Meeting,
    MinutesAnswer,
    Poll,
    PollAnswer,
    Project,
    Resolution,
    SignIn,
    Speaker,
)
from linli.journal.models import Refusal
from linli.notices.models import Notice
from linli.people.actions import PersonRow, register_many
from linli.web.deliberation.signing import token_of
from tests import talks
from tests.cast import NOW, Cast


@pytest.fixture(autouse=True)
def english_on_the_day(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("linli.web.middleware.now", lambda community: NOW)


def post(cast: Cast, visitor: str | None, address: str, /, **fields: Any) -> Any:
    return cast.client(visitor).post(address, {"key": str(uuid4()), **fields})


def read(cast: Cast, who: str | None, address: str) -> str:
    answered = cast.client(who).get(address)
    assert answered.status_code == 200, address
    return str(answered.content.decode())


PAGES = ("", "projects/", "meetings/", "promises/", "groups/", "asked/")


@pytest.mark.parametrize("page", PAGES)
def test_everybody_reads_what_is_talked_over(cast: Cast, page: str) -> None:
    for who in (None, "郝姐", "方晓"):
        read(cast, who, f"/talks/{page}")
    talks.promised(cast, talks.voted(cast, talks.going_on(cast, project=talks.project(cast))))
    talks.poll(cast)
    for who in (None, "郝姐", "方晓"):
        read(cast, who, f"/talks/{page}")


CALL = {
    "topic": "垃圾桶",
    "kind": "deliberation",
    "on": "2021-03-14",
    "hour": "19:00",
    "venue": "厅",
}


def test_a_meeting_is_called_once_by_one_form(cast: Cast) -> None:
    form = {"key": str(uuid4()), **CALL, "required_kinds": ["residents", "sanitation"]}
    for _ in range(2):
        assert cast.client("方晓").post("/talks/meetings/new/", form).status_code == 302
    assert Meeting.objects.get().required_kinds == ["residents", "sanitation"]


def test_short_notice_is_warned_of_beside_the_day(cast: Cast) -> None:
    answered = post(cast, "方晓", "/talks/meetings/new/", **CALL | {"on": "2021-03-11"})
    assert answered.status_code == 422
    assert "two days&#x27; notice" in answered.content.decode()
    assert Refusal.objects.get().code == "TOO_SOON"
    assert not Meeting.objects.exists()
    again = post(
        cast, "方晓", "/talks/meetings/new/", **CALL | {"on": "2021-03-11", "at_short_notice": "on"}
    )
    assert again.status_code == 302


def test_a_meeting_from_its_call_to_the_count_of_hands(cast: Cast) -> None:
    meeting = talks.called(cast)
    page = f"/talks/meetings/{meeting.code}/"
    post(cast, "方晓", f"{page}agenda/", title="桶放在哪儿", motion=talks.MOTION)
    post(cast, "方晓", f"{page}notice/")
    assert Notice.objects.filter(matter="meeting").exists()
    post(cast, "老周", f"/talks/here/{token_of(meeting)}/")
    post(cast, "方晓", f"{page}guests/", kind="sanitation", people="4")
    post(cast, "方晓", f"{page}begin/")
    item = AgendaItem.objects.get()
    assert item.title in read(cast, "方晓", f"{page}chair/")
    post(cast, "方晓", f"/talks/topics/{item.code}/open/")
    post(cast, "方晓", f"/talks/topics/{item.code}/speak/", name="环卫老赵", side="against")
    post(cast, "老周", f"/talks/topics/{item.code}/speak/", side="for")
    post(cast, "方晓", f"/talks/topics/{item.code}/next/")
    assert "环卫老赵" in read(cast, "方晓", f"{page}chair/line/")
    hands = {"votes_for": "3", "against": "1", "abstain": "0"}
    post(cast, "方晓", f"/talks/topics/{item.code}/vote/", **hands)
    assert "raised no hand" in read(cast, None, page)
    assert Speaker.objects.filter(spoke_at=None).count() == 1


def test_minutes_are_drafted_confirmed_and_hung_up(cast: Cast) -> None:
    meeting = talks.going_on(cast, guests=3)
    page = f"/talks/meetings/{meeting.code}/"
    item = talks.topic(cast, meeting)
    post(cast, "老周", f"/talks/here/{token_of(meeting)}/")
    post(cast, "方晓", f"/talks/topics/{item.code}/open/")
    post(cast, "老周", f"/talks/topics/{item.code}/speak/", side="for")
    post(cast, "方晓", f"/talks/topics/{item.code}/next/")
    hands = {"votes_for": "3", "against": "1", "abstain": "0"}
    post(cast, "方晓", f"/talks/topics/{item.code}/vote/", **hands)
    post(cast, "方晓", f"/talks/topics/{item.code}/done/")
    post(cast, "方晓", f"{page}end/")
    draft = read(cast, "方晓", f"{page}minutes/")
    assert "passed: 3 for, 1 against, 0 abstained" in draft
    assert "1 person spoke." in draft
    assert "周德昌" not in draft, "the draft counts speakers and names nobody"
    post(cast, "方晓", f"{page}minutes/", text="议了桶的事")
    assert "Are the minutes right?" in read(cast, "老周", page)
    assert "议了桶的事" not in read(cast, "楼长", page), "who was not there waits until it hangs"
    assert "Are the minutes right?" in read(cast, "老周", "/")
    post(cast, "老周", f"{page}minutes/answer/", right="1")
    assert "Are the minutes right?" not in read(cast, "老周", "/")
    assert MinutesAnswer.objects.get().right
    post(cast, "方晓", f"{page}minutes/publish/")
    assert "议了桶的事" in read(cast, None, page)


def test_more_hands_than_people_are_refused_beside_the_field(cast: Cast) -> None:
    meeting = talks.going_on(cast, guests=2)
    item = talks.topic(cast, meeting)
    post(cast, "方晓", f"/talks/topics/{item.code}/open/")
    answered = post(
        cast,
        "方晓",
        f"/talks/topics/{item.code}/vote/",
        votes_for="40",
        against="0",
        abstain="0",
    )
    assert answered.status_code == 422
    assert "only 3 people are there" in answered.content.decode()
    assert not Resolution.objects.exists()


def test_tapped_again_one_is_there_once_and_reads_so(cast: Cast) -> None:
    meeting = talks.called(cast)
    page = f"/talks/here/{token_of(meeting)}/"
    assert "I am here" in read(cast, "老周", page)
    for _ in range(2):
        assert post(cast, "老周", page).status_code == 302
    assert SignIn.objects.get().person == cast.people["老周"]
    assert "you are signed in since" in read(cast, "老周", page)


def test_a_made_up_code_opens_no_door(cast: Cast, next_door: Cast) -> None:
    assert cast.client("老周").get("/talks/here/M1/").status_code == 404
    theirs = token_of(talks.called(next_door))
    assert cast.client("老周").get(f"/talks/here/{theirs}/").status_code == 404


def test_names_on_the_list_are_for_staff(cast: Cast) -> None:
    meeting = talks.going_on(cast)
    page = f"/talks/meetings/{meeting.code}/"
    for who in (None, "老周"):
        assert "郝桂兰" not in read(cast, who, page)
    assert "郝桂兰" in read(cast, "方晓", f"{page}people/")
    assert cast.client("老周").get(f"{page}people/").status_code == 404


def test_the_paper_list_is_taken_over_name_by_name(cast: Cast) -> None:
    meeting = talks.called(cast)
    page = f"/talks/meetings/{meeting.code}/people/"
    assert "周德昌" in read(cast, "方晓", f"{page}?q=周")
    post(cast, "方晓", f"{page}{cast.people['老周'].code}/")
    assert SignIn.objects.get().channel == "paper"


def test_a_calendar_takes_the_meeting(cast: Cast) -> None:
    meeting = talks.called(cast, topic="垃圾桶，放哪儿; 谁管" * 6)
    answered = cast.client().get(f"/talks/meetings/{meeting.code}/calendar.ics")
    lines = answered.content.decode().split("\r\n")
    assert "DTSTART:20210313T013000Z" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    assert r"\; " in "".join(line.removeprefix(" ") for line in lines)


def test_a_calendar_leads_to_the_communitys_own_address(cast: Cast) -> None:
    """However the page was asked for: by an address inside the office, for instance."""
    cast.community.host = "linli.example"
    cast.community.save()
    meeting = talks.called(cast)
    answered = cast.client().get(f"/talks/meetings/{meeting.code}/calendar.ics")
    assert f"URL:http://linli.example/talks/meetings/{meeting.code}/" in answered.content.decode()


@pytest.mark.parametrize("sheet", ["door.pdf", "pack.pdf"])
def test_the_meeting_is_printed(cast: Cast, sheet: str) -> None:
    meeting = talks.called(cast)
    talks.topic(cast, meeting, motion="#let 桶 = $x$ *不是* 标记")
    answered = cast.client("方晓").get(f"/talks/meetings/{meeting.code}/{sheet}")
    assert answered.content.startswith(b"%PDF")


def test_a_resident_proposes_and_reads_the_answer(cast: Cast) -> None:
    assert post(cast, "老周", "/talks/topics/", title=" ").status_code == 422
    form = {"key": str(uuid4()), "title": "路灯太暗"}
    for _ in range(2):
        cast.client("老周").post("/talks/topics/", form)
    item = AgendaItem.objects.get()
    assert "路灯太暗" in read(cast, "方晓", "/talks/topics/")
    post(cast, "方晓", f"/talks/topics/{item.code}/decline/", why="供电局周五来修")
    assert "供电局周五来修" in read(cast, "老周", "/talks/topics/")
    assert "供电局周五来修" not in read(cast, "郝姐", "/talks/topics/")


def test_a_project_is_taken_up_from_what_many_told(cast: Cast) -> None:
    cases = talks.complaints(cast, 4)
    assert "4 reports" in read(cast, "方晓", "/talks/projects/new/")
    address = "/talks/projects/new/?" + "&".join(f"cases={case.code}" for case in cases)
    assert cases[0].code in read(cast, "方晓", address)
    answered = post(
        cast,
        "方晓",
        "/talks/projects/new/",
        title="扶手一起修",
        cases=[case.code for case in cases],
        kinds=["residents"],
    )
    project = Project.objects.get()
    assert answered["Location"] == f"/talks/projects/{project.code}/"
    assert "people told of it" in read(cast, None, answered["Location"])


def test_a_promise_says_who_by_when_and_is_late_in_public(cast: Cast) -> None:
    resolution = talks.voted(cast, talks.going_on(cast))
    address = f"/talks/resolutions/{resolution.code}/promise/"
    assert post(cast, "方晓", address, words="搬桶", kind="task").status_code == 422
    due = (NOW - timedelta(days=3)).date().isoformat()
    fields = {"words": "搬桶", "kind": "task", "owner_name": "郝桂兰", "due_on": due}
    assert post(cast, "方晓", address, **fields).status_code == 302
    promise = Commitment.objects.get()
    assert promise.owner == cast.people["郝姐"]
    assert "3 days late" in read(cast, None, "/talks/promises/")
    keep = f"/talks/promises/{promise.code}/done/"
    assert cast.client("老周").get(keep).status_code == 404
    assert post(cast, "郝姐", keep, words="搬走了").status_code == 302
    assert "搬走了" in read(cast, None, "/talks/promises/")


def test_e20_members_read_the_names_of_members_and_others_their_number(cast: Cast) -> None:
    group = talks.group(cast, talks.going_on(cast))
    page = f"/talks/groups/{group.code}/"
    assert "郝桂兰" not in read(cast, "老周", page)
    post(cast, "老周", f"{page}join/")
    assert "郝桂兰" in read(cast, "老周", page)
    post(cast, "老周", f"{page}leave/")
    assert Group.objects.get().members.filter(until=None).count() == 1


def test_a_group_takes_up_pays_and_solves(cast: Cast) -> None:
    group = talks.group(cast, talks.going_on(cast))
    post(cast, "郝姐", f"/talks/groups/{group.code}/issues/", title="停车杆安装")
    issue = GroupIssue.objects.get()
    page = f"/talks/issues/{issue.code}/"
    assert cast.client("老周").get(page).status_code == 404
    answered = post(cast, "郝姐", page, funding="gifts", cost_fen="300")
    assert answered.status_code == 422
    assert Refusal.objects.get().code == "VOLUNTARY_FUNDRAISING"
    assert post(cast, "郝姐", page, funding="property", cost_fen="300.00").status_code == 302
    post(cast, "郝姐", f"{page}solved/", led_by="", result="装好了")
    text = read(cast, None, f"/talks/groups/{group.code}/")
    assert "cost 300.00 yuan" in text
    assert "装好了" in text


def test_a_home_answers_and_may_change_it(cast: Cast) -> None:
    poll = talks.poll(cast)
    page = f"/talks/asked/{poll.code}/"
    assert "Log in and answer" in read(cast, None, page)
    assert post(cast, "郝姐", page, answer="随便").status_code == 422
    for said in ("agree", "disagree"):
        assert post(cast, "郝姐", page, answer=said).status_code == 302
    assert PollAnswer.objects.count() == 2
    assert "I do not agree. You may change it." in read(cast, "郝姐", page)
    assert post(cast, None, page, answer="agree").status_code == 404


def test_who_was_not_reached_is_for_staff(cast: Cast) -> None:
    poll = talks.poll(cast, scope=cast.place("B1-1"))
    page = f"/talks/asked/{poll.code}/door/"
    post(cast, "单元长", page, dwelling="B1-1-0201", answer="agree", channel="door")
    assert PollAnswer.objects.get().channel == "door"
    assert "Not reached yet" in read(cast, "方晓", page)
    assert "Not reached yet" not in read(cast, "单元长", page)
    assert cast.client("老周").get(page).status_code == 404


def test_a_question_with_answers_of_its_own(cast: Cast) -> None:
    fields = {"question": "几点收摊？", "answers": "own", "closes_on": "2021-03-20"}
    assert post(cast, "方晓", "/talks/asked/new/", **fields, own="九点").status_code == 422
    assert post(cast, "方晓", "/talks/asked/new/", **fields, own="九点\n十点").status_code == 302
    assert Poll.objects.get().choices == ["九点", "十点"]


def test_the_page_of_a_full_hall_takes_few_reads(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    meeting = talks.going_on(cast)
    rows = [PersonRow(code=f"H{number}", name=f"居民{number}") for number in range(300)]
    for person in register_many(rows=rows, by=cast.house, at=NOW):
        meetings.sign_in(meeting=meeting, person=person, by=cast.house, at=NOW)
    for who, page, most in (("方晓", "", 34), (None, "", 26), ("方晓", "people/", 24)):
        client = cast.client(who)
        with django_assert_max_num_queries(most):
            assert client.get(f"/talks/meetings/{meeting.code}/{page}").status_code == 200


def test_minutes_that_somebody_finds_wrong_do_not_hang(cast: Cast) -> None:
    meeting = talks.over(cast)
    minutes.write_minutes(meeting=meeting, by=cast.by("书记"), at=NOW, text="议了桶的事")
    page = f"/talks/meetings/{meeting.code}/"
    assert post(cast, "郝姐", f"{page}minutes/answer/", words="").status_code == 422
    post(cast, "郝姐", f"{page}minutes/answer/", words="少写了一条")
    assert "少写了一条" in read(cast, "方晓", page)
    assert post(cast, "方晓", f"{page}minutes/publish/").status_code == 409


def test_whoever_took_part_reads_each_step_at_home(cast: Cast) -> None:
    meeting = talks.going_on(cast, project=talks.project(cast))
    assert "Talked through" in read(cast, "郝姐", "/")
    talks.voted(cast, meeting)
    assert "Decided" in read(cast, "郝姐", "/")
    assert "早市环境自治" not in read(cast, "楼长", "/")


def test_an_open_question_waits_at_home_until_it_is_answered(cast: Cast) -> None:
    poll = talks.poll(cast, scope=cast.place("B1-1"))
    assert poll.question in read(cast, "郝姐", "/")
    assert poll.question not in read(cast, "楼长", "/"), "another stairwell is asked"
    post(cast, "郝姐", f"/talks/asked/{poll.code}/", answer="agree")
    assert poll.question not in read(cast, "郝姐", "/")


def test_e61_what_one_did_at_meetings_is_in_ones_own_copy(cast: Cast) -> None:
    meeting = talks.going_on(cast)
    talks.group(cast, meeting)
    address = reverse("people:export")
    copy = cast.client("郝姐").get(address).json()["deliberation"]
    assert [one["meeting"] for one in copy["meetings"]] == [meeting.code]
    assert [one["group"] for one in copy["groups"]] == ["早市小组"]
    assert cast.client("老周").get(address).json()["deliberation"]["meetings"] == []
