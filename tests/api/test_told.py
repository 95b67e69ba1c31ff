"""What a community tells everybody, for programs."""

from __future__ import annotations

import pytest

from linli.notices.actions import Text, post_notice
from linli.notices.models import Naming, Notice
from tests.api import places
from tests.cast import NOW, Cast

pytestmark = pytest.mark.database


def test_the_notice_board_without_the_households_on_it(cast: Cast) -> None:
    text = Text(title="停水通知", body="明天停水", lines=[["水箱", "清洗"]])
    by = cast.by("书记")
    plain = post_notice(by=by, at=NOW, kind=Notice.Kind.PLAIN, text=text)
    named = post_notice(by=by, at=NOW, kind=Notice.Kind.PLAIN, text=text)
    Naming.objects.create(
        community=cast.community, notice=named, dwelling=cast.dwelling("B1-1-0101"), channel="wall"
    )
    told = {one["code"]: one for one in cast.client().get("/api/notices").json()["notices"]}
    assert told[plain.code]["lines"] == [["水箱", "清洗"]]
    assert told[named.code]["lines"] == []


def test_the_figures_are_those_of_the_program(cast: Cast) -> None:
    places.settled(cast)
    told = cast.client().get("/api/figures").json()
    assert told["places"]["dwellings"] == 37
    assert told["grid"]["problems_closed"] == 1
    assert set(told) == {"as_of", "trust", "places", "grid"}, "nothing of money or of people"


def test_the_plain_page_and_the_document_tell_of_every_operation(cast: Cast) -> None:
    document = cast.client().get("/api/openapi.json").json()
    page = cast.client().get("/api/").content.decode()
    assert set(document["paths"]) == {
        "/api/cases",
        "/api/cases/{code}",
        "/api/figures",
        "/api/notices",
    }
    assert all(address in page for address in document["paths"])
