"""A meeting on a phone: the chair's page, the code at the door, a project, a question."""

from __future__ import annotations

from datetime import timedelta

import pytest

from linli.deliberation.models import PollAnswer, Resolution, SignIn
from linli.web.deliberation.signing import token_of
from tests import talks
from tests.browser import Open, barriers, sticks_out
from tests.cast import NOW, Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_the_chair_goes_through_a_meeting(cast: Cast, phone_of: Open) -> None:
    meeting = talks.going_on(cast)
    talks.topic(cast, meeting)
    page = phone_of("方晓")
    page.goto(f"/talks/meetings/{meeting.code}/")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("aside .btn.go")
    page.wait_for_selector(".chair")
    assert barriers(page) == []
    page.click(".chair form .btn.go")
    page.wait_for_selector(".motion")
    page.click(".act summary")
    page.fill("[name=name]", "环卫老赵")
    page.select_option("[name=side]", "against")
    page.click(".act form .btn")
    page.wait_for_selector(".queue")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click(".podium form .btn")
    page.wait_for_selector(".timer")
    assert barriers(page) == []
    page.fill("[name=votes_for]", "28")
    page.fill("[name=against]", "2")
    page.fill("[name=abstain]", "1")
    page.click(".chair .card .btn.go")
    page.wait_for_selector(".outcome")
    assert barriers(page) == []
    assert Resolution.objects.get().passed


def test_one_tap_behind_the_code_and_one_is_there(cast: Cast, phone_of: Open) -> None:
    meeting = talks.called(cast)
    page = phone_of("老周")
    page.goto(f"/talks/here/{token_of(meeting)}/")
    assert barriers(page) == []
    assert sticks_out(page) <= 0
    page.click("main .btn.go")
    page.wait_for_selector(".seal")
    assert barriers(page) == []
    assert SignIn.objects.count() == 1


def test_a_home_says_what_it_thinks(cast: Cast, phone_of: Open) -> None:
    poll = talks.poll(cast, closes_at=NOW + timedelta(days=36_500))
    page = phone_of("郝姐")
    page.goto(f"/talks/asked/{poll.code}/")
    page.check("[value=disagree]")
    assert barriers(page) == []
    page.click("main .btn.go")
    page.wait_for_selector("main .flash:visible")
    assert PollAnswer.objects.get().answer == "disagree"


PAGES = (
    "/talks/",
    "/talks/topics/",
    "/talks/projects/",
    "/talks/projects/new/",
    "/talks/meetings/",
    "/talks/meetings/new/",
    "/talks/promises/",
    "/talks/groups/",
    "/talks/groups/new/",
    "/talks/asked/",
    "/talks/asked/new/",
)


def test_every_page_can_be_used_by_everybody(cast: Cast, phone_of: Open) -> None:
    project = talks.project(cast)
    meeting = talks.going_on(cast, project=project)
    resolution = talks.voted(cast, meeting)
    promise = talks.promised(cast, resolution)
    group = talks.group(cast, meeting)
    own = (
        f"/talks/projects/{project.code}/",
        f"/talks/meetings/{meeting.code}/people/?q=h",
        f"/talks/resolutions/{resolution.code}/promise/",
        f"/talks/promises/{promise.code}/done/",
        f"/talks/groups/{group.code}/",
        f"/talks/issues/{talks.issue(cast, group).code}/",
        f"/talks/asked/{talks.poll(cast).code}/door/",
    )
    page = phone_of("书记")
    for address in (*PAGES, *own):
        page.goto(address)
        assert (address, barriers(page)) == (address, [])
        assert (address, max(sticks_out(page), 0)) == (address, 0)
