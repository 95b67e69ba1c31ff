"""The pages on which a cost is shared."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from linli.core.fen import yuan
from linli.grid.actions import cases
from linli.journal.models import Refusal
from linli.payments.models import Expense, Quote, Receipt
from linli.repairs.actions.shares import ask_shares
from linli.repairs.models import Repair, ShareAnswer, ShareRequest
from tests import scenes
from tests.cast import Cast
from tests.scenes import later


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


def post(cast: Cast, who: str, address: str, **fields: Any) -> Any:
    return cast.client(who).post(address, fields)


def text(answered: Any) -> str:
    return str(answered.content.decode())


def responsible_by(cast: Cast, code: str, **fields: str) -> Any:
    return post(cast, "方晓", f"/c/{code}/repair/responsible/", **fields)


def test_the_law_is_cited_when_nobody_cites_anything_else(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    responsible_by(cast, case.code, responsible="these_households", payers="B1-1")
    assert "283" in Repair.objects.get(case=case).clause


def test_a_contract_has_to_be_cited(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    answered = responsible_by(cast, case.code, responsible="property_company")
    assert answered.status_code == 422
    assert not Repair.objects.exists()
    assert Refusal.objects.get().code == "CLAUSE_NEEDED"


def test_what_the_utility_mends_is_not_shared(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    post(cast, "方晓", f"/c/{case.code}/repair/cause/", cause="水管爆裂")
    responsible_by(cast, case.code, responsible="utility")
    page = text(cast.client("方晓").get(f"/c/{case.code}/repair/"))
    assert "/repair/price/" not in page
    assert "70" in Repair.objects.get(case=case).clause


def test_a_wrong_price_is_refused_and_what_was_typed_stays(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    post(cast, "方晓", f"/c/{case.code}/repair/cause/", cause="淤堵")
    responsible_by(cast, case.code, responsible="these_households", payers="B1-1")
    answered = post(cast, "方晓", f"/c/{case.code}/repair/price/", vendor="通达", amount="一千")
    assert answered.status_code == 422
    assert 'value="一千"' in text(answered)
    assert 'value="通达"' in text(answered)
    assert not Quote.objects.exists()


def test_a_vendors_later_price_stands_beside_the_earlier_one(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    for amount in ("2300", "1760", "1760"):
        post(cast, "方晓", f"/c/{case.code}/repair/price/", vendor="乙", amount=amount)
    first, later = Quote.objects.order_by("id")
    assert later.supersedes == first
    page = cast.client("方晓").get(f"/c/{case.code}/repair/?step=cause")
    assert "<s>2,300.00</s>" in text(page)


def test_e32_an_equal_split_is_not_collected_before_everybody_agreed(cast: Cast) -> None:
    request = scenes.asked(cast)
    scenes.all_agree(cast, request, but=("0602",))
    begin = f"/c/{request.case.code}/repair/begin/"
    answered = post(cast, "方晓", begin, basis="equal")
    assert answered.status_code == 422
    assert "Not every household has agreed" in text(answered)
    request.refresh_from_db()
    assert request.state == ShareRequest.State.ASKING
    assert post(cast, "方晓", begin, basis="by_area").status_code == 302


def test_e21_a_household_sees_its_own_amounts_and_of_the_others_only_counts(cast: Cast) -> None:
    request = scenes.asked(cast)
    mine, other = scenes.share(request, "0101"), scenes.share(request, "0202")
    client = cast.client("郝姐")
    page = text(client.get(f"/shares/{mine.pk}/"))
    assert yuan(mine.equal_fen) in page
    assert yuan(mine.by_area_fen) in page
    assert yuan(other.by_area_fen) not in page
    assert client.get(f"/shares/{other.pk}/").status_code == 404
    assert client.get(f"/shares/{other.pk}/print/").status_code == 404
    assert client.post(f"/shares/{other.pk}/answer/", {"answer": "agree"}).status_code == 404
    assert client.get(f"/c/{request.case.code}/repair/").status_code == 404


def test_e37_what_was_said_at_the_door_is_written_down_with_who_wrote_it(cast: Cast) -> None:
    request = scenes.asked(cast)
    share = scenes.share(request, "0102")
    address = f"/shares/{share.pk}/answer/"
    post(cast, "单元长", address, answer="agree", channel="phone", back="collect")
    said = ShareAnswer.objects.get()
    assert (said.answered_by, said.recorded_by) == (None, cast.people["单元长"])
    assert said.channel == "phone"


def test_a_leader_of_another_building_part_has_no_doors_here(cast: Cast) -> None:
    request = scenes.collecting(cast)
    assert cast.client("单元长").get(f"/collect/{request.code}/").status_code == 200
    assert cast.client("另一网格员").get(f"/collect/{request.code}/").status_code == 404


def test_pressing_twice_at_a_door_takes_the_money_once(cast: Cast) -> None:
    share = scenes.share(scenes.collecting(cast), "0101")
    paid = {"key": str(uuid4()), "amount": f"{share.amount_fen / 100:.2f}", "channel": "cash"}
    client = cast.client("单元长")
    first = client.post(f"/shares/{share.pk}/take/", paid)
    again = client.post(f"/shares/{share.pk}/take/", paid)
    assert first["Location"] == again["Location"] == "/receipts/1/"
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize("amount", ["0", "-5", "100000", "4.888", "", "很多"])
def test_an_impossible_amount_is_refused_and_no_receipt_given(cast: Cast, amount: str) -> None:
    share = scenes.share(scenes.collecting(cast), "0101")
    fields = {"key": str(uuid4()), "amount": amount, "channel": "cash"}
    answered = cast.client("单元长").post(f"/shares/{share.pk}/take/", fields)
    assert answered.status_code == 422
    assert not Receipt.objects.exists()


def test_e36_who_collects_does_not_pay_and_the_committee_does(cast: Cast) -> None:
    request = scenes.collecting(cast)
    for share in request.shares.select_related("request__case", "dwelling__unit__parent"):
        scenes.pay(cast, share, channel="transfer")
    address = f"/c/{request.case.code}/repair/pay/"
    bill = {"key": str(uuid4()), "channel": "transfer", "invoice_no": "FP-1"}
    assert cast.client("方晓").post(address, bill).status_code == 404
    assert cast.client("书记").post(address, {**bill, "invoice_no": ""}).status_code == 422
    assert cast.client("书记").post(address, bill).status_code == 302
    request.refresh_from_db()
    assert request.state == ShareRequest.State.SETTLED


def test_the_slips_of_every_home_are_printed_in_one_go(cast: Cast) -> None:
    request = scenes.asked(cast)
    page = text(cast.client("方晓").get(f"/c/{request.case.code}/repair/notices/"))
    assert page.count('class="poster sheet"') == 12


@pytest.mark.parametrize(
    ("address", "queries"), [("/repairs/", 12), ("/collect/{code}/", 13), ("/c/{case}/repair/", 24)]
)
def test_thirty_six_homes_are_read_in_a_few_queries(
    cast: Cast, address: str, queries: int, django_assert_max_num_queries: Any
) -> None:
    request = scenes.asked(cast, scope="B1")
    client = cast.client("方晓")
    with django_assert_max_num_queries(queries):
        answered = client.get(address.format(code=request.code, case=request.case.code))
    assert answered.status_code == 200


def settled(cast: Cast) -> ShareRequest:
    """Every home paid by transfer, the contractor has its money, the matter is closed."""
    request = scenes.collecting(cast)
    for share in request.shares.select_related("request__case", "dwelling__unit__parent"):
        scenes.pay(cast, share, channel="transfer")
    bill = {"key": str(uuid4()), "channel": "transfer", "invoice_no": "FP-1"}
    for _press in range(2):
        post(cast, "书记", f"/c/{request.case.code}/repair/pay/", **bill)
    by, case = cast.by("方晓"), request.case
    cases.finish_work(case=case, by=by, at=later(40))
    cases.close(case=case, by=by, at=later(41))
    return request


def test_what_comes_back_is_priced_and_shared_anew(cast: Cast) -> None:
    case = settled(cast).case
    assert Expense.objects.count() == 1
    cases.reopen(case=case, by=cast.by("方晓"), at=later(42), note="又返水了")
    bench = f"/c/{case.code}/repair/"
    post(cast, "方晓", f"{bench}price/", vendor="通达疏通", amount="300")
    page = cast.client("方晓").get(bench)
    assert [quote.amount_fen for quote in page.context["bench"].vendors[0].quotes] == [30_000]
    second = cast.client("方晓").post(
        f"{bench}choose/",
        {
            "quote": page.context["bench"].vendors[0].standing.code,
            "reason": "保修期外",
            "scope": "B1-1",
            "asked_basis": "by_area",
        },
    )
    assert second.status_code == 302
    assert ShareRequest.objects.filter(case=case, total_fen=30_000).count() == 1


def test_an_answer_is_not_asked_for_by_a_day_that_is_over(cast: Cast) -> None:
    request = scenes.asked(cast)
    with scenes.refused("ANSWER_BY_PAST"):
        ask_shares(
            case=request.case,
            quote=request.quote,
            scope=request.scope,
            by=cast.by("方晓"),
            at=later(4),
            answer_by=later(3),
        )


def test_the_page_is_read_anew_when_the_last_home_agrees(cast: Cast) -> None:
    request = scenes.asked(cast)
    shares = list(request.shares.order_by("pk"))
    answers = [
        cast.client("方晓").post(
            f"/shares/{share.pk}/answer/",
            {"answer": "agree", "channel": "paper", "back": "bench"},
            headers={"HX-Request": "true"},
        )
        for share in shares
    ]
    assert ["HX-Refresh" in answered.headers for answered in answers] == [False] * 11 + [True]


def test_every_slip_has_a_code_to_scan_that_leads_to_its_share(cast: Cast) -> None:
    request = scenes.asked(cast)
    page = text(cast.client("方晓").get(f"/c/{request.case.code}/repair/notices/"))
    assert page.count("poster-qr") == 12
