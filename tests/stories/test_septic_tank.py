"""The grid member finds sewage on her patrol, and less than two days later it is mended and paid.

She calls who can say what it is; no contract covers it; she asks three prices and haggles; the 36
homes of the building agree to share it equally; the leaders of the stairwells collect; and whoever
led it is thanked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from linli.credit.accounts import purse, uncollected
from linli.credit.models import Award
from linli.grid.actions import cases
from linli.grid.actions.directory import list_contact
from linli.grid.models import Case, State, StepKind
from linli.insight.figures import all_figures
from linli.journal.models import RecordedFact
from linli.ledger.books import balance, balances
from linli.notices.models import Notice
from linli.notices.queries import thanked_name
from linli.payments.actions.cash import hand_over
from linli.payments.models import PaymentChannel, Quote, Receipt
from linli.people.actions import give_consent
from linli.people.models import Channel, Purpose
from linli.repairs.actions import causes, shares
from linli.repairs.models import Responsible, Share, ShareRequest
from linli.repairs.rules import Answer, Basis
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later, refused

TOTAL = 222_220  # of 36: 28 homes pay 61.73 and 8 pay 61.72
pytestmark = pytest.mark.database


@dataclass
class Tank:
    """The matter, told sentence by sentence; the hours are those since it was found."""

    cast: Cast
    case: Case
    request: ShareRequest | None = None

    def called_in(self) -> None:
        """She calls the repairer of the directory, who comes and says what it is."""
        fang = self.cast.by("方晓")
        repairer = list_contact(
            by=fang, at=NOW, kind="property", organisation="惠民物业", phone="0631-5550001"
        )
        cases.accept(case=self.case, by=fang, at=later(0.1), title="两楼之间污水井外溢")
        cases.call(case=self.case, contact=repairer, by=fang, at=later(0.2))
        causes.find_cause(
            case=self.case,
            by=fang,
            at=later(1),
            cause="化粪池多年沉淀，出口淤死",
            expert="惠民物业管道师傅",
            measures="抽吸清掏",
        )
        causes.find_responsible(
            case=self.case,
            by=fang,
            at=later(1.5),
            responsible=Responsible.THESE_HOUSEHOLDS,
            clause="物业合同第七条不含化粪池；民法典第283条",
            payers=self.cast.place("B1"),
        )

    def haggled(self) -> Quote:
        """Three vendors name a price; one comes to look and goes down twice."""
        self._price("甲", 318_000, 2)
        first = self._price("乙", 290_000, 2.5)
        lower = self._price("乙", 234_500, 3.5, first)
        self._price("丙", 265_000, 4)
        return self._price("乙", TOTAL, 4.5, lower)

    def agreed(self, quote: Quote) -> ShareRequest:
        """Both bases lie before every home; all agree to equal shares, one at second thought."""
        fang = self.cast.by("方晓")
        self.request = shares.ask_shares(
            case=self.case,
            quote=quote,
            scope=self.cast.place("B1"),
            asked_basis=Basis.EQUAL,
            by=fang,
            at=later(5),
            reason="最低价，已看现场",
        )
        causes.tell_neighbours(case=self.case, by=fang, at=later(5.1), note="两种分法都写明")
        self._answer("0102", Answer.REFUSE, "老周", 5.5)
        for one in self._shares():
            if one.dwelling.code != "B1-1-0102":
                self._answer_at_the_door(one, 6)
        with refused("EQUAL_SPLIT_NEEDS_AGREEMENT"):
            shares.begin_collecting(request=self.request, by=fang, at=later(7), basis=Basis.EQUAL)
        self._answer("0102", Answer.AGREE, "老周", 8)
        return shares.begin_collecting(
            request=self.request, by=fang, at=later(9), basis=Basis.EQUAL
        )

    def collected(self) -> list[Receipt]:
        """The unit leader collects in her stairwell, the building leader in the others."""
        return [
            scenes.pay(
                self.cast,
                one,
                collector="单元长" if one.dwelling.unit.code == "B1-1" else "楼长",
                at=later(10) + timedelta(minutes=minute),
            )
            for minute, one in enumerate(self._shares())
        ]

    def mended(self) -> None:
        fang = self.cast.by("方晓")
        cases.start_work(case=self.case, by=fang, at=later(24))
        cases.finish_work(case=self.case, by=fang, at=later(30) + timedelta(minutes=40))
        cases.verify(case=self.case, by=fang, at=later(31), note="打开井盖看过，水位正常")
        cases.close(case=self.case, by=fang, at=later(32))

    def paid_out(self) -> None:
        """The bookkeeper counts the leaders' cash in, the secretary pays the invoice."""
        assert self.request is not None
        for leader in ("单元长", "楼长"):
            person = self.cast.people[leader]
            held = balances(self.cast.community.pk, unit="fen", kind="pouch")
            hand_over(
                by=self.cast.by("记账员"),
                at=later(33),
                collector=person,
                amount_fen=held[f"person:{person.pk}"],
            )
        shares.pay_contractor(
            request=self.request,
            by=self.cast.by("书记"),
            at=later(34),
            key="invoice-3307",
            channel=PaymentChannel.CASH,
            invoice_no="3307",
        )

    def _price(
        self, vendor: str, amount_fen: int, hours: float, before: Quote | None = None
    ) -> Quote:
        return causes.ask_price(
            case=self.case,
            by=self.cast.by("方晓"),
            at=later(hours),
            vendor=f"排污车{vendor}",
            amount_fen=amount_fen,
            site_visited=before is not None,
            supersedes=before,
        )

    def _shares(self) -> list[Share]:
        assert self.request is not None
        every = self.request.shares.select_related("request__case", "dwelling__unit__parent")
        return list(every.order_by("dwelling__code"))

    def _answer(self, room: str, said: str, who: str, hours: float) -> None:
        assert self.request is not None
        one = self.request.shares.get(dwelling__code=f"B1-1-{room}")
        shares.answer(
            share=one, by=self.cast.by(who), at=later(hours), answer=said, channel="phone"
        )

    def _answer_at_the_door(self, one: Share, hours: float) -> None:
        shares.answer(
            share=one,
            by=self.cast.by("方晓"),
            at=later(hours),
            answer=Answer.AGREE,
            channel="doorstep",
        )


@pytest.fixture
def tank(cast: Cast) -> Tank:
    """The building leader leads it; he may be credited, and named in the stairwell only."""
    scenes.rewards_leaders(cast, 12)
    scenes.opts_in(cast, "楼长")
    give_consent(
        party=cast.people["楼长"],
        purpose=Purpose.PUBLICITY,
        channel=Channel.STAIRWELL_NOTICE,
        by=cast.by("楼长"),
        at=NOW,
    )
    return Tank(cast, scenes.found_on_patrol(cast, led_by="楼长"))


@pytest.fixture
def told(tank: Tank) -> Tank:
    """The whole paragraph."""
    tank.called_in()
    tank.agreed(tank.haggled())
    tank.collected()
    tank.mended()
    return tank


def test_the_whole_matter_is_one_thread(told: Tank) -> None:
    told.case.refresh_from_db()
    assert told.case.state == State.CLOSED
    assert list(told.case.steps.values_list("kind", flat=True)) == [
        StepKind.ACCEPTED,
        StepKind.CONTACTED,
        StepKind.DIAGNOSED,
        StepKind.RESPONSIBILITY_FOUND,
        StepKind.NOTICE_SENT,
        StepKind.WORK_STARTED,
        StepKind.WORK_DONE,
        StepKind.VERIFIED,
        StepKind.CLOSED,
    ]
    facts = RecordedFact.objects.filter(matter="case", matter_id=told.case.pk)
    assert facts.filter(kind="repairs.ShareAnswered").count() == 37
    assert facts.filter(kind="repairs.SharePaid").count() == 36
    assert facts.filter(kind="repairs.AllSharesPaid").count() == 1


def test_what_it_cost_saved_and_took_can_be_counted(told: Tank) -> None:
    figures = all_figures(told.cast.community, later(40))
    [repair] = figures["repairs"].values()
    assert repair == {
        "case_id": told.case.code,
        "chosen_quote": "Q0005",
        "quotes": 5,
        "vendors": 3,
        "total_fen": TOTAL,
        "dwellings": 36,
        "basis": "equal",
        "share_counts": {"6172": 8, "6173": 28},
        "equal_min_max_fen": [6172, 6173],
        "by_area_min_max_fen": [5533, 6813],
        "saved_on_first_quote_fen": 318_000 - TOTAL,
        "saved_on_vendors_first_fen": 290_000 - TOTAL,
        "collected_fen": TOTAL,
        "dwellings_paid": 36,
        "all_paid_at": "2021-03-10T20:05+08:00",
        "minutes_to_all_paid": 635,
        "minutes_to_work_done": 1840,
        "hours_to_work_done": "30.67",
        "within_target_hours": True,
    }
    assert figures["grid"]["closed_within_target_hours"] == 1
    assert figures["grid"]["found_by_patrol"] == 1
    assert figures["grid"]["contact_calls"] == 1


def test_every_fen_is_on_a_numbered_receipt(told: Tank) -> None:
    receipts = list(Receipt.objects.of(told.cast.community).order_by("number"))
    assert [receipt.number for receipt in receipts] == list(range(1, 37))
    assert sum(receipt.amount_fen for receipt in receipts) == TOTAL
    by_leader = {receipt.collector for receipt in receipts}
    assert by_leader == {told.cast.people["单元长"], told.cast.people["楼长"]}


def test_e36_the_money_passes_through_three_hands_and_none_is_left_over(told: Tank) -> None:
    with refused("THREE_WAY"):
        shares.pay_contractor(
            request=told.request,
            by=told.cast.by("楼长"),
            at=later(33),
            key="invoice-3307",
            channel=PaymentChannel.CASH,
            invoice_no="3307",
        )
    told.paid_out()
    for kind in ("pouch", "cash_box", "bank", "fund", "custody"):
        held = balances(told.cast.community.pk, unit="fen", kind=kind)
        assert set(held.values()) <= {0}


def test_the_leader_is_credited_and_the_stairwells_are_told(told: Tank) -> None:
    assert balance(purse(told.cast.people["楼长"])) == 12
    notice = Notice.objects.get()
    assert (notice.title, notice.audience) == ("两楼之间污水井外溢", told.cast.place("B1"))
    assert thanked_name(notice, Channel.STAIRWELL_NOTICE, later(33)) == "单世明"
    assert thanked_name(notice, Channel.WEB, later(33)) is None
    words = " ".join(value for _, value in notice.lines)
    for said in ("2,222.20", "957.80", "61.72", "61.73", "000001 – 000036", "30.67"):
        assert said in words


def test_when_it_comes_back_the_credit_is_taken_back_and_given_for_the_next_closing(
    told: Tank,
) -> None:
    fang, leader = told.cast.by("方晓"), purse(told.cast.people["楼长"])
    cases.reopen(case=told.case, by=fang, at=later(60), note="雨后又渗水")
    assert balance(leader) == 0
    assert balance(uncollected(told.cast.community.pk)) == 0
    cases.finish_work(case=told.case, by=fang, at=later(70))
    cases.close(case=told.case, by=fang, at=later(71))
    assert balance(leader) == 12
    assert [award.reversed_at for award in Award.objects.order_by("at")] == [later(60), None]
    assert Notice.objects.count() == 2
