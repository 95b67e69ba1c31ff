from argparse import ArgumentParser
from io import StringIO

import pytest
from django.test import Client

from linli.ops.failure import Failed
from linli.ops.verbs import operator
from linli.people.models import Account
from tests.cast import Cast

PASSWORD = "塔山中路的老槐树"


def _run(monkeypatch: pytest.MonkeyPatch, *words: str, password: str = PASSWORD) -> int:
    monkeypatch.setattr("sys.stdin", StringIO(f"{password}\n"))
    parser = ArgumentParser()
    operator.arguments(parser)
    return operator.run(parser.parse_args(words))


def _logs_in(login: str) -> Client:
    client = Client()
    answer = client.post("/account/login/", {"login": login, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def test_an_operator_logs_in_and_may_do_everything(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _run(monkeypatch, "keeper") == 0
    assert _logs_in("keeper").get("/people/").status_code == 200


def test_a_person_of_the_register_gets_a_password_and_no_more(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _run(monkeypatch, "--person", "P0001") == 0
    assert not Account.objects.get().is_superuser
    assert _logs_in("taohua-p0001").get("/people/").status_code == 404


@pytest.mark.parametrize("words", [(), ("--person", "P9999")])
def test_what_cannot_be_done_is_said_in_a_line(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    with pytest.raises(Failed):
        _run(monkeypatch, *words)
    assert not Account.objects.exists()


def test_a_weak_password_is_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Failed):
        _run(monkeypatch, "keeper", password="12345678")
    assert not Account.objects.exists()


def test_a_code_of_two_communities_asks_which(
    cast: Cast, next_door: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Failed, match="--community"):
        _run(monkeypatch, "--person", "P0001")
    assert _run(monkeypatch, "--person", "P0001", "--community", "yinghua") == 0
