import re
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from linli.people.accounts import account_of
from linli.people.actions import set_phone
from linli.people.models import Account, SealedDetail
from tests.cast import NOW, Cast

ASK = "/account/login/code/"
CONFIRM = "/account/login/code/confirm/"
PHONE = "138 0013 8000"


@pytest.fixture
def hao(cast: Cast) -> Any:
    set_phone(person=cast.people["郝姐"], phone=PHONE, by=cast.house, at=NOW)
    return cast.people["郝姐"]


def _code(capsys: pytest.CaptureFixture[str]) -> str:
    sent = re.search(r"SMS 13800138000: .*?(\d{6})", capsys.readouterr().err)
    assert sent is not None
    return sent[1]


def test_a_registered_phone_opens_its_persons_account(
    cast: Cast, hao: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    client = Client()
    assert not Account.objects.exists()
    asked = client.post(f"{ASK}?next=/people/me/", {"phone": "+86 138-0013-8000"})
    assert asked.status_code == 302
    assert asked["Location"].startswith(CONFIRM)
    entered = client.post(asked["Location"], {"code": _code(capsys), "next": "/people/me/"})
    assert entered["Location"] == "/people/me/"
    page = client.get("/people/me/")
    assert page.status_code == 200
    assert "郝桂兰" in page.content.decode()
    account = Account.objects.get()
    assert account.person == hao
    assert not account.has_usable_password()
    assert SealedDetail.objects.get(person=hao).verified_at is not None


def test_an_unknown_phone_gets_the_same_answer_and_no_message(
    cast: Cast, hao: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    known, unknown = Client(), Client()
    answers = [
        known.post(ASK, {"phone": PHONE}),
        unknown.post(ASK, {"phone": "139 0013 9000"}),
    ]
    assert {answer.status_code for answer in answers} == {302}
    assert answers[0]["Location"] == answers[1]["Location"]
    pages = [client.get(CONFIRM).content.decode() for client in (known, unknown)]
    told = [re.sub(r'value="[^"]+"|\*\*\* \d{4}', "", page) for page in pages]
    assert told[0] == told[1]
    assert "13900139000" not in capsys.readouterr().err


def test_a_wrong_code_is_not_tried_for_ever(
    cast: Cast, hao: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    client = Client()
    client.post(ASK, {"phone": PHONE})
    code = _code(capsys)
    for _ in range(3):
        client.post(CONFIRM, {"code": "000000" if code != "000000" else "111111"})
    client.post(CONFIRM, {"code": code})
    assert client.get("/people/me/").status_code == 302


def test_codes_are_not_sent_without_end(
    cast: Cast, hao: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(6):
        Client().post(ASK, {"phone": PHONE})
    assert 1 <= capsys.readouterr().err.count("SMS 13800138000") <= 3


def test_what_is_no_phone_is_said_in_words(cast: Cast) -> None:
    page = Client().post(ASK, {"phone": "你好"})
    assert page.status_code == 200
    assert "138 0013 8000" in page.content.decode()


@pytest.mark.parametrize("login", ["taohua-p0001", "13800138000", "138 0013 8000"])
def test_a_password_works_with_the_name_or_the_phone(cast: Cast, hao: Any, login: str) -> None:
    account = account_of(hao)
    account.set_password("塔山中路的槐树")
    account.save()
    client = Client()
    answer = client.post("/account/login/", {"login": login, "password": "塔山中路的槐树"})
    assert answer.status_code == 302
    assert client.get("/people/me/").status_code == 200


def test_a_wrong_password_does_not_say_what_was_wrong(cast: Cast, hao: Any) -> None:
    account_of(hao)
    pages = [
        Client().post("/account/login/", {"login": login, "password": "不对不对不对"})
        for login in ("taohua-p0001", "nobody-at-all")
    ]
    said = [list(page.context["form"].non_field_errors()) for page in pages]
    assert said[0] == said[1] != []


def test_nobody_signs_up(cast: Cast) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert Client().get("/account/signup/").status_code == 404


def test_log_in_leads_nowhere_off_this_site(
    cast: Cast, hao: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    client = Client()
    asked = client.post(f"{ASK}?next=https://elsewhere.example/", {"phone": PHONE})
    entered = client.post(
        asked["Location"], {"code": _code(capsys), "next": "https://elsewhere.example/"}
    )
    assert entered["Location"] == "/"
