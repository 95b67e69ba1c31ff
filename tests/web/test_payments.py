"""Receipts, cash in hands, and the books."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from linli.ledger.books import balance
from linli.payments import accounts
from linli.payments.models import HandOver
from linli.payments.queries import cash_of
from linli.repairs.models import Share
from tests import scenes
from tests.cast import Cast


def text(answered: Any) -> str:
    return str(answered.content.decode())


@pytest.fixture
def paid(cast: Cast) -> str:
    """The address of the receipt of 101, which paid in cash to the unit leader."""
    share = scenes.share(scenes.collecting(cast), "0101")
    return f"/receipts/{scenes.pay(cast, share).number}/"


@pytest.mark.parametrize("who", ["郝姐", "郝雯", "单元长", "记账员", "书记"])
def test_a_receipt_is_read_by_those_it_concerns(cast: Cast, paid: str, who: str) -> None:
    assert cast.client(who).get(paid).status_code == 200
    assert paid in text(cast.client(who).get("/receipts/"))


@pytest.mark.parametrize("who", ["老周", "楼长", "方晓", "民警", "街道督导"])
def test_e21_nobody_else_learns_of_a_receipt(cast: Cast, paid: str, who: str) -> None:
    assert cast.client(who).get(paid).status_code == 404
    assert paid not in text(cast.client(who).get("/receipts/"))


def test_the_bookkeeper_finds_a_receipt_by_who_pays_and_when(cast: Cast, paid: str) -> None:
    client = cast.client("记账员")
    found = ("q=郝桂", "q=0101", "since=2021-03-10", "until=2021-03-10", "q=郝&until=2021-12-31")
    not_found = ("q=老周", "since=2021-03-11", "until=2021-03-09")
    assert [query for query in found if paid not in text(client.get(f"/receipts/?{query}"))] == []
    assert [query for query in not_found if paid in text(client.get(f"/receipts/?{query}"))] == []


def test_cash_is_counted_in_once_however_often_the_button_is_pressed(cast: Cast, paid: str) -> None:
    leader = cast.people["单元长"]
    form = {"key": str(uuid4()), "amount": "50"}
    before = cash_of(leader)
    for _press in range(2):
        answered = cast.client("记账员").post(f"/hand-over/{leader.code}/", form)
        assert answered.status_code == 302
    assert cash_of(leader) == before - 5000
    assert HandOver.objects.count() == 1


def test_more_than_is_in_the_hand_is_not_counted_in(cast: Cast, paid: str) -> None:
    leader = cast.people["单元长"]
    form = {"key": str(uuid4()), "amount": "9999"}
    answered = cast.client("记账员").post(f"/hand-over/{leader.code}/", form)
    assert answered.status_code == 422
    assert 'value="9999"' in text(answered)
    assert not HandOver.objects.exists()


def test_money_is_followed_from_the_fund_to_the_receipt(cast: Cast, paid: str) -> None:
    client = cast.client("书记")
    leader = cast.people["单元长"]
    pouch = accounts.pouch(cast.community.pk, leader.pk)
    assert f"/books/{pouch}/" in text(client.get("/books/"))
    assert paid in text(client.get(f"/books/{pouch}/"))


def test_the_far_end_of_a_move_is_no_book(cast: Cast, paid: str) -> None:
    far = accounts.custody(cast.community.pk)
    assert cast.client("书记").get(f"/books/{far}/").status_code == 404


@pytest.mark.parametrize("address", ["/receipts/", "/books/", "/hand-over/"])
def test_a_list_is_read_in_a_few_queries(
    cast: Cast, address: str, django_assert_max_num_queries: Any
) -> None:
    request = scenes.collecting(cast)
    for share in request.shares.select_related("request__case", "dwelling__unit__parent"):
        scenes.pay(cast, share)
    client = cast.client("记账员")
    with django_assert_max_num_queries(13):
        assert client.get(address).status_code == 200


def test_the_bookkeeper_begins_with_the_cash_and_takes_it_to_the_bank_once(
    cast: Cast, paid: str
) -> None:
    client = cast.client("记账员")
    leader = cast.people["单元长"]
    assert client.get("/").headers["Location"] == "/hand-over/"
    client.post(f"/hand-over/{leader.code}/", {"key": str(uuid4()), "amount": "50"})
    slip = {"key": str(uuid4()), "amount": "50", "slip_no": "0088"}
    assert client.post("/hand-over/bank/", {**slip, "amount": "50.01"}).status_code == 422
    for _press in range(2):
        assert client.post("/hand-over/bank/", slip).status_code == 302
    bank = accounts.bank(cast.community.pk)
    assert balance(bank) == 5000
    assert "0088" in text(client.get(f"/books/{bank}/"))


def test_where_the_money_is_and_what_it_is_for_come_to_the_same(cast: Cast, paid: str) -> None:
    page = cast.client("书记").get("/books/").context
    assert page["funds_fen"] == page["places_fen"] > 0


def test_a_home_that_has_paid_is_not_asked_again(cast: Cast, paid: str) -> None:
    share = Share.objects.get(dwelling__code__endswith="0101")
    form = {"key": str(uuid4()), "amount": "1", "channel": "cash"}
    answered = cast.client("单元长").post(f"/shares/{share.pk}/take/", form)
    assert answered.status_code == 422
    assert "已经交过" in text(answered)
    assert 'name="amount"' not in text(answered)
