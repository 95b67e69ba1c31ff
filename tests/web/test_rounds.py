"""The pages of rounds, visits, putting right, and the officer's part."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from linli.core.time import day_of
from linli.grid.actions import care, patrols, rectifications, sharing, visits
from linli.grid.models import CarePlan, Case, Patrol, PatrolStop, Rectification, Step, Visit
from linli.journal.models import Refusal
from linli.people.actions import found_team
from linli.people.models import Team
from linli.volunteers.models import Training
from tests import scenes
from tests.cast import NOW, SINCE, Cast


@pytest.fixture(autouse=True)
def english_on_the_day(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("linli.web.middleware.now", lambda community: NOW)


def post(cast: Cast, visitor: str, address: str, /, **fields: Any) -> Any:
    return cast.client(visitor).post(address, {"key": str(uuid4()), **fields})


def read(cast: Cast, who: str | None, address: str) -> str:
    answered = cast.client(who).get(address)
    assert answered.status_code == 200, address
    return str(answered.content.decode())


def begun(cast: Cast, **fields: str) -> Patrol:
    assert post(cast, "方晓", "/rounds/begin/", grid="G1", **fields).status_code == 302
    return Patrol.objects.get()


def in_care(cast: Cast) -> CarePlan:
    return care.agree_care(
        by=cast.by("方晓"),
        at=NOW,
        dwelling=cast.dwelling("B1-1-0102"),
        person=cast.people["老周"],
        reason="lives_alone",
        agreement="in_person",
        agreed_on=day_of(NOW),
    )


def test_a_round_is_walked_building_by_building(cast: Cast) -> None:
    patrol = begun(cast, accompanied_by=cast.people["民警"].code)
    sheet = f"/rounds/r/{patrol.code}/"
    assert "0 / 1 buildings" in read(cast, "方晓", sheet)
    assert post(cast, "方晓", f"{sheet}look/B1/", finding="in_order").status_code == 302
    assert "1 / 1 buildings" in read(cast, "方晓", sheet)
    post(cast, "方晓", f"{sheet}finish/")
    patrol.refresh_from_db()
    assert patrol.finished_at == NOW
    assert "together" in read(cast, "方晓", "/rounds/")


def test_one_may_go_alone_or_with_the_officer(cast: Cast) -> None:
    page = read(cast, "方晓", "/rounds/")
    assert "I go alone" in page
    assert "With officer 宋卫" in page
    assert begun(cast, accompanied_by="").accompanied_by is None


def test_a_round_begun_twice_by_one_form_is_one(cast: Cast) -> None:
    form = {"key": str(uuid4()), "grid": "G1"}
    for _ in range(2):
        cast.client("方晓").post("/rounds/begin/", form)
    assert Patrol.objects.count() == 1
    answered = post(cast, "方晓", "/rounds/begin/", grid="G1")
    assert answered.status_code == 422
    assert Refusal.objects.get().code == "STILL_ON_THE_WAY"


def test_a_round_in_a_foreign_grid_is_not_offered(cast: Cast) -> None:
    assert post(cast, "方晓", "/rounds/begin/", grid="G2").status_code == 422
    assert not Patrol.objects.exists()


def test_what_was_seen_has_to_be_said(cast: Cast) -> None:
    patrol = begun(cast)
    for finding in ("", "reported", "demolished"):
        post(cast, "方晓", f"/rounds/r/{patrol.code}/look/B1/", finding=finding)
    assert not PatrolStop.objects.exists()


def test_a_thing_noted_on_the_round_sent_twice_is_one_case(cast: Cast) -> None:
    patrol, kind = begun(cast), scenes.category(cast, "clutter")
    address = f"/rounds/r/{patrol.code}/note/B1/"
    assert post(cast, "方晓", address, where="三楼").status_code == 422
    assert not Case.objects.exists()
    form = {"key": str(uuid4()), "category": kind.code, "where": "三楼"}
    for _ in range(2):
        assert cast.client("方晓").post(address, form).status_code == 302
    case = Case.objects.get()
    assert case.channel == "grid_patrol"
    assert case.code in read(cast, "方晓", f"/rounds/r/{patrol.code}/")


def test_a_visit_is_noted_and_a_need_leads_to_a_case(cast: Cast) -> None:
    kind = scenes.category(cast, "stairwell_light")
    parts = {"visit": "on", "contact": "on"}
    home = "/rounds/visits/home/B1-1-0102/"
    answered = post(cast, "方晓", home, outcome="met", need="1", **parts)
    visit = Visit.objects.get()
    assert (visit.visit, visit.contact, visit.service) == (True, True, False)
    assert answered["Location"] == f"/rounds/visits/v/{visit.code}/need/"
    post(cast, "方晓", answered["Location"], category=kind.code)
    visit.refresh_from_db()
    assert visit.case == Case.objects.get()


def test_e50_where_nobody_was_home_no_part_is_kept_and_there_is_no_room_for_words(
    cast: Cast,
) -> None:
    home = "/rounds/visits/home/B1-1-0102/"
    page = read(cast, "方晓", home)
    assert "<textarea" not in page
    assert 'type="text"' not in page
    post(cast, "方晓", home, outcome="not_at_home", visit="on", note="脾气不好")
    visit = Visit.objects.get()
    assert (visit.outcome, visit.visit) == ("not_at_home", False)


def test_a_visit_needs_an_outcome(cast: Cast) -> None:
    answered = post(cast, "方晓", "/rounds/visits/home/B1-1-0102/", outcome="rude")
    assert answered.status_code == 422
    assert not Visit.objects.exists()


def test_whom_to_look_in_on_stands_on_the_grid_members_day_and_nowhere_else(cast: Cast) -> None:
    in_care(cast)
    for address in ("/today/", "/rounds/visits/"):
        assert "周德昌" in read(cast, "方晓", address)
        assert "周德昌" not in read(cast, "另一网格员", address)
        assert "周德昌" not in read(cast, "书记", address)


def test_nobody_comes_onto_the_list_without_having_agreed(cast: Cast) -> None:
    told = {"reason": "lives_alone", "every_days": "2", "agreed_on": "2021-03-10"}
    answered = post(cast, "方晓", "/rounds/care/B1-1-0102/", **told)
    assert answered.status_code == 422
    assert "Only who agreed" in answered.content.decode()
    assert not CarePlan.objects.exists()
    post(cast, "方晓", "/rounds/care/B1-1-0102/", agreement="on_paper", **told)
    post(cast, "方晓", "/rounds/care/B1-1-0102/end/")
    assert CarePlan.objects.get().until == day_of(NOW)


def test_the_committee_calls_the_four_parts_as_it_likes(cast: Cast) -> None:
    post(cast, "书记", "/rounds/visits/labels/", visit="一访", contact="二联", publicity="宣传")
    page = read(cast, "方晓", "/rounds/visits/home/B1-1-0102/")
    assert "一访" in page
    assert "Lent a hand" in page


def test_a_campaign_shows_every_door_and_where_to_knock_next(cast: Cast) -> None:
    answered = post(cast, "方晓", "/rounds/campaigns/new/", title="物业入户", scope="B1")
    address = answered["Location"]
    page = read(cast, "方晓", address)
    assert "0 / 36 homes · 0.00%" in page
    code = address.strip("/").rsplit("/", 1)[1]
    home = "/rounds/visits/home/B1-1-0101/"
    assert post(cast, "方晓", home, outcome="met", campaign=code)["Location"] == address
    assert "1 / 36 homes · 2.78%" in read(cast, "方晓", address)


def test_e56_what_stands_in_the_way_is_talked_over_and_referred_with_a_number(cast: Cast) -> None:
    post(cast, "方晓", "/rounds/putting-right/new/", kind="unauthorised_structure", place="B1-1")
    one = Rectification.objects.get()
    address = f"/rounds/putting-right/{one.code}/"
    page = read(cast, "方晓", address).lower()
    assert "demolish" not in page
    assert "not agreeing costs nobody a single point" in page
    post(cast, "方晓", f"{address}do/gone/")
    post(cast, "方晓", f"{address}do/refuse/")
    assert post(cast, "方晓", f"{address}do/refer/", document="").status_code == 422
    post(cast, "方晓", f"{address}do/refer/", document="综执〔2021〕7号")
    one.refresh_from_db()
    assert (one.state, one.authority_document) == ("referred", "综执〔2021〕7号")


def test_the_party_is_found_by_name_and_tapped_when_there_are_several(cast: Cast) -> None:
    told = {"kind": "overstepping_shopfront", "where": "塔山早市"}
    new = "/rounds/putting-right/new/"
    several = post(cast, "方晓", new, who="郝", **told)
    assert several.status_code == 422
    assert "Which of them?" in several.content.decode()
    assert post(cast, "方晓", new, who="没有这个人", **told).status_code == 422
    assert not Rectification.objects.exists()
    post(cast, "方晓", new, who="豆腐", **told)
    assert Rectification.objects.get().shop == cast.shop()


def test_what_everybody_reads_are_counts_and_no_names(cast: Cast) -> None:
    rectifications.find(
        by=cast.by("方晓"),
        at=NOW,
        kind="unauthorised_structure",
        place=cast.place("B1-1"),
        party=cast.people["郝姐"],
    )
    page = read(cast, None, "/rounds/done/")
    assert "/ 1" in page
    assert "郝桂兰" not in page


def test_the_officer_notes_a_training_once(cast: Cast) -> None:
    found_team(
        name="守望先锋队",
        kind=Team.Kind.NEIGHBOURHOOD_WATCH,
        founded_on=SINCE,
        code="W1",
        by=cast.house,
        at=NOW,
    )
    assert "due" in read(cast, "民警", "/rounds/watch/")
    form = {"team": "W1", "held_on": "2021-03-06", "topic": "消防", "attendees": "21"}
    form |= {"key": str(uuid4())}
    for _ in range(2):
        cast.client("民警").post("/rounds/watch/training/", form)
    training = Training.objects.get()
    assert (training.trainer, training.attendees) == (cast.people["民警"], 21)
    to_come = form | {"held_on": "2021-03-11", "key": str(uuid4())}
    answered = cast.client("民警").post("/rounds/watch/training/", to_come)
    assert answered.status_code == 422
    assert Training.objects.count() == 1
    assert "Note a training" not in read(cast, "方晓", "/rounds/watch/")


def test_e51_the_officer_sees_what_is_shared_with_him_and_no_resident(cast: Cast) -> None:
    shared, other = scenes.told(cast), scenes.found_on_patrol(cast)
    officer = cast.client("民警")
    post(
        cast,
        "方晓",
        f"/rounds/share/{shared.code}/",
        officer=cast.people["民警"].code,
        reason="请看",
    )
    page = read(cast, "民警", "/rounds/shared/")
    assert shared.code in page
    assert other.code not in page
    assert "郝桂兰" not in page, "who complained is not shown (E58)"
    assert shared.description not in page
    post(cast, "民警", f"/rounds/shared/{shared.code}/say/", note="周六一起去")
    step = Step.objects.get(kind="noted")
    assert (step.note, step.public) == ("周六一起去", False)
    assert post(cast, "民警", f"/rounds/shared/{other.code}/say/", note="嗯").status_code == 404
    for closed in ("/people/", "/rounds/visits/", "/rounds/putting-right/", "/today/", "/cases/"):
        assert officer.get(closed).status_code == 404
    post(cast, "方晓", f"/rounds/share/{shared.code}/stop/")
    assert shared.code not in read(cast, "民警", "/rounds/shared/")


def test_e51_the_officer_sees_only_rounds_he_was_on(cast: Cast) -> None:
    for company in (None, cast.people["民警"]):
        made = patrols.patrol(
            by=cast.by("方晓"),
            at=NOW,
            grid=cast.place("G1"),
            member=cast.people["方晓"],
            accompanied_by=company,
        )
        patrols.finish(patrol=made, by=cast.by("方晓"), at=NOW)
    page = read(cast, "民警", "/rounds/")
    assert page.count("第1网格") == 1
    assert cast.client("民警").get(f"/rounds/r/{made.code}/").status_code == 404


@pytest.mark.parametrize(
    ("who", "address", "most"),
    [
        ("方晓", "/rounds/", 26),
        ("方晓", "/rounds/visits/", 22),
        ("方晓", "/rounds/putting-right/", 18),
        ("民警", "/rounds/shared/", 16),
        ("民警", "/rounds/watch/", 20),
    ],
)
def test_a_list_asks_the_database_a_few_times_however_long_it_is(
    cast: Cast, who: str, address: str, most: int, django_assert_max_num_queries: Any
) -> None:
    by = cast.by("方晓")
    for number in range(12):
        made = patrols.patrol(by=by, at=NOW, grid=cast.place("G1"), member=cast.people["方晓"])
        patrols.finish(patrol=made, by=by, at=NOW)
        visits.visit(
            by=by,
            at=NOW,
            dwelling=cast.dwelling(f"B1-{number % 3 + 1}-0{number % 6 + 1}01"),
            grid=cast.place("G1"),
            visitor=cast.people["方晓"],
            outcome="met",
            parts=visits.FourParts(),
        )
        rectifications.find(by=by, at=NOW, kind="unauthorised_structure", place=cast.place("B1-1"))
        case = scenes.found_on_patrol(cast)
        sharing.share_with_officer(
            case=case, officer=cast.people["民警"], reason="请看", by=by, at=NOW
        )
    client = cast.client(who)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200
