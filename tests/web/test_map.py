"""The plan for everybody, the list that says the same, and boundaries drawn by the committee."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.core.geo import Origin, to_gcj02
from linli.core.plane import Point
from linli.grid.actions.boundaries import choose_ground, draw_boundary, mark_spot
from linli.grid.actions.cases import accept
from linli.grid.models import Case
from linli.journal.models import RecordedFact, Refusal
from linli.places.geometry import ring_of
from linli.places.ground import GCJ02, Tiles
from linli.places.models import Community
from linli.web.map.plan import short
from tests.cast import NOW, Cast
from tests.scenes import found_on_patrol, told

ORIGIN = Origin(lat=37.5, lon=122.1)
TILES = "https://tiles.maps.test/{z}/{x}/{y}.png"
G1 = "/map/edit/place/G1/"


def box(x: float, y: float, wide: float, high: float) -> list[Point]:
    return [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]


@pytest.fixture
def drawn(cast: Cast) -> Cast:
    """Two grids with a building each, and the well between."""
    house = cast.house
    draw_boundary(of=cast.community, ring=box(0, 0, 400, 300), by=house, at=NOW)
    draw_boundary(of=cast.place("G1"), ring=box(0, 0, 200, 300), by=house, at=NOW)
    draw_boundary(of=cast.place("G2"), ring=box(200, 0, 200, 300), by=house, at=NOW)
    draw_boundary(of=cast.place("B1"), ring=box(60, 100, 40, 12), by=house, at=NOW)
    draw_boundary(of=cast.place("B2"), ring=box(260, 100, 40, 12), by=house, at=NOW)
    mark_spot(of=cast.place("WELL"), point=(120, 106), by=house, at=NOW)
    return cast


def lay_tiles_under(cast: Cast, datum: str = GCJ02) -> None:
    tiles = Tiles(url=TILES, datum=datum, credit="某某地图")
    choose_ground(community=cast.community, origin=ORIGIN, tiles=tiles, by=cast.house, at=NOW)


def public(cast: Cast, case: Case) -> Case:
    return accept(case=case, by=cast.by("方晓"), at=NOW)


def corners(points: list[Point]) -> str:
    return "\n".join(f"{x}, {y}" for x, y in points)


def data(client: Client, **asked: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/map/data/", asked).json()
    return answer


def matters(client: Client, **asked: str) -> list[str]:
    features = data(client, **asked)["features"]
    return [one["properties"]["name"] for one in features if one["properties"]["kind"] == "matter"]


def test_everybody_sees_the_plan_and_the_same_as_a_list(drawn: Cast) -> None:
    case = public(drawn, told(drawn))
    page = drawn.client().get("/map/").text
    assert 'class="plan-grid wash-1"' in page
    assert 'class="plan-grid wash-2"' in page
    assert page.count('class="plan-building" points=') == 2
    assert "159-1</text>" in page
    assert f'href="/c/{case.code}/"' in page
    assert 'aria-label="1：塔山中路159-1，栏杆坏了"' in page


def test_the_plan_needs_no_script_and_nothing_from_outside(drawn: Cast) -> None:
    answer = drawn.client().get("/map/")
    assert "leaflet" not in answer.text
    assert "https://" not in answer.text
    assert "https:" not in answer["Content-Security-Policy"]


def test_what_is_not_public_is_on_the_map_of_those_who_handle_it(drawn: Cast) -> None:
    case = told(drawn)
    assert not case.public
    assert matters(drawn.client()) == []
    assert matters(drawn.client("老周")) == []
    assert matters(drawn.client("另一网格员")) == []
    assert len(matters(drawn.client("方晓"))) == 1
    assert len(matters(drawn.client("书记"))) == 1


def test_a_kind_is_chosen_and_the_rest_steps_back(drawn: Cast) -> None:
    public(drawn, told(drawn))
    public(drawn, found_on_patrol(drawn))
    client = drawn.client("方晓")
    assert len(matters(client)) == 2
    assert len(matters(client, what="broken_railing")) == 1
    assert matters(client, what="no-such-kind") == []


def test_a_grid_member_looks_at_the_own_grid(drawn: Cast) -> None:
    public(drawn, told(drawn))
    page = drawn.client("方晓").get("/map/", {"mine": "1"}).text
    assert "我的网格 1" in page
    assert len(matters(drawn.client("方晓"), mine="1")) == 1


def test_two_matters_of_one_place_share_a_dot(drawn: Cast) -> None:
    public(drawn, told(drawn))
    public(drawn, told(drawn, "老周"))
    [dot] = [
        one["properties"]
        for one in data(drawn.client())["features"]
        if one["properties"]["kind"] == "matter"
    ]
    assert dot["word"] == "2 件事"
    assert dot["url"] == "/map/#at-1"


def test_a_matter_whose_place_is_not_drawn_stands_in_the_list(cast: Cast) -> None:
    public(cast, told(cast))
    page = cast.client().get("/map/").text
    assert "图还没画" in page
    assert "图上没有的地方" in page


def test_e68_next_door_is_not_on_our_map(drawn: Cast, next_door: Cast) -> None:
    public(next_door, told(next_door))
    assert matters(drawn.client("方晓")) == []


def test_the_map_asks_the_database_as_often_for_many_as_for_one(
    drawn: Cast, django_assert_max_num_queries: Any
) -> None:
    for who in ("郝姐", "老周", "单元长", "楼长"):
        public(drawn, told(drawn, who))
    client = drawn.client("方晓")
    with django_assert_max_num_queries(24):
        client.get("/map/")


def test_a_facility_stands_under_the_grid_drawn_around_it(drawn: Cast) -> None:
    well = drawn.place("WELL")
    well.grid = None
    well.save(update_fields=["grid"])
    page = drawn.client().get("/map/").text
    assert "还没分到网格" not in page
    assert "159-1与159-2之间的污水井" in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("塔山中路159-1", "159-1"),
        ("试点楼1号", "1号"),
        ("无物业楼2", "楼2"),
        ("8", "8"),
        ("锅炉房", "锅炉房"),
    ],
)
def test_a_house_has_a_short_name_on_the_plan(name: str, said: str) -> None:
    assert short(name) == said


def test_e64_tiles_are_let_in_only_where_chosen_and_only_on_the_moving_map(drawn: Cast) -> None:
    lay_tiles_under(drawn)
    client = drawn.client("书记")
    for page in ("/map/live/", G1):
        [pictures] = re.findall(r"img-src[^;]*", client.get(page)["Content-Security-Policy"])
        assert pictures.endswith(" https://tiles.maps.test")
    for page in ("/map/", "/map/edit/", "/"):
        assert "maps.test" not in client.get(page).headers.get("Content-Security-Policy", "")


def test_the_moving_map_counts_in_metres_or_as_its_tiles_do(drawn: Cast) -> None:
    def first_corner() -> list[float]:
        around = data(drawn.client())["features"][0]
        assert around["properties"]["kind"] == "community"
        corner: list[float] = around["geometry"]["coordinates"][0][2]
        return corner

    assert first_corner() == [400, 300]
    lay_tiles_under(drawn)
    assert first_corner() == pytest.approx(to_gcj02(*ORIGIN.globe(400, 300)), abs=1e-6)
    lay_tiles_under(drawn, "wgs84")
    assert first_corner() == pytest.approx(ORIGIN.globe(400, 300), abs=1e-6)


def test_the_committee_moves_a_boundary(drawn: Cast) -> None:
    answer = drawn.client("书记").post(G1, {"shape": corners(box(0, 0, 190, 300))}, follow=True)
    assert "第1网格画好了" in answer.text
    assert ring_of(drawn.place("G1").boundary) == box(0, 0, 190, 300)
    fact = RecordedFact.objects.filter(kind="places.BoundaryDrawn").latest("pk")
    assert (fact.matter_id, fact.by_id) == (drawn.place("G1").pk, drawn.people["书记"].pk)


def test_a_boundary_drawn_on_tiles_is_kept_in_metres(drawn: Cast) -> None:
    lay_tiles_under(drawn)
    on_tiles = [to_gcj02(*ORIGIN.globe(x, y)) for x, y in box(10, 20, 100, 50)]
    drawn.client("书记").post(G1, {"shape": corners(on_tiles)})
    for there, meant in zip(ring_of(drawn.place("G1").boundary), box(10, 20, 100, 50), strict=True):
        assert there == pytest.approx(meant, abs=0.02)


def test_what_lies_outside_the_community_is_drawn_with_a_word_of_warning(drawn: Cast) -> None:
    shape = corners(box(300, 0, 200, 300))
    answer = drawn.client("书记").post(G1, {"shape": shape}, follow=True)
    assert "有 2 个角在社区外边" in answer.text
    assert ring_of(drawn.place("G1").boundary) == box(300, 0, 200, 300)


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ("", "请在图上至少点三个角"),
        ("0, 0\n10, 0", "至少三个角"),
        ("0, 0\n10, 10\n10, 0\n0, 10", "绕到一起"),
        ("0, 0\n东边\n10, 0", "“东边”看不懂"),
        ("0, 0\n١٠, 0\n10, 10", "看不懂"),
        ("122, 37\n999999999, 37\n122, 38", "离社区太远"),
    ],
)
def test_what_is_no_boundary_is_refused_beside_the_field(
    drawn: Cast, shape: str, said: str
) -> None:
    facts = RecordedFact.objects.count()
    answer = drawn.client("书记").post(G1, {"shape": shape})
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors["shape"])
    assert ring_of(drawn.place("G1").boundary) == box(0, 0, 200, 300)
    assert RecordedFact.objects.count() == facts


def test_a_facility_is_marked_with_one_tap(drawn: Cast) -> None:
    drawn.client("居委委员").post("/map/edit/place/WELL/", {"shape": "130.4, 90"})
    well = drawn.place("WELL")
    assert (well.x_m, well.y_m, well.boundary) == (130, 90, None)


@pytest.mark.parametrize("who", ["郝姐", "方晓", "记账员"])
def test_nobody_else_comes_to_the_drawing_table(drawn: Cast, who: str) -> None:
    client = drawn.client(who)
    assert client.get("/map/edit/").status_code == 404
    assert client.post(G1, {"shape": corners(box(0, 0, 9, 9))}).status_code == 404


def test_a_stairwell_is_not_drawn(drawn: Cast) -> None:
    assert drawn.client("书记").get("/map/edit/place/B1-1/").status_code == 404


def send(cast: Cast, content: object, counts: str = "metres") -> Any:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    file = SimpleUploadedFile("grids.geojson", text)
    return cast.client("书记").post("/map/edit/file/", {"file": file, "counts": counts})


def feature(ring: list[Point], **named: str) -> dict[str, Any]:
    shape = {"type": "Polygon", "coordinates": [[list(at) for at in [*ring, ring[0]]]]}
    return {"type": "Feature", "properties": named, "geometry": shape}


def collection(*features: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


@pytest.mark.parametrize("origin", [None, ORIGIN])
def test_what_is_saved_as_a_file_can_be_brought_in_again(
    drawn: Cast, origin: Origin | None
) -> None:
    choose_ground(community=drawn.community, origin=origin, tiles=None, by=drawn.house, at=NOW)
    saved = drawn.client("书记").get("/map/edit/file/download/")
    assert saved["Content-Type"] == "application/geo+json"
    codes = ("G1", "G2", "B1", "B2")
    before = {code: ring_of(drawn.place(code).boundary) for code in codes}
    for code in codes:
        draw_boundary(of=drawn.place(code), ring=box(5, 5, 9, 9), by=drawn.house, at=NOW)
    assert send(drawn, saved.content, "wgs84" if origin else "metres").status_code == 302
    for code, ring in before.items():
        found = ring_of(drawn.place(code).boundary)
        assert [pytest.approx(corner, abs=0.02) for corner in ring] == found


def test_a_file_may_name_its_places_and_count_like_a_chinese_map(drawn: Cast) -> None:
    choose_ground(community=drawn.community, origin=ORIGIN, tiles=None, by=drawn.house, at=NOW)
    ring = [to_gcj02(*ORIGIN.globe(x, y)) for x, y in box(0, 0, 80, 80)]
    send(drawn, collection(feature(ring, name="第2网格")), "gcj02")
    assert ring_of(drawn.place("G2").boundary)[2] == pytest.approx((80, 80), abs=0.02)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件"),
        (b"\xff\xfe\x00", "不是 GeoJSON"),
        (b"[" * 100_000, "不是 GeoJSON"),
        ({"type": "Feature"}, "没有图形"),
        (collection(), "一个图形也没有"),
        (collection(feature(box(0, 0, 9, 9), code="G9")), "“G9”"),
        (collection(feature([(0, 0), (9, 9), (9, 0), (0, 9)], code="G1")), "绕到一起"),
        (collection({"type": "Feature", "properties": {"code": "G1"}}), "第 1 个图形"),
        (
            collection(
                feature(box(0, 0, 9, 9), code="G1"),
                {
                    "type": "Feature",
                    "properties": {"code": "G2"},
                    "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
                },
            ),
            "第 2 个图形",
        ),
    ],
)
def test_a_file_that_cannot_be_drawn_leaves_everything_as_it_was(
    drawn: Cast, content: object, said: str
) -> None:
    answer = send(drawn, content)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors["file"])
    assert ring_of(drawn.place("G1").boundary) == box(0, 0, 200, 300)


def test_the_committee_chooses_a_map_for_the_ground(drawn: Cast) -> None:
    asked = {"lat": "37.5", "lon": "122.1", "tile_url": TILES, "tile_datum": "gcj02"}
    assert drawn.client("书记").post("/map/edit/ground/", asked).status_code == 302
    community = Community.objects.get(pk=drawn.community.pk)
    assert Origin.of(community.settings) == ORIGIN
    assert Tiles.of(community) == Tiles(url=TILES, datum="gcj02")
    drawn.client("书记").post("/map/edit/ground/", {"tile_datum": "gcj02"})
    assert Tiles.of(Community.objects.get(pk=drawn.community.pk)) is None


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"tile_url": TILES}, "lat"),
        ({"tile_url": "maps.test", "lat": "37", "lon": "122"}, "tile_url"),
        ({"lat": "37"}, "lon"),
        ({"lat": "north", "lon": "122"}, "lat"),
    ],
)
def test_a_ground_that_does_not_fit_is_refused_beside_its_field(
    drawn: Cast, asked: dict[str, str], field: str
) -> None:
    answer = drawn.client("书记").post("/map/edit/ground/", asked | {"tile_datum": "gcj02"})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert "tile_url" not in Community.objects.get(pk=drawn.community.pk).settings


def test_a_refused_line_is_noted(drawn: Cast) -> None:
    drawn.client("书记").post(G1, {"shape": "0, 0\n10, 10\n10, 0\n0, 10"})
    assert Refusal.objects.get().code == "NOT_A_SHAPE"


def test_the_plan_can_stand_in_a_form(drawn: Cast) -> None:
    part = drawn.client().get("/map/pick/").text
    assert "<html" not in part
    assert 'data-place="B1"' in part
    assert 'data-place="WELL"' in part
