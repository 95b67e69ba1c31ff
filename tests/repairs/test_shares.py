"""Sharing the cost: both bases shown, agreement recorded, collected to the fen (A54, A55)."""

from __future__ import annotations

import pytest

from linli.core.refused import Refused
from linli.journal.models import RecordedFact
from linli.payments.models import PaymentChannel, Receipt
from linli.repairs.actions import causes, shares
from linli.repairs.models import Share, ShareAnswer, ShareRequest
from linli.repairs.permissions import may_see_amounts
from linli.repairs.rules import Answer, Basis
from tests import scenes
from tests.cast import Cast
from tests.scenes import later, refused

TOTAL = 120_007


def answer(
    cast: Cast, one: Share, who: str, said: str = Answer.AGREE, *, recorded_by: str | None = None
) -> ShareAnswer:
    return shares.answer(
        share=one,
        by=cast.by(who, recorded_by=recorded_by),
        at=later(3),
        answer=said,
        channel="doorstep",
    )


def begin(cast: Cast, request: ShareRequest, basis: str = Basis.EQUAL) -> ShareRequest:
    return shares.begin_collecting(request=request, by=cast.by("方晓"), at=later(4), basis=basis)


def test_e33_both_bases_lie_side_by_side_and_each_is_the_whole_cost(cast: Cast) -> None:
    request = scenes.asked(cast, TOTAL)
    every = list(request.shares.order_by("dwelling__code"))
    assert len(every) == 12
    assert sum(one.equal_fen for one in every) == TOTAL
    assert sum(one.by_area_fen for one in every) == TOTAL
    assert [one.equal_fen for one in every] == [10_001] * 7 + [10_000] * 5
    assert {one.by_area_fen for one in every[::2]} <= {8_964, 8_965}
    assert {one.by_area_fen for one in every[1::2]} <= {11_036, 11_037}


def test_e32_without_everybodys_agreement_a_cost_is_shared_by_area(cast: Cast) -> None:
    request = scenes.asked(cast, TOTAL)
    assert request.basis == Basis.BY_AREA
    scenes.all_agree(cast, request, but=("0402",))
    assert request.basis == Basis.BY_AREA
    with refused("EQUAL_SPLIT_NEEDS_AGREEMENT"):
        begin(cast, request)
    answer(cast, scenes.share(request, "0402"), "单元长", Answer.REFUSE)
    with refused("EQUAL_SPLIT_NEEDS_AGREEMENT"):
        begin(cast, request)
    begin(cast, request, Basis.BY_AREA)
    request.refresh_from_db()
    assert (request.state, request.basis) == (ShareRequest.State.COLLECTING, Basis.BY_AREA)


def test_e32_the_last_answer_of_a_home_counts(cast: Cast) -> None:
    request = scenes.asked(cast, TOTAL)
    scenes.all_agree(cast, request)
    assert request.basis == Basis.EQUAL
    answer(cast, scenes.share(request, "0101"), "郝姐", Answer.REFUSE)
    request.refresh_from_db()
    assert request.basis == Basis.BY_AREA
    answer(cast, scenes.share(request, "0101"), "郝姐")
    begin(cast, request)
    assert scenes.share(request, "0101").answers.count() == 3


def test_e32_nobody_is_asked_for_an_equal_share_where_area_was_asked(cast: Cast) -> None:
    request = scenes.asked(cast, TOTAL, basis=Basis.BY_AREA)
    scenes.all_agree(cast, request)
    with refused("EQUAL_SPLIT_NEEDS_AGREEMENT"):
        begin(cast, request)


def test_once_collecting_has_begun_no_answer_changes_what_is_owed(cast: Cast) -> None:
    request = scenes.asked(cast, TOTAL)
    scenes.all_agree(cast, request)
    one = scenes.share(request, "0101")
    assert one.request.state == ShareRequest.State.ASKING
    begin(cast, request)
    with refused("COLLECTING_BEGAN"):
        answer(cast, one, "郝姐", Answer.REFUSE)
    request.refresh_from_db()
    assert request.basis == Basis.EQUAL
    with refused("COLLECTING_BEGAN"):
        begin(cast, request, Basis.BY_AREA)


def test_a_home_answers_for_itself_and_not_for_its_neighbour(cast: Cast) -> None:
    request = scenes.asked(cast, TOTAL)
    for who in ("郝姐", "郝雯"):
        answer(cast, scenes.share(request, "0101"), who)
    for who in ("老周", "志愿者", "民警", "记账员", "另一网格员"):
        with refused("NOT_YOURS_TO_ANSWER"):
            answer(cast, scenes.share(request, "0101"), who)


def test_an_answer_is_yes_or_no(cast: Cast) -> None:
    one = scenes.share(scenes.asked(cast), "0101")
    with refused("NOTHING_SAID"):
        answer(cast, one, "郝姐", "perhaps")


def test_e37_an_answer_told_at_the_door_keeps_whose_it_is_and_who_wrote_it(cast: Cast) -> None:
    request = scenes.asked(cast, TOTAL)
    said = answer(cast, scenes.share(request, "0102"), "老周", recorded_by="单元长")
    assert said.answered_by == cast.people["老周"]
    assert said.recorded_by == cast.people["单元长"]
    kept = RecordedFact.objects.get(kind="repairs.ShareAnswered")
    assert (kept.by_id, kept.recorded_by_id) == (
        cast.people["老周"].pk,
        cast.people["单元长"].pk,
    )


def test_e37_a_neighbour_does_not_write_in_anothers_answer(cast: Cast) -> None:
    request = scenes.asked(cast, TOTAL)
    with refused("NOT_YOURS_TO_ANSWER"):
        answer(cast, scenes.share(request, "0102"), "老周", recorded_by="郝姐")


def test_the_unit_leader_collects_in_the_own_stairwell_and_nobody_elses(cast: Cast) -> None:
    request = scenes.collecting(cast)
    assert scenes.pay(cast, scenes.share(request, "0101"), collector="单元长").number == 1
    scenes.pay(cast, scenes.share(request, "0102"), collector="楼长")
    scenes.pay(cast, scenes.share(request, "0201"), collector="方晓")
    for who in ("郝姐", "志愿者", "另一网格员", "书记", "记账员"):
        with refused("NOT_YOURS_TO_COLLECT"):
            scenes.pay(cast, scenes.share(request, "0202"), collector=who)


def test_half_a_share_is_noted_and_the_rest_is_owed(cast: Cast) -> None:
    request = scenes.collecting(cast, 36_000)
    one = scenes.share(request, "0101")
    scenes.pay(cast, one, 1_250)
    one = scenes.share(request, "0101")
    assert (one.paid_fen, one.owed_fen, one.paid_at) == (1_250, 1_750, None)
    scenes.pay(cast, one, 1_750, at=later(7))
    one = scenes.share(request, "0101")
    assert (one.owed_fen, one.paid_at) == (0, later(7))
    facts = RecordedFact.objects.filter(kind__startswith="repairs.SharePa").order_by("id")
    assert [kept.kind for kept in facts] == ["repairs.SharePartPaid", "repairs.SharePaid"]


def test_more_than_is_owed_is_refused_with_what_is_still_owed(cast: Cast) -> None:
    request = scenes.collecting(cast, 36_000)
    one = scenes.share(request, "0101")
    scenes.pay(cast, one, 1_250)
    with pytest.raises(Refused, match=r"17\.50") as refusal:
        scenes.pay(cast, one, 1_751)
    assert refusal.value.code == "MORE_THAN_OWED"
    scenes.pay(cast, one, 1_750)
    with refused("MORE_THAN_OWED"):
        scenes.pay(cast, one, 1)


@pytest.mark.parametrize("amount_fen", [0, -1, -3_000])
def test_nothing_or_less_is_no_payment(cast: Cast, amount_fen: int) -> None:
    request = scenes.collecting(cast, 36_000)
    with refused("NO_AMOUNT"):
        scenes.pay(cast, scenes.share(request, "0101"), amount_fen)


def test_pressing_twice_pays_once_and_gives_the_same_receipt(cast: Cast) -> None:
    request = scenes.collecting(cast, 36_000)
    first = scenes.pay(cast, scenes.share(request, "0101"), key="form-a")
    assert scenes.pay(cast, scenes.share(request, "0101"), key="form-a", at=later(6)) == first
    assert scenes.share(request, "0101").paid_fen == 3_000
    assert Receipt.objects.count() == 1


def test_one_form_is_not_used_for_another_payment(cast: Cast) -> None:
    request = scenes.collecting(cast, 36_000)
    scenes.pay(cast, scenes.share(request, "0101"), 1_000, key="form-a")
    with refused("SAME_ID_OTHER_CONTENT"):
        scenes.pay(cast, scenes.share(request, "0101"), 2_000, key="form-a")
    with refused("SAME_ID_OTHER_CONTENT"):
        scenes.pay(cast, scenes.share(request, "0102"), 1_000, key="form-a")
    with refused("SAME_ID_OTHER_CONTENT"):
        scenes.pay(
            cast,
            scenes.share(request, "0101"),
            1_000,
            key="form-a",
            channel=PaymentChannel.TRANSFER,
        )


def test_nothing_is_collected_before_the_basis_is_fixed(cast: Cast) -> None:
    request = scenes.asked(cast)
    with refused("NOT_COLLECTING"):
        scenes.pay(cast, scenes.share(request, "0101"), 100)


def test_the_last_share_tells_that_all_are_paid_and_only_once(cast: Cast) -> None:
    request = scenes.collecting(cast, TOTAL)
    receipts = scenes.all_pay(cast, request)
    assert [receipt.number for receipt in receipts] == list(range(1, 13))
    assert sum(receipt.amount_fen for receipt in receipts) == TOTAL
    assert RecordedFact.objects.filter(kind="repairs.AllSharesPaid").count() == 1


def test_only_the_standing_price_of_this_matter_is_chosen_and_once(cast: Cast) -> None:
    fang = cast.by("方晓")
    case, other = scenes.found_on_patrol(cast), scenes.told(cast)
    first = scenes.priced(cast, case, 90_000)
    second = causes.ask_price(
        case=case, by=fang, at=later(1), vendor="通达疏通", amount_fen=80_000, supersedes=first
    )
    choice = {"scope": cast.place("B1-1"), "by": fang, "at": later(2)}
    with refused("QUOTE_OF_ANOTHER_CASE"):
        shares.ask_shares(case=other, quote=second, **choice)
    with refused("OFFER_REVISED"):
        shares.ask_shares(case=case, quote=first, **choice)
    with refused("NO_PAYERS"):
        shares.ask_shares(case=case, quote=second, **{**choice, "scope": cast.place("WELL")})
    shares.ask_shares(case=case, quote=second, **choice)
    with refused("ALREADY_CHOSEN"):
        shares.ask_shares(case=case, quote=second, **choice)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        *(("方晓", True), ("书记", True), ("单元长", True), ("楼长", True), ("记账员", True)),
        *(("郝姐", False), ("志愿者", False), ("民警", False), ("另一网格员", False)),
    ],
)
def test_e21_who_owes_what_is_not_for_neighbours(cast: Cast, who: str, sees: bool) -> None:
    assert may_see_amounts(cast.by(who), scenes.collecting(cast), later(5)) is sees


def test_e68_nobody_next_door_asks_answers_or_collects(cast: Cast, next_door: Cast) -> None:
    request = scenes.collecting(cast)
    one = scenes.share(request, "0101")
    with refused("NOT_YOURS_TO_COLLECT"):
        shares.pay(
            share=one,
            by=next_door.by("单元长"),
            at=later(5),
            key="form-x",
            amount_fen=100,
            channel=PaymentChannel.CASH,
        )
    with refused("NOT_YOURS_TO_HANDLE"):
        shares.begin_collecting(
            request=request, by=next_door.by("书记"), at=later(5), basis=Basis.BY_AREA
        )
    assert not may_see_amounts(next_door.by("书记"), request, later(5))
    assert not ShareRequest.objects.of(next_door.community).exists()
