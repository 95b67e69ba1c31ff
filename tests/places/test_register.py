import pytest
from django.db import IntegrityError, transaction

from linli.core.refused import Refused
from linli.journal.models import RecordedFact
from linli.places.actions import (
    DwellingRow,
    PlaceRow,
    ShopRow,
    found_community,
    register_dwellings,
    register_places,
    register_shops,
)
from linli.places.models import Community, Dwelling, Place, PlaceKind
from linli.places.queries import around
from tests.cast import NOW, Cast


def test_a_building_without_a_compound_is_normal(cast: Cast) -> None:
    building = cast.place("B1")
    assert building.parent is None
    assert Dwelling.objects.inside(building).count() == 36
    assert Dwelling.objects.inside(cast.place("G1")).count() == 36
    assert Dwelling.objects.inside(cast.place("B1-2")).count() == 12


def test_a_file_may_bring_a_building_before_the_compound_it_lies_in(cast: Cast) -> None:
    rows = [
        PlaceRow(kind=PlaceKind.UNIT, code="C7-1", name="1单元", parent="C7"),
        PlaceRow(kind=PlaceKind.BUILDING, code="C7", name="7号楼", parent="C", grid="G1"),
        PlaceRow(kind=PlaceKind.COMPOUND, code="C", name="宜家花园小区"),
    ]
    register_places(rows=rows, by=cast.house, at=NOW)
    inside = {Place.objects.get(pk=pk).code for pk in around(cast.place("C7-1"))}
    assert inside == {"C7-1", "C7", "C", "G1"}


def test_places_without_codes_get_short_ones(cast: Cast) -> None:
    [bench] = register_places(
        rows=[PlaceRow(kind=PlaceKind.FACILITY, name="长椅", grid="G1")], by=cast.house, at=NOW
    )
    [shop] = register_shops(rows=[ShopRow(name="鱼铺", street="早市")], by=cast.house, at=NOW)
    assert (bench.code, shop.code) == ("F0001", "SH0002")


def test_a_dwelling_is_called_by_its_stairwell_and_room(cast: Cast) -> None:
    row = DwellingRow(unit="B2-1", floor=2, room="0201", area=6000)
    [home] = register_dwellings(rows=[row], by=cast.house, at=NOW)
    assert home.code == "B2-1-0201"
    assert home.door == "塔山中路160 1单元 201"
    with pytest.raises(Refused) as refused:
        register_dwellings(rows=[row], by=cast.house, at=NOW)
    assert refused.value.code == "CODE_TAKEN"


def test_one_wrong_row_keeps_the_whole_file_out(cast: Cast) -> None:
    before = Place.objects.count(), RecordedFact.objects.count()
    rows = [
        PlaceRow(kind=PlaceKind.BUILDING, name="好楼", grid="G1"),
        PlaceRow(kind=PlaceKind.UNIT, name="1单元", parent="B404"),
    ]
    with pytest.raises(Refused) as refused:
        register_places(rows=rows, by=cast.house, at=NOW)
    assert refused.value.code == "UNKNOWN_PLACE"
    assert (Place.objects.count(), RecordedFact.objects.count()) == before


def test_only_the_machines_operator_enters_places(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        register_shops(rows=[ShopRow(name="鱼铺", street="")], by=cast.by("书记"), at=NOW)
    assert refused.value.code == "OPERATOR_ONLY"


def test_two_communities_do_not_share_an_address(cast: Cast, next_door: Cast) -> None:
    Community.objects.filter(pk=cast.community.pk).update(host="linli.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Community.objects.filter(pk=next_door.community.pk).update(host="linli.example")


def test_a_community_is_founded_once(cast: Cast) -> None:
    with pytest.raises(Refused):
        found_community(code="taohua", name="桃花社区", at=NOW)
    assert Community.objects.count() == 1
