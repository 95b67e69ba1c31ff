import pytest

from linli.core.refused import Refused
from linli.web.forms import Form, LineField, NumberField, TextField, YuanField


class _Report(Form):
    words = TextField()
    name = LineField(required=False)
    floor = NumberField(required=False, least=1, most=40)
    amount = YuanField(required=False)


def _form(**typed: str) -> _Report:
    return _Report({"words": "污水外溢", **typed})


def test_what_hides_in_text_is_gone_and_lines_stay() -> None:
    form = _form(words="污水\u200b外溢\ufeff\r\n第二行\u200b ", name=" 郝\u200f桂兰 ")
    assert form.is_valid()
    assert form.cleaned_data["words"] == "污水外溢\n第二行"
    assert form.cleaned_data["name"] == "郝桂兰"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\u2066"])
def test_what_makes_a_text_mislead_is_out_and_the_sender_looks_first(sign: str) -> None:
    form = _form(words=f"扶手{sign}坏了")
    assert [error.code for error in form.errors["words"].as_data()] == ["misleading"]
    assert form["words"].value() == "扶手坏了"


def test_a_megabyte_of_text_is_refused_in_words() -> None:
    form = _form(words="污" * 350_000)
    assert not form.is_valid()
    assert "2000" in form.errors["words"][0]
    assert "350000" in form.errors["words"][0]


def test_text_of_marks_alone_is_no_text() -> None:
    assert "words" in _form(words="\u200b\x00 \n").errors


@pytest.mark.parametrize(("typed", "value"), [("3", 3), ("１２", 12), ("", None), (" 40 ", 40)])
def test_a_number_is_typed_in_digits(typed: str, value: int | None) -> None:
    form = _form(floor=typed)
    assert form.is_valid()
    assert form.cleaned_data["floor"] == value


@pytest.mark.parametrize("typed", ["三", "٣", "3.0", "-1", "0", "41", "1e1", "9" * 5000])
def test_what_is_no_such_number_is_said(typed: str) -> None:
    assert "floor" in _form(floor=typed).errors


@pytest.mark.parametrize(
    ("typed", "fen"), [("48.89", 4889), ("1,760", 176000), ("￥５．５", 550), ("", None)]
)
def test_an_amount_is_typed_in_yuan_and_kept_in_fen(typed: str, fen: int | None) -> None:
    form = _form(amount=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount"] == fen


@pytest.mark.parametrize("typed", ["48.895", "-5", "五元", "1e3", "٥"])
def test_what_is_no_amount_is_said(typed: str) -> None:
    assert "amount" in _form(amount=typed).errors


def test_a_refusal_stands_beside_its_field_or_above_the_form() -> None:
    form = _form()
    form.show(Refused("TOO_HIGH", "There is no such floor.", field="floor"))
    form.show(Refused("CLOSED", "This is closed.", field="elsewhere"))
    assert form.errors["floor"] == ["There is no such floor."]
    assert form.non_field_errors() == ["This is closed."]
