"""Money in, money on, money out: numbered, never lost, and each by another hand (E36)."""

from __future__ import annotations

import pytest

from linli.ledger.books import balances
from linli.payments.actions.cash import bank, hand_over
from linli.payments.models import Expense, PaymentChannel, Receipt
from linli.payments.permissions import may_spend
from linli.people.actions import appoint
from linli.people.roles import Role
from linli.repairs.actions.shares import pay_contractor
from linli.repairs.models import ShareRequest
from tests import scenes
from tests.cast import NOW, SINCE, Cast
from tests.scenes import later, refused

pytestmark = pytest.mark.database


def kept(cast: Cast, kind: str) -> int:
    """What lies in the pouches, the box, the bank or the funds together."""
    return sum(balances(cast.community.pk, unit="fen", kind=kind).values())


def collected(cast: Cast, total_fen: int = 36_000) -> ShareRequest:
    """Every home of the stairwell paid its share in cash to the unit leader."""
    request = scenes.collecting(cast, total_fen)
    scenes.all_pay(cast, request)
    return request


def settle(
    cast: Cast,
    request: ShareRequest,
    who: str = "书记",
    invoice: str = "FP-7",
    channel: str = PaymentChannel.CASH,
) -> Expense:
    return pay_contractor(
        request=request,
        by=cast.by(who),
        at=later(9),
        key="bill-1",
        channel=channel,
        invoice_no=invoice,
    )


def count_in(cast: Cast, amount_fen: int, who: str = "记账员", collector: str = "单元长") -> None:
    hand_over(by=cast.by(who), at=later(8), collector=cast.people[collector], amount_fen=amount_fen)


def test_e36_collected_by_one_counted_by_another_and_paid_by_a_third(cast: Cast) -> None:
    request = collected(cast)
    assert (kept(cast, "pouch"), kept(cast, "fund")) == (36_000, 36_000)
    count_in(cast, 36_000)
    assert (kept(cast, "pouch"), kept(cast, "cash_box")) == (0, 36_000)
    expense = settle(cast, request)
    assert (kept(cast, "cash_box"), kept(cast, "fund")) == (0, 0)
    assert (expense.vendor, expense.amount_fen, expense.invoice_no) == ("通达疏通", 36_000, "FP-7")
    request.refresh_from_db()
    assert request.state == ShareRequest.State.SETTLED


def test_e36_nobody_counts_the_cash_that_they_collected(cast: Cast) -> None:
    _also(cast, "记账员", Role.GRID_MEMBER)
    request = scenes.collecting(cast)
    scenes.pay(cast, scenes.share(request, "0101"), collector="记账员")
    with refused("THREE_WAY"):
        count_in(cast, 100, collector="记账员")


@pytest.mark.parametrize("who", ["单元长", "方晓", "书记", "郝姐"])
def test_e36_only_the_bookkeeper_counts_cash_in(cast: Cast, who: str) -> None:
    collected(cast)
    with refused("THREE_WAY"):
        count_in(cast, 100, who=who)


@pytest.mark.parametrize("who", ["单元长", "方晓", "记账员", "郝姐"])
def test_e36_only_the_committee_pays_the_bill(cast: Cast, who: str) -> None:
    request = collected(cast)
    count_in(cast, 36_000)
    with refused("THREE_WAY"):
        settle(cast, request, who=who)


def test_e36_whoever_keeps_the_books_pays_no_bill_even_on_the_committee(cast: Cast) -> None:
    request = collected(cast)
    count_in(cast, 36_000)
    _also(cast, "记账员", Role.COMMITTEE_MEMBER)
    with refused("THREE_WAY"):
        settle(cast, request, who="记账员")
    assert not may_spend(cast.by("记账员"), NOW)


def test_e36_whoever_collected_pays_no_bill_even_on_the_committee(cast: Cast) -> None:
    _also(cast, "单元长", Role.COMMITTEE_MEMBER)
    request = collected(cast)
    count_in(cast, 36_000)
    with refused("THREE_WAY"):
        settle(cast, request, who="单元长")


def test_no_more_is_counted_in_than_was_collected(cast: Cast) -> None:
    collected(cast)
    for amount in (36_001, 0, -1):
        with refused("NOT_IN_POUCH"):
            count_in(cast, amount)
    count_in(cast, 20_000)
    with refused("NOT_IN_POUCH"):
        count_in(cast, 16_001)


def test_e36_no_bill_is_paid_while_its_cash_is_still_in_a_pouch(cast: Cast) -> None:
    other = scenes.collecting(cast, 36_000)
    for share in other.shares.select_related("request__case", "dwelling__unit__parent"):
        scenes.pay(cast, share, channel="transfer")
    request = collected(cast)
    for channel in PaymentChannel:
        with refused("CASH_IN_HAND"):
            settle(cast, request, channel=channel)
    count_in(cast, 35_999)
    with refused("CASH_IN_HAND"):
        settle(cast, request)
    count_in(cast, 1)
    settle(cast, request)


def test_no_bill_is_paid_without_an_invoice(cast: Cast) -> None:
    request = collected(cast)
    count_in(cast, 36_000)
    with refused("INVOICE_NEEDED"):
        settle(cast, request, invoice=" ")


def test_the_contractor_is_paid_once_and_when_everybody_has_paid(cast: Cast) -> None:
    request = scenes.collecting(cast, 36_000)
    scenes.all_pay(cast, request, but=("0602",))
    with refused("NOT_ALL_COLLECTED"):
        settle(cast, request)
    scenes.pay(cast, scenes.share(request, "0602"))
    count_in(cast, 36_000)
    settle(cast, request)
    with refused("ALREADY_PAID"):
        settle(cast, request)
    assert Expense.objects.count() == 1


def test_e36_receipts_have_no_gap_even_after_a_refusal_in_between(cast: Cast) -> None:
    request = scenes.collecting(cast, 36_000)
    scenes.pay(cast, scenes.share(request, "0101"))
    with refused("MORE_THAN_OWED"):
        scenes.pay(cast, scenes.share(request, "0102"), 3_001)
    with refused("NO_AMOUNT"):
        scenes.pay(cast, scenes.share(request, "0102"), 0)
    scenes.pay(cast, scenes.share(request, "0102"))
    receipts = Receipt.objects.of(cast.community).order_by("id")
    assert [receipt.number for receipt in receipts] == [1, 2]


def test_each_community_numbers_its_own_receipts(cast: Cast, next_door: Cast) -> None:
    for community in (cast, next_door):
        request = scenes.collecting(community, 36_000)
        assert scenes.pay(community, scenes.share(request, "0101")).number == 1


def test_cash_lies_with_its_collector_and_a_transfer_at_the_bank(cast: Cast) -> None:
    request = scenes.collecting(cast, 36_000)
    scenes.pay(cast, scenes.share(request, "0101"))
    scenes.pay(cast, scenes.share(request, "0102"), channel=PaymentChannel.TRANSFER)
    assert (kept(cast, "pouch"), kept(cast, "bank")) == (3_000, 3_000)
    assert kept(cast, "custody") == -6_000


def _also(cast: Cast, who: str, role: Role) -> None:
    place = cast.place("G1") if role == Role.GRID_MEMBER else None
    appoint(person=cast.people[who], role=role, place=place, since=SINCE, by=cast.house, at=NOW)


def take_to_the_bank(cast: Cast, amount_fen: int, who: str = "记账员", slip: str = "88") -> None:
    bank(by=cast.by(who), at=later(8), amount_fen=amount_fen, slip_no=slip)


def test_cash_of_the_box_goes_to_the_bank_and_the_bill_is_paid_from_there(cast: Cast) -> None:
    request = collected(cast)
    count_in(cast, 36_000)
    take_to_the_bank(cast, 36_000)
    assert (kept(cast, "cash_box"), kept(cast, "bank")) == (0, 36_000)
    settle(cast, request, channel=PaymentChannel.TRANSFER)
    assert (kept(cast, "bank"), kept(cast, "fund")) == (0, 0)


def test_e36_only_the_bookkeeper_banks_and_no_more_than_there_is(cast: Cast) -> None:
    collected(cast)
    count_in(cast, 36_000)
    with refused("THREE_WAY"):
        take_to_the_bank(cast, 100, who="书记")
    with refused("NOT_IN_BOX"):
        take_to_the_bank(cast, 36_001)
    with refused("SLIP_NEEDED"):
        take_to_the_bank(cast, 100, slip=" ")


def test_the_same_form_counts_no_second_amount(cast: Cast) -> None:
    collected(cast)
    counted = {"by": cast.by("记账员"), "at": later(8), "collector": cast.people["单元长"]}
    hand_over(**counted, amount_fen=100, key="form-1")
    with refused("SAME_ID_OTHER_CONTENT"):
        hand_over(**counted, amount_fen=200, key="form-1")
