"""Reporting: three taps, with or without a name, by oneself or told to somebody."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from PIL import Image

from linli.files.models import Photo
from linli.grid.models import Case, CasePhoto, ReportChannel
from linli.journal.models import RecordedFact, Refusal
from linli.web.grid.limits import PER_HOUR
from tests import scenes
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _kinds(cast: Cast) -> None:
    for code in ("clutter", "sewage_overflow"):
        scenes.category(cast, code)


def picture(name: str = "p.png") -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    file.seek(0)
    file.name = name
    return file


def filled(**more: Any) -> dict[str, Any]:
    return {"category": "clutter", "place": "B1", "key": str(uuid4()), **more}


def send(client: Client, **more: Any) -> Any:
    return client.post("/report/", filled(**more))


def one() -> Case:
    return Case.objects.get()


def test_three_taps_are_enough_and_the_reporter_can_follow_it(cast: Cast) -> None:
    client = cast.client("郝姐")
    answered = send(client)
    assert answered.status_code == 302
    case = one()
    assert (case.reporter, case.grid, case.public) == (
        cast.people["郝姐"],
        cast.place("G1"),
        False,
    )
    page = client.get(answered["Location"]).content.decode()
    assert case.code in page
    assert "方晓" in page, "it says who takes it"
    assert client.get(f"/c/{case.code}/").status_code == 200


def test_ones_own_building_is_chosen_already(cast: Cast) -> None:
    page = cast.client("郝姐").get("/report/").content.decode()
    assert 'value="B1" checked' in page


def test_the_most_used_kinds_come_first(cast: Cast) -> None:
    scenes.told(cast)
    kinds = [kind.code for kind in cast.client().get("/report/").context["kinds"]]
    assert kinds[0] == "broken_railing"


def test_pressed_twice_it_is_one_case_with_its_photos_once(cast: Cast) -> None:
    client, key = cast.client("郝姐"), str(uuid4())
    places = {send(client, key=key, photo=picture())["Location"].split(":")[0] for _ in range(2)}
    assert len(places) == 1
    assert Case.objects.count() == CasePhoto.objects.count() == 1


def test_a_report_without_a_name_ties_nothing_to_anybody(cast: Cast) -> None:
    hao = cast.people["郝姐"]
    answered = send(cast.client("郝姐"), anonymous="on", photo=picture())
    case = one()
    assert case.reporter is None
    assert Photo.objects.get().uploaded_by is None
    facts = RecordedFact.objects.filter(kind__in=["grid.CaseReported", "files.PhotoKept"])
    assert {(fact.by_id, fact.recorded_by_id) for fact in facts} == {(None, None)}
    assert hao.name not in cast.client().get(answered["Location"]).content.decode()
    assert case.code not in cast.client("郝姐").get("/mine/").content.decode()


def test_a_refused_report_without_a_name_is_noted_without_one(cast: Cast) -> None:
    answered = send(cast.client("郝姐"), anonymous="on", place="", where="")
    assert answered.status_code == 422
    refusal = Refusal.objects.get()
    assert (refusal.code, refusal.by_id, refusal.recorded_by_id) == ("NOTHING_SAID", None, None)


def test_a_visitor_reports_and_reads_on_the_same_page_what_became_of_it(cast: Cast) -> None:
    there = send(cast.client())["Location"]
    case = one()
    assert case.reporter is None
    page = cast.client().get(there).content.decode()
    assert case.code in page
    assert f'href="/c/{case.code}/"' not in page, "nobody has taken it up yet"
    assert cast.client().get(f"/c/{case.code}/").status_code == 404


def test_a_visitor_reports_only_so_often_within_the_hour(cast: Cast) -> None:
    client = cast.client()
    for _ in range(PER_HOUR):
        assert send(client).status_code == 302
    assert send(client).status_code == 422
    assert Refusal.objects.get().code == "TOO_OFTEN"
    assert Case.objects.count() == PER_HOUR
    assert send(cast.client("郝姐")).status_code == 302, "neighbours who log in are not hindered"


def test_an_urgent_matter_says_at_once_to_keep_away(cast: Cast) -> None:
    answered = send(cast.client("郝姐"), category="sewage_overflow")
    assert "119" in cast.client("郝姐").get(answered["Location"]).content.decode()


BAD = {
    "nothing tapped": {"category": ""},
    "an unknown kind": {"category": "moon"},
    "an unknown place": {"place": "B9"},
    "nowhere": {"place": "", "where": " \0\u200b "},
    "a megabyte of words": {"description": "水" * 350_000},
    "no photo at all": {"photo": BytesIO(b"<svg onload=alert(1)>")},
    "four photos": {"photo": [picture(str(number)) for number in range(4)]},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_what_cannot_be_taken_is_said_and_leaves_no_row(cast: Cast, bad: dict[str, Any]) -> None:
    for value in bad.values():
        for file in value if isinstance(value, list) else [value]:
            if isinstance(file, BytesIO):
                file.seek(0)
    answered = send(cast.client("郝姐"), **bad)
    assert answered.status_code == 422
    assert 'class="errorlist' in answered.content.decode()
    assert not Case.objects.exists()
    assert not Photo.objects.exists()


def test_marks_that_turn_text_around_are_not_kept(cast: Cast) -> None:
    send(cast.client("郝姐"), description="扶手\u202e坏了\0", where="三楼\u202e拐角")
    assert (one().description, one().where) == ("扶手坏了", "三楼拐角")


def test_e68_nobody_reports_at_a_place_of_another_community(cast: Cast, next_door: Cast) -> None:
    place = next_door.place("B1")
    place.code = "THEIRS"
    place.save()
    assert send(cast.client("郝姐"), place="THEIRS").status_code == 422


def told_by(cast: Cast, **more: Any) -> Any:
    return send(cast.client("方晓"), channel=ReportChannel.PHONE, **more)


def test_e37_staff_write_down_what_a_neighbour_told_them(cast: Cast) -> None:
    assert told_by(cast, name="周德昌").status_code == 302
    assert one().reporter == cast.people["老周"]
    fact = RecordedFact.objects.get(kind="grid.CaseReported")
    assert fact.by_id == cast.people["老周"].pk
    assert fact.recorded_by_id == cast.people["方晓"].pk


def test_a_call_without_a_name_is_nobodys(cast: Cast) -> None:
    told_by(cast)
    assert (one().reporter, one().channel) == (None, ReportChannel.PHONE)


def test_what_staff_saw_themselves_is_public_at_once(cast: Cast) -> None:
    send(cast.client("方晓"), channel=ReportChannel.GRID_PATROL)
    assert one().public


@pytest.fixture
def _two_of_a_name(cast: Cast) -> None:
    person = cast.people["郝雯"]
    person.name = "郝桂兰"
    person.save()


@pytest.mark.usefixtures("_two_of_a_name")
def test_of_two_of_a_name_one_is_tapped(cast: Cast) -> None:
    answered = told_by(cast, name="郝桂兰")
    assert answered.status_code == 422
    assert [one.code for one in answered.context["form"].matches] == ["P0001", "P0002"]
    assert told_by(cast, name="郝桂兰", person="P0002").status_code == 302
    assert one().reporter == cast.people["郝雯"]


def test_people_are_found_as_staff_type(cast: Cast) -> None:
    found = cast.client("方晓").get("/report/people/", {"name": "zhou"}).content.decode()
    assert "周德昌" in found
    assert "郝桂兰" not in found


def test_a_forged_address_leads_nowhere(cast: Cast) -> None:
    there = send(cast.client())["Location"]
    assert cast.client().get(there[:-2] + "x/").status_code == 404
