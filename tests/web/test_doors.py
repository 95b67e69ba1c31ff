from typing import Any

import pytest
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from linli.core.refused import Refused
from linli.journal.models import Refusal
from linli.people.models import Account
from linli.people.roles import Role
from linli.web.doors import PUBLIC, RESIDENTS, by_for, door, those_with
from linli.web.request import Request
from tests.cast import NOW, Cast

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/people/"}


@door(RESIDENTS)
def _refusing(request: Request) -> HttpResponse:
    raise Refused("NOT_YOURS", "Only the grid member can close this.")


@door(PUBLIC)
def _refusing_a_field(request: Request) -> HttpResponse:
    raise Refused("NOT_A_PHONE", "Please look at the number again.", field="phone")


urlpatterns = [
    path("refusing/", _refusing, name="refusing"),
    path("field/", _refusing_a_field, name="field"),
    path("", include("linli.web.urls")),
]


@pytest.mark.urls("tests.web.test_doors")
def test_a_refusal_is_shown_with_a_way_on_and_noted(cast: Cast) -> None:
    page = cast.client("郝姐").get("/refusing/")
    assert page.status_code == 409
    assert "Only the grid member can close this." in page.content.decode()
    noted = Refusal.objects.get()
    assert (noted.code, noted.act) == ("NOT_YOURS", "refusing")
    assert noted.by_id == cast.people["郝姐"].pk


@pytest.mark.urls("tests.web.test_doors")
def test_a_refusal_of_a_field_is_a_fragment_for_htmx(cast: Cast) -> None:
    page = Client().get("/field/", headers=HTMX)
    assert page.status_code == 422
    assert "<html" not in page.content.decode()
    assert "Please look at the number again." in page.content.decode()


def test_a_visitor_is_asked_to_log_in_and_comes_back(cast: Cast) -> None:
    answer = Client().get("/people/me/")
    assert answer["Location"] == "/account/login/code/?next=/people/me/"
    fragment = Client().get("/people/", headers=HTMX)
    assert fragment["HX-Redirect"] == "/account/login/code/?next=/people/"


def test_e68_a_stranger_finds_nothing_not_even_a_refusal(cast: Cast, next_door: Cast) -> None:
    cast.community.host = "testserver"
    cast.community.save()
    stranger = next_door.client("书记")
    assert stranger.get("/people/").status_code == 404
    assert stranger.get("/account/login/").status_code in {200, 302}


def test_without_a_community_the_machine_says_what_to_do(db: None) -> None:
    page = Client().get("/account/login/code/")
    assert page.status_code == 503
    assert "./linli up" in page.content.decode()


def test_a_host_has_its_community_and_people_have_theirs(cast: Cast, next_door: Cast) -> None:
    assert Client().get("/account/login/").context["community"] == cast.community
    own = next_door.client("郝姐").get("/people/me/")
    assert own.context["community"] == next_door.community
    next_door.community.host = "testserver"
    next_door.community.save()
    assert Client().get("/account/login/").context["community"] == next_door.community


def test_the_machines_operator_may_come_in_everywhere(cast: Cast) -> None:
    operator = Account.objects.create_superuser("keeper", password="塔山中路的槐树")
    client = Client()
    client.force_login(operator)
    assert client.get("/people/").status_code == 200
    assert client.get("/people/me/").status_code == 404


def _request(cast: Cast, who: str) -> Any:
    request: Any = RequestFactory().get("/")
    request.community = cast.community
    request.person = cast.people[who]
    request.by = cast.by(who)
    request.now = NOW
    return request


def test_e37_staff_act_for_a_resident_under_both_names(cast: Cast, next_door: Cast) -> None:
    request = _request(cast, "方晓")
    by = by_for(request, cast.people["郝姐"])
    assert by == cast.by("郝姐", recorded_by="方晓")
    assert by_for(request, cast.people["方晓"]) == cast.by("方晓")
    with pytest.raises(Http404):
        by_for(request, next_door.people["郝姐"])


def test_a_policy_can_be_read() -> None:
    desk = those_with({Role.GRID_MEMBER, Role.BOOKKEEPER})
    assert desk.name == "roles:bookkeeper,grid_member"
    assert str(Role.BOOKKEEPER.label) in str(desk.words)
