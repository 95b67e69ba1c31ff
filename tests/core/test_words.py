"""What is typed is kept without anything that hides, turns around or breaks a database."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.words import clean, mask_name, mask_phone, one_line

# Text in which marks that hide are as common as letters.
MARKS = st.sampled_from("\0\r\n\t \u200b\u200d\u202e\u2066\ufeff\u00ad\u0301e郝")
nasty = st.lists(st.one_of(MARKS, MARKS, st.characters())).map("".join)


@given(nasty)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(nasty)
def test_nothing_that_hides_or_controls_is_left(text: str) -> None:
    left = {unicodedata.category(char) for char in clean(text) if char not in "\n\t"}
    assert not left & {"Cc", "Cf", "Cs", "Co"}
    assert not {"\n", "\t"} & set(one_line(text))


@given(nasty)
def test_what_is_kept_has_one_form_and_can_be_stored(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))
    clean(text).encode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("井盖\0坏了", "井盖坏了"),
        ("郝\u202e兰桂", "郝兰桂"),
        ("郝\u200b桂\u2060兰\ufeff", "郝桂兰"),
        ("第一行\r\n第二行\r", "第一行\n第二行"),
        ("  水管  漏水 ", "水管  漏水"),
        ("cafe\u200d\u0301", "caf\u00e9"),
    ],
)
def test_words_are_kept_as_they_are_read(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_one_line_has_single_spaces() -> None:
    assert one_line(" 污水井\n 在\t两楼之间 ") == "污水井 在 两楼之间"


def test_others_read_a_name_and_a_phone_masked() -> None:
    assert [mask_name(name) for name in ("郝桂兰", "邓波", "欧阳文秀", "甲", "")] == [
        "郝*兰",
        "邓*",
        "欧**秀",
        "甲",
        "",
    ]
    assert mask_phone("13800001234") == "*** 1234"
    assert mask_phone("110") == "***"
