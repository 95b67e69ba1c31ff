import pytest

from tests.cast import Cast


@pytest.mark.parametrize(
    ("who", "frame"),
    [
        (None, "public"),
        ("郝姐", "resident"),
        ("单元长", "resident"),
        ("方晓", "desk"),
        ("书记", "desk"),
        ("记账员", "desk"),
        ("民警", "desk"),
        ("街道督导", "desk"),
    ],
)
def test_everybody_has_the_frame_of_their_work(cast: Cast, who: str | None, frame: str) -> None:
    context = cast.client(who).get("/style/nothing/").context
    assert context["frame"] == frame


def test_the_navigation_leads_only_where_one_may_go(cast: Cast) -> None:
    def links(who: str | None) -> set[str]:
        return {entry["url"] for entry in cast.client(who).get("/nothing/").context["nav"]}

    assert "/people/" not in links("郝姐")
    assert "/people/me/" in links("郝姐")
    assert {"/people/", "/people/me/"} <= links("方晓")
    assert not links(None) & {"/people/", "/people/me/"}
    for who in ("郝姐", "方晓", "书记"):
        assert all(cast.client(who).get(url).status_code == 200 for url in links(who))


def test_the_place_one_is_at_is_marked(cast: Cast) -> None:
    nav = cast.client("郝姐").get("/people/me/").context["nav"]
    assert [entry["url"] for entry in nav if entry["current"]] == ["/people/me/"]


def test_elder_mode_is_the_accounts_unless_the_device_says_otherwise(cast: Cast) -> None:
    client = cast.client("老周")
    account = cast.people["老周"].account
    account.elder_mode = True
    account.save()
    assert client.get("/people/me/").context["elder"] is True
    client.cookies["elder"] = "0"
    assert client.get("/people/me/").context["elder"] is False
