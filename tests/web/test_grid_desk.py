"""The desk: the grid member's day, the inbox, the directory."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from linli.grid.actions import cases
from linli.grid.actions.directory import list_contact
from linli.grid.models import Case, Contact
from linli.grid.rules import Pressure, month_of, on_duty, stage_of, target_of
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later

DAY = 24


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set the hour that the doors read: so many hours after the tests' now."""

    def at(hours: float) -> None:
        monkeypatch.setattr("linli.web.middleware.now", lambda community: later(hours))

    at(5)
    return at


def day_of_the_grid_member(cast: Cast, who: str = "方晓") -> Any:
    answered = cast.client(who).get("/today/")
    assert answered.status_code == 200
    return answered.context


def codes(items: Any) -> list[str]:
    return [item.case.code for item in items]


def rows(cast: Cast, who: str = "方晓", **asked: str) -> list[str]:
    page = cast.client(who).get("/cases/", asked).context["page"]
    return [case.code for case in page.rows]


@pytest.mark.usefixtures("clock")
def test_a_matter_is_due_and_then_late(cast: Cast, clock: Any) -> None:
    case = scenes.found_on_patrol(cast)
    Case.objects.filter(pk=case.pk).update(due_at=later(8))
    assert codes(day_of_the_grid_member(cast)["due"]) == [case.code]
    clock(10)
    assert codes(day_of_the_grid_member(cast)["late"]) == [case.code]


def test_what_a_neighbour_just_told_comes_first(cast: Cast, clock: Any) -> None:
    case = scenes.told(cast)
    today = day_of_the_grid_member(cast)
    assert codes(today["fresh"]) == [case.code]
    assert not any(codes(today[name]) for name in ("late", "due", "later"))
    clock(24 * 30)
    assert codes(day_of_the_grid_member(cast)["fresh"]) == []
    clock(5)
    cases.accept(case=case, by=cast.by("方晓"), at=later(1))
    assert codes(day_of_the_grid_member(cast)["fresh"]) == []


def test_what_was_opened_again_has_its_time_anew(cast: Cast, clock: Any) -> None:
    fang = cast.by("方晓")
    case = cases.close(case=scenes.worked_on(cast), by=fang, at=later(3))
    Case.objects.filter(pk=case.pk).update(due_at=later(1))
    cases.reopen(case=case, by=fang, at=later(100), note="又渗了")
    clock(101)
    today = day_of_the_grid_member(cast)
    assert codes(today["later"]) == [case.code]
    [item] = today["later"]
    assert item.clock.target.at == later(124), "sewage is due within a day"


@pytest.mark.usefixtures("clock")
def test_what_is_done_waits_for_a_look_and_what_is_with_others_waits(cast: Cast) -> None:
    done = scenes.worked_on(cast)
    with_others = scenes.told(cast)
    cases.escalate(case=with_others, by=cast.by("方晓"), at=later(3), note="要街道来")
    today = day_of_the_grid_member(cast)
    assert codes(today["to_confirm"]) == [done.code]
    assert codes(today["with_others"]) == [with_others.code]
    assert (today["late"], today["due"], today["later"]) == ([], [], [])


@pytest.mark.usefixtures("clock")
def test_the_month_counts_what_the_grid_solved_itself(cast: Cast) -> None:
    fang = cast.by("方晓")
    cases.close(case=scenes.worked_on(cast), by=fang, at=later(3))
    handed_on = scenes.found_on_patrol(cast)
    cases.escalate(case=handed_on, by=fang, at=later(1), note="要街道来")
    cases.finish_work(case=handed_on, by=fang, at=later(2))
    cases.close(case=handed_on, by=fang, at=later(3))
    today = day_of_the_grid_member(cast)
    assert (today["in_grid"], today["closed"]) == (1, 2)


@pytest.mark.usefixtures("clock")
def test_each_sees_their_own_grid_and_the_committee_all(cast: Cast) -> None:
    case = scenes.told(cast)
    assert day_of_the_grid_member(cast, "另一网格员")["open"] == 0
    assert rows(cast, "另一网格员") == []
    assert rows(cast, "书记") == rows(cast, "方晓") == [case.code]


@pytest.mark.usefixtures("clock")
def test_the_inbox_is_narrowed_by_what_one_remembers(cast: Cast) -> None:
    railing, sewage = scenes.told(cast), scenes.found_on_patrol(cast)
    cases.accept(case=sewage, by=cast.by("方晓"), at=later(1), title="井盖旁渗水")
    assert rows(cast) == [sewage.code, railing.code]
    assert rows(cast, q="渗水") == [sewage.code]
    assert rows(cast, q="老人下楼") == [railing.code]
    assert rows(cast, category="broken_railing") == [railing.code]
    assert rows(cast, standing="new") == [railing.code]
    assert rows(cast, place="WELL") == [sewage.code]
    assert rows(cast, "书记", grid="G2") == []
    assert rows(cast, mine="on") == [sewage.code]
    assert rows(cast, q="没有这件事") == []


@pytest.mark.parametrize(
    "asked",
    [
        {"standing": "moon"},
        {"category": "moon"},
        {"page": "-1"},
        {"page": "９"},
        {"page": "9" * 30},
        {"q": "水" * 5000},
        {"q": "\0"},
    ],
)
@pytest.mark.usefixtures("clock")
def test_an_odd_question_is_answered_calmly(cast: Cast, asked: dict[str, str]) -> None:
    scenes.told(cast)
    assert cast.client("方晓").get("/cases/", asked).status_code == 200


@pytest.mark.usefixtures("clock")
def test_an_empty_desk_says_what_to_do(cast: Cast) -> None:
    for page in ("/today/", "/cases/", "/directory/"):
        assert 'class="empty"' in cast.client("方晓").get(page).content.decode()
    assert 'class="empty"' in cast.client("郝姐").get("/mine/").content.decode()


@pytest.mark.parametrize("page", ["/cases/", "/today/"])
@pytest.mark.usefixtures("clock")
def test_a_long_list_costs_no_more_questions_than_a_short_one(
    cast: Cast, page: str, django_assert_max_num_queries: Any
) -> None:
    for _ in range(35):
        scenes.told(cast)
    client = cast.client("方晓")
    client.get(page)
    with django_assert_max_num_queries(20):
        client.get(page)


@pytest.mark.usefixtures("clock")
def test_the_inbox_has_pages_of_thirty(cast: Cast) -> None:
    for _ in range(35):
        scenes.told(cast)
    assert (len(rows(cast)), len(rows(cast, page="2"))) == (30, 5)


def contact(cast: Cast, **more: Any) -> Contact:
    values = {"kind": "water", "organisation": "水务", "phone": "0631-2", **more}
    return list_contact(by=cast.by("方晓"), at=NOW, **values)


def entries(cast: Cast) -> Any:
    kinds = cast.client("方晓").get("/directory/").context["kinds"]
    return [entry for _label, of_kind in kinds for entry in of_kind]


def test_a_number_says_whether_somebody_answers_now(cast: Cast, clock: Any) -> None:
    contact(cast, duty_hours="08:00-18:00")
    clock(0)
    assert entries(cast)[0].open is True
    clock(10)
    assert entries(cast)[0].open is False


def test_a_number_grows_stale_and_one_tap_makes_it_good(cast: Cast, clock: Any) -> None:
    old = contact(cast, verified_on=NOW.date() - timedelta(days=91))
    assert entries(cast)[0].stale
    cast.client("方晓").post(f"/directory/{old.code}/verify/")
    assert not entries(cast)[0].stale
    clock(91 * DAY)
    assert entries(cast)[0].stale


@pytest.mark.usefixtures("clock")
def test_a_new_number_has_to_be_tried_first(cast: Cast) -> None:
    old = contact(cast, verified_on=NOW.date())
    typed = {"kind": "water", "organisation": "水务", "phone": "0631-3", "key": str(uuid4())}
    assert cast.client("方晓").post(f"/directory/{old.code}/", typed).status_code == 302
    old.refresh_from_db()
    assert (old.phone, old.verified_on) == ("0631-3", None)


@pytest.mark.usefixtures("clock")
def test_a_number_is_written_in_once_and_not_without_a_name(cast: Cast) -> None:
    client = cast.client("方晓")
    typed = {"kind": "water", "organisation": "水务", "phone": "0631-2", "key": str(uuid4())}
    assert client.post("/directory/new/", {**typed, "organisation": ""}).status_code == 422
    for _ in range(2):
        assert client.post("/directory/new/", typed).status_code == 302
    assert Contact.objects.count() == 1


@pytest.mark.usefixtures("clock")
def test_a_call_noted_at_its_case_stands_in_the_directory(cast: Cast) -> None:
    case, number = scenes.found_on_patrol(cast), contact(cast)
    cases.call(case=case, contact=number, by=cast.by("方晓"), at=later(1), note="下午来")
    page = cast.client("方晓").get("/directory/").content.decode()
    assert "下午来" in page
    assert f"/c/{case.code}/" in page


@pytest.mark.parametrize(
    ("hours", "now", "answer"),
    [
        ("00:00-24:00", 14, True),
        ("22:00-06:00", 14, True),
        ("22:00-06:00", 0, False),
        ("08:00—18:00", 0, True),
        ("工作日", 0, None),
        ("", 0, None),
    ],
)
def test_hours_of_duty_are_read_as_people_write_them(
    hours: str, now: int, answer: bool | None
) -> None:
    assert on_duty(hours, later(now)) is answer


def test_a_target_presses_when_its_day_has_come() -> None:
    assert target_of(later(48), NOW).pressure == Pressure.LATER
    assert target_of(later(8), NOW).pressure == Pressure.TODAY
    late = target_of(later(-2), NOW)
    assert (late.pressure, late.late_minutes) == (Pressure.LATE, 120)


def test_the_month_begins_on_the_communitys_clock() -> None:
    assert month_of(NOW).isoformat() == "2021-03-01T00:00:00+08:00"


def test_every_state_stands_on_the_short_thread() -> None:
    assert [stage_of(state) for state in ("reported", "accepted", "done", "closed")] == [1, 2, 4, 5]
