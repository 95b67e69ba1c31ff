from typing import Any

import pytest

from linli.people.details import found_by_phone, phone_of, store_phone
from linli.people.models import SealedDetail
from linli.people.vault import SealBroken, blind_index, seal, unseal
from tests.cast import Cast

ROW = {"table": "people_sealeddetail", "person_id": 7, "kind": "phone"}
PHONE = "13800138000"


def test_a_seal_opens_in_its_own_row_only() -> None:
    sealed = seal(PHONE, **ROW)
    assert unseal(sealed, **ROW) == PHONE
    for other in ({"table": "elsewhere"}, {"person_id": 8}, {"kind": "wechat"}):
        with pytest.raises(SealBroken):
            unseal(sealed, **{**ROW, **other})


def test_a_changed_seal_does_not_open() -> None:
    sealed = bytearray(seal(PHONE, **ROW))
    sealed[-1] ^= 1
    with pytest.raises(SealBroken):
        unseal(bytes(sealed), **ROW)


def test_a_seal_names_its_key_and_no_other_key_opens_it() -> None:
    sealed = seal(PHONE, **ROW)
    with pytest.raises(SealBroken, match="no key 9"):
        unseal(bytes([9]) + sealed[1:], **ROW)


def test_a_seal_does_not_open_without_the_machines_key(settings: Any, tmp_path: Any) -> None:
    sealed = seal(PHONE, **ROW)
    settings.KEYS = tmp_path / "another machine"
    with pytest.raises(SealBroken):
        unseal(sealed, **ROW)


def test_the_same_phone_is_sealed_differently_and_found_alike() -> None:
    assert seal(PHONE, **ROW) != seal(PHONE, **ROW)
    assert blind_index("phone", PHONE) == blind_index("phone", PHONE)
    assert blind_index("phone", PHONE) != blind_index("wechat", PHONE)


def test_no_part_of_a_phone_is_in_the_database(cast: Cast) -> None:
    person = cast.people["郝姐"]
    detail = store_phone(person, PHONE)
    row = SealedDetail.objects.values_list().get(pk=detail.pk)
    assert PHONE not in repr([bytes(v) if isinstance(v, memoryview) else v for v in row])
    assert phone_of(person) == PHONE
    found = found_by_phone(PHONE)
    assert found is not None
    assert found.person == person


def test_a_seal_moved_to_another_person_is_refused(cast: Cast) -> None:
    mine = store_phone(cast.people["郝姐"], PHONE)
    SealedDetail.objects.filter(pk=mine.pk).update(person=cast.people["老周"])
    with pytest.raises(SealBroken):
        phone_of(cast.people["老周"])
