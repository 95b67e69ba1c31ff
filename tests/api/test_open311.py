"""Open311 GeoReport v2: what the standard asks, and where it says that a server may do more."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker
from PIL import Image
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from linli.grid.actions.handing import hand
from linli.grid.actions.joining import merge
from linli.grid.actions.photos import add_photo, clear_photo_for_all
from linli.grid.models import Case, CasePhoto
from linli.grid.tokens import token_of
from linli.journal.models import RecordedFact
from tests import outside, scenes
from tests.api import places
from tests.cast import NOW, Cast

pytestmark = pytest.mark.database

V2 = "/open311/v2"


@pytest.fixture
def here(cast: Cast, time_machine: Any) -> Cast:
    places.laid_out(cast)
    places.kinds(cast)
    time_machine.move_to(NOW + timedelta(days=1))
    return cast


@cache
def _schemas() -> dict[str, Any]:
    folder = outside.data("georeport-v2")
    return {path.name: json.loads(path.read_text()) for path in folder.glob("*.json")}


def conforms(values: Any, schema: str) -> None:
    every = _schemas()
    registry = Registry().with_resources(
        (name, Resource.from_contents(one, default_specification=DRAFT4))
        for name, one in every.items()
    )
    checker = Draft4Validator(every[schema], registry=registry, format_checker=FormatChecker())
    assert [error.message for error in checker.iter_errors(values)] == []


def read(cast: Cast, path: str, status: int = 200) -> Any:
    answered = cast.client().get(f"{V2}/{path}")
    assert answered.status_code == status, answered.content
    return answered.json()


def read_xml(cast: Cast, path: str, status: int = 200) -> ET.Element:
    answered = cast.client().get(f"{V2}/{path}")
    assert (answered.status_code, answered["Content-Type"]) == (status, "text/xml; charset=utf-8")
    return ET.fromstring(answered.content)


def send(form: dict[str, Any], format: str = "json", status: int = 200) -> Any:
    answered = Client(enforce_csrf_checks=True).post(f"{V2}/requests.{format}", form)
    assert answered.status_code == status, answered.content
    return answered.json() if format == "json" else ET.fromstring(answered.content)


def ids(told: list[dict[str, Any]]) -> set[str]:
    return {one["service_request_id"] for one in told}


def test_the_published_schemas_accept_every_answer(here: Cast) -> None:
    places.taken_up(here)
    settled = places.settled(here)
    services = read(here, "services.json")
    conforms(services, "services.json")
    for service in services:
        conforms(service, "service.json")
        definition = read(here, f"services/{service['service_code']}.json")
        conforms(definition, "service-definition.json")
    requests = read(here, "requests.json")
    conforms(requests, "requests.json")
    [one] = read(here, f"requests/{settled.code}.json")
    for request in [*requests, one]:
        conforms(request, "request.json")
    assert len(requests) == 2


def test_the_schemas_would_see_a_wrong_answer(here: Cast) -> None:
    settled = places.settled(here)
    [one] = read(here, f"requests/{settled.code}.json")
    with pytest.raises(AssertionError):
        conforms(one | {"lat": "37.5"}, "request.json")


def test_json_is_bare_with_real_types(here: Cast) -> None:
    places.settled(here)
    answered = here.client().get(f"{V2}/requests.json")
    assert answered["Content-Type"] == "application/json"
    [told] = answered.json()
    assert isinstance(told["lat"], float)
    assert isinstance(told["long"], float)
    assert isinstance(told["service_request_id"], str)
    service = read(here, "services.json")[0]
    assert service["metadata"] is False
    assert service["keywords"] == "sewage,overflow"


def test_xml_says_the_same_as_json(here: Cast) -> None:
    places.settled(here)
    for path, root in {
        "services": "services",
        "services/other": "service_definition",
        "requests": "service_requests",
        "discovery": "discovery",
    }.items():
        assert _plain(read_xml(here, f"{path}.xml")) == _texts(read(here, f"{path}.json"))
        assert read_xml(here, f"{path}.xml").tag == root


def _plain(element: ET.Element) -> Any:
    """An XML element as nested lists of text, names aside."""
    return [_plain(child) for child in element] if len(element) else element.text


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return [_texts(inner) for inner in value.values()]
    if isinstance(value, list):
        return [_texts(inner) for inner in value] or None
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def test_a_closed_matter_is_closed_with_its_dates_and_who_was_responsible(here: Cast) -> None:
    case = scenes.found_on_patrol(here)
    by = here.by("方晓")
    hand(case=case, contact=places.contact(here), by=by, at=scenes.later(1))
    [told] = read(here, f"requests/{case.code}.json")
    assert told["status"] == "open"
    assert told["agency_responsible"] == "通达疏通"
    assert told["requested_datetime"] == "2021-03-10T09:30:00+08:00"
    assert told["updated_datetime"] == "2021-03-10T10:30:00+08:00"
    assert told["expected_datetime"] == "2021-03-11T09:30:00+08:00"
    assert [update["title"] for update in told["updates"]]

    double = scenes.found_on_patrol(here)
    merge(case=double, into=case, by=by, at=scenes.later(1))
    [joined] = read(here, f"requests/{double.code}.json")
    assert joined["status"] == "closed"
    assert case.code in joined["status_notes"]


def test_a_search_follows_the_standard(here: Cast) -> None:
    railing, well = places.taken_up(here), places.settled(here)
    both = {railing.code, well.code}
    for asked, expected in {
        "": both,
        "status=open": {railing.code},
        "status=closed": {well.code},
        "status=open,closed": both,
        "service_code=sewage_overflow": {well.code},
        "service_code=sewage_overflow,broken_railing": both,
        f"service_request_id={well.code}&status=open": {well.code},
        f"service_request_id={well.code},{railing.code}": both,
        "start_date=2021-03-10T09:00:00%2B08:00": both,
        "start_date=2021-03-10T09:00:00+08:00": both,
        "start_date=2021-03-10T02:00:00Z": set(),
        "end_date=2021-03-10T01:00:00Z": set(),
        "start_date=2020-12-20T00:00:00Z&end_date=2021-03-12T00:00:00Z": both,
        "page_size=1&page=1": {well.code},
        "page_size=1&page=2": {railing.code},
        "bbox=121.39,37.53,121.40,37.54": both,
        "bbox=121.39,37.53,121.3926,37.54": {railing.code},
        "jurisdiction_id=taohua": both,
    }.items():
        assert ids(read(here, f"requests.json?{asked}")) == expected, asked


def test_older_than_ninety_days_is_only_found_when_asked_for(here: Cast, time_machine: Any) -> None:
    well = places.settled(here)
    time_machine.move_to(NOW + timedelta(days=91))
    assert read(here, "requests.json") == []
    assert ids(read(here, "requests.json?start_date=2021-03-01T00:00:00Z")) == {well.code}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("requests.json?status=done", 400),
        ("requests.json?start_date=yesterday", 400),
        ("requests.json?start_date=2020-01-01T00:00:00Z&end_date=2021-01-01T00:00:00Z", 400),
        ("requests.json?bbox=1,2,3", 400),
        ("requests.json?page=０", 400),
        ("requests.json?jurisdiction_id=elsewhere", 404),
        ("requests/C0.json", 404),
        ("services/none.json", 404),
        ("tokens/none.json", 404),
    ],
)
def test_an_error_is_told_in_the_format_asked(here: Cast, path: str, status: int) -> None:
    [error] = read(here, path, status)
    assert error["code"] == status
    assert error["description"]
    [in_xml] = read_xml(here, path.replace(".json", ".xml"), status)
    assert [child.tag for child in in_xml] == ["code", "description"]
    assert in_xml.findtext("code") == str(status)


def test_a_list_asks_the_database_no_more_for_more_requests(here: Cast) -> None:
    counts = []
    for _ in range(2):
        scenes.found_on_patrol(here)
        with CaptureQueriesContext(connection) as asked:
            read(here, "requests.json")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 3


def test_a_report_is_taken_and_followed_by_whoever_sent_it(here: Cast) -> None:
    key = places.key(here)
    form = {"api_key": key, "service_code": "other", "lat": 37.5383, "long": 121.39253}
    [made] = send(form | {"description": "灯不亮"})
    case = Case.objects.get(code=made["service_request_id"])
    assert (case.place, case.reporter, case.channel) == (here.place("B1"), None, "program")
    assert made["service_notice"] is None
    read(here, f"requests/{case.code}.json", 404)
    [own] = read(here, f"requests/{case.code}.json?api_key={key}")
    assert own["status"] == "open"
    [told] = read(here, f"tokens/{token_of(case)}.json")
    assert told == {"service_request_id": case.code, "token": token_of(case)}
    in_xml = send(form, "xml")
    assert in_xml.findtext("request/service_request_id", "").startswith("C2021-")


def test_e60_what_is_sent_about_a_person_is_nowhere_kept(here: Cast) -> None:
    person = {
        "email": "canary@example.org",
        "first_name": "金丝雀",
        "last_name": "Canary",
        "phone": "13800138000",
        "device_id": "device-canary",
    }
    form = {"api_key": places.key(here), "service_code": "other", "address_string": "三楼"}
    [made] = send(form | person)
    assert made["service_notice"]
    case = Case.objects.get(code=made["service_request_id"])
    kept = str(Case.objects.filter(pk=case.pk).values().get())
    kept += str(list(RecordedFact.objects.values_list("values", flat=True)))
    assert not any(value in kept for value in person.values())


def test_a_picture_elsewhere_is_not_fetched_and_a_file_is_kept_safe(here: Cast) -> None:
    file = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, "PNG")
    form = {
        "api_key": places.key(here),
        "service_code": "other",
        "address_id": "B1",
        "media_url": "http://169.254.169.254/latest/meta-data",
        "media": SimpleUploadedFile("photo.png", file.getvalue(), "image/png"),
    }
    [made] = send(form)
    assert "media" in made["service_notice"]
    assert CasePhoto.objects.get().case.code == made["service_request_id"]
    send(form | {"media": SimpleUploadedFile("x.svg", b"<svg/>")}, status=400)


def test_e25_a_photo_is_told_once_it_was_cleared_for_all(here: Cast) -> None:
    case = scenes.found_on_patrol(here)
    file = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, "PNG")
    file.seek(0)
    photo = add_photo(case=case, upload=file, kind="before", by=here.by("方晓"), at=NOW)
    assert read(here, f"requests/{case.code}.json")[0]["media_url"] is None
    clear_photo_for_all(of_case=photo, by=here.by("书记"), at=NOW)
    [told] = read(here, f"requests/{case.code}.json")
    conforms(told, "request.json")
    assert told["media_url"].endswith(f"/photos/{photo.photo_id}/")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"api_key": ""}, 403),
        ({"api_key": "linli_made_up"}, 403),
        ({"service_code": ""}, 400),
        ({"service_code": "nothing"}, 400),
        ({"address_string": ""}, 400),
        ({"lat": "37.5"}, 400),
        ({"lat": "nan", "long": "1"}, 400),
        ({"lat": "31.2", "long": "121.4"}, 400),
        ({"address_id": "B99"}, 400),
        ({"description": "长" * 5000}, 400),
        ({"jurisdiction_id": "elsewhere"}, 404),
    ],
)
def test_a_report_that_cannot_be_taken_leaves_no_row(
    here: Cast, change: dict[str, str], status: int
) -> None:
    form = {"api_key": places.key(here), "service_code": "other", "address_string": "三楼"}
    [error] = send(form | change, status=status)
    assert error["code"] == status
    assert send(form | change, "xml", status).findtext("error/description")
    assert not Case.objects.exists()


def test_e68_a_key_opens_only_its_own_community(here: Cast, next_door: Cast) -> None:
    theirs = places.key(next_door)
    send({"api_key": theirs, "service_code": "other", "address_string": "x"}, status=403)


def test_a_community_that_has_not_said_where_it_lies_gives_addresses(here: Cast) -> None:
    here.community.settings = {}
    here.community.save()
    places.settled(here)
    [told] = read(here, "requests.json")
    assert (told["lat"], told["long"]) == (None, None)
    assert told["address"]
    conforms(told, "request.json")
    read(here, "requests.json?bbox=1,2,3,4", 400)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    asked=st.dictionaries(
        st.sampled_from(
            ["start_date", "end_date", "status", "page", "page_size", "bbox", "service_code"]
        ),
        st.text(max_size=30)
        | st.sampled_from(["9999-12-31T23:59:59Z", "0001-01-01", "²", "1e999,0,0,0", "-1"]),
    )
)
def test_no_search_breaks_the_door(here: Cast, asked: dict[str, str]) -> None:
    assert here.client().get(f"{V2}/requests.json", asked).status_code in {200, 400}
