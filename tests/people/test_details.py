import json
from typing import Any

import pytest

from linli.core.refused import Refused
from linli.journal.models import RecordedFact
from linli.people import personal
from linli.people.accounts import account_of
from linli.people.actions import erase_details, give_consent, reveal, set_phone
from linli.people.details import masked_phone_of, phone_of
from linli.people.models import Account, Purpose
from tests.cast import NOW, Cast

PHONE = "138 0013 8000"


@pytest.fixture
def hao(cast: Cast) -> Any:
    set_phone(person=cast.people["郝姐"], phone=PHONE, by=cast.by("郝姐"), at=NOW)
    return cast.people["郝姐"]


def test_a_phone_is_masked_unless_somebody_asks_for_it(cast: Cast, hao: Any) -> None:
    assert masked_phone_of(hao) == "*** 8000"


def test_e63_whoever_reads_a_phone_says_why_and_its_owner_can_see_it(cast: Cast, hao: Any) -> None:
    assert reveal(person=hao, reason="楼下漏水", by=cast.by("方晓"), at=NOW) == "13800138000"
    [seen] = personal.seen_of(hao)
    assert seen.by_id == cast.people["方晓"].pk
    assert seen.values["reason"] == "楼下漏水"
    assert "13800138000" not in json.dumps(seen.values)


def test_e63_no_reason_no_number(cast: Cast, hao: Any) -> None:
    with pytest.raises(Refused) as refused:
        reveal(person=hao, reason="  ", by=cast.by("方晓"), at=NOW)
    assert refused.value.code == "REASON_MISSING"
    assert personal.seen_of(hao) == []


@pytest.mark.parametrize("who", ["老周", "单元长", "另一网格员", "记账员", "民警", "街道督导"])
def test_e63_only_the_staff_of_her_grid_may_read_it(cast: Cast, hao: Any, who: str) -> None:
    with pytest.raises(Refused) as refused:
        reveal(person=hao, reason="想问问", by=cast.by(who), at=NOW)
    assert refused.value.code == "NOT_YOURS_TO_SEE"


def test_e68_no_staff_of_another_community_reads_it(cast: Cast, next_door: Cast, hao: Any) -> None:
    for by in (next_door.by("书记"), next_door.house):
        with pytest.raises(Refused):
            reveal(person=hao, reason="想问问", by=by, at=NOW)


def test_what_is_no_phone_leaves_the_old_one(cast: Cast, hao: Any) -> None:
    with pytest.raises(Refused) as refused:
        set_phone(person=hao, phone="一三八", by=cast.by("郝姐"), at=NOW)
    assert refused.value.code == "NOT_A_PHONE"
    assert refused.value.field == "phone"
    assert phone_of(hao) == "13800138000"


def test_the_grid_member_of_her_home_writes_down_a_new_phone(cast: Cast, hao: Any) -> None:
    set_phone(person=hao, phone="13900139000", by=cast.by("方晓"), at=NOW)
    assert phone_of(hao) == "13900139000"
    with pytest.raises(Refused):
        set_phone(person=hao, phone="13700137000", by=cast.by("另一网格员"), at=NOW)


def test_a_neighbour_does_not_change_a_phone(cast: Cast, hao: Any) -> None:
    with pytest.raises(Refused):
        set_phone(person=hao, phone="13900139000", by=cast.by("老周"), at=NOW)


def test_e61_a_person_takes_away_all_that_is_held_of_her(cast: Cast, hao: Any) -> None:
    give_consent(party=hao, purpose=Purpose.POINTS, by=cast.by("郝姐"), at=NOW)
    copy = personal.export(hao)
    assert copy["phone"] == "13800138000"
    assert copy["dwelling"] == "B1-1-0101"
    assert [consent["purpose"] for consent in copy["consents"]] == ["points"]
    assert [owned["dwelling"] for owned in copy["owns"]] == ["B1-1-0101"]


def test_e61_a_person_has_her_phone_and_account_deleted(cast: Cast, hao: Any) -> None:
    account_of(hao)
    give_consent(party=hao, purpose=Purpose.POINTS, by=cast.by("郝姐"), at=NOW)
    with pytest.raises(Refused):
        erase_details(person=hao, by=cast.by("老周"), at=NOW)
    erase_details(person=hao, by=cast.by("郝姐"), at=NOW)
    assert phone_of(hao) is None
    assert not Account.objects.filter(person=hao).exists()
    assert personal.export(hao)["consents"][0]["withdrawn_at"] is not None
    assert personal.retain(hao)
    assert RecordedFact.objects.filter(kind="people.DetailsErased").exists()
