from datetime import UTC, datetime

import pytest
from django.test import Client

from linli.people.models import Person
from tests.cast import NOW, Cast

LOOKS = {
    "resident": "郝桂兰",
    "elder": "周德昌",
    "grid-member": "方晓",
    "unit-leader": "曲文秀",
    "secretary": "林书敏",
    "bookkeeper": "毕清",
    "police-officer": "宋卫",
    "supervisor": "于江",
}


@pytest.fixture
def demo(cast: Cast) -> Cast:
    cast.community.story_as_of = NOW
    cast.community.clock_set_at = datetime.now(UTC)
    cast.community.save()
    return cast


def test_a_real_community_has_no_demo(cast: Cast) -> None:
    assert Client().get("/demo/").status_code == 404
    assert Client().post("/demo/secretary/").status_code == 404


def test_the_demo_lets_a_visitor_look_through_everybodys_eyes(demo: Cast) -> None:
    page = Client().get("/demo/").content.decode()
    for name in LOOKS.values():
        assert name in page


@pytest.mark.parametrize(("look", "name"), LOOKS.items())
def test_a_look_logs_in_as_that_person(demo: Cast, look: str, name: str) -> None:
    client = Client()
    assert client.post(f"/demo/{look}/")["Location"] == "/"
    page = client.get("/people/me/")
    assert page.context["person"] == Person.objects.get(name=name)
    assert page.context["elder"] is (look == "elder")
    assert not page.context["person"].account.has_usable_password()


def test_nobody_enters_through_an_unknown_look(demo: Cast) -> None:
    assert Client().post("/demo/mayor/").status_code == 404
    assert Client().get("/demo/secretary/").status_code == 405


def test_the_demo_lives_in_its_storys_time_and_says_so(demo: Cast) -> None:
    context = Client().get("/demo/").context
    assert context["now"].date() == NOW.date()
    assert "2021" in context["demo_line"]
