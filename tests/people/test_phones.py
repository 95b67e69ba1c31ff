import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.words import mask_phone
from linli.people.phones import canonical, is_mobile


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800138000", "13800138000"),
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("+86 138 0013 8000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("86-13800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("0631-5231234", "06315231234"),
        ("(0631) 523 1234", "06315231234"),
        ("+86 631 5231234", "06315231234"),
        ("010 8888 6666", "01088886666"),
    ],
)
def test_a_phone_is_understood_as_people_write_it(typed: str, kept: str) -> None:
    assert canonical(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "110",
        "12345",
        "5231234",
        "1380013800",
        "138001380000",
        "23800138000",
        "+1 202 555 0100",
        "13800138o00",
        "١٣٨٠٠١٣٨٠٠٠",
        "13800138000; DROP",
    ],
)
def test_what_is_no_chinese_phone_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(ValueError, match="not a phone"):
        canonical(typed)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_kept_phone_stays_as_it_is_and_shows_only_its_end(phone: str) -> None:
    assert canonical(phone) == phone
    assert is_mobile(phone)
    assert phone[:7] not in mask_phone(phone)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_phone_or_a_value_error(typed: str) -> None:
    try:
        kept = canonical(typed)
    except ValueError:
        return
    assert kept.isascii()
    assert kept.isdigit()
