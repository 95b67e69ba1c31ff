from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from linli.web.doors import STAFF, door
from tests.authorisation.matrix import Address, addresses, unguarded, wrongly_answered
from tests.cast import Cast, settle

ADDRESSES = list(addresses())


@pytest.fixture
def ours(cast: Cast, settings: Any) -> Cast:
    settings.ALLOWED_HOSTS = ["ours.test", "theirs.test"]
    cast.community.host = "ours.test"
    cast.community.save(update_fields=["host"])
    return cast


@pytest.fixture
def elsewhere(db: None) -> Cast:
    """Another community, without a single code in common."""
    other = settle("songlin", "松林社区", prefix="S")
    other.community.host = "theirs.test"
    other.community.save(update_fields=["host"])
    return other


def test_every_address_has_a_door_a_name_and_a_sample() -> None:
    assert len(ADDRESSES) > 20
    assert unguarded(ADDRESSES) == []


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_e68_everybody_gets_in_where_the_policy_says_and_nowhere_else(
    address: Address, ours: Cast, elsewhere: Cast
) -> None:
    assert wrongly_answered(address, ours, elsewhere) == []


def _open_by_mistake(request: HttpRequest, person: str = "") -> HttpResponse:
    return HttpResponse("hello")


def _says_staff_and_lets_everybody_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


_says_staff_and_lets_everybody_in.policy = door(STAFF)(_open_by_mistake).policy  # type: ignore[attr-defined]

urlpatterns = [
    path("hole/", _open_by_mistake, name="hole"),
    path("hole/<int:nothing_known>/", door(STAFF)(_open_by_mistake), name="unknown"),
    path("pretence/", _says_staff_and_lets_everybody_in, name="pretence"),
]


def test_a_planted_hole_is_seen() -> None:
    seen = " ".join(unguarded(list(addresses(urlpatterns))))
    assert "hole has no door" in seen
    assert "no sample for <nothing_known>" in seen


@pytest.mark.urls("tests.authorisation.test_matrix")
def test_a_door_that_does_not_do_what_it_says_is_seen(
    ours: Cast, elsewhere: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretence = Address("pretence", (), _says_staff_and_lets_everybody_in)
    seen = " ".join(wrongly_answered(pretence, ours, elsewhere))
    assert "郝姐 should find nothing at /pretence/ and gets 200" in seen
    assert "a visitor should be asked to log in" in seen
    assert "郝姐 of another community should find nothing" in seen
