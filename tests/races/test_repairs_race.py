"""Two people at the same instant: exactly one of them is first, and the books and counts agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from django.db.models import QuerySet

from linli.credit.models import Award
from linli.grid.actions import cases
from linli.grid.models import Case
from linli.journal.models import RecordedFact
from linli.ledger.books import balances
from linli.payments.models import Receipt
from linli.places.actions import DwellingRow, PlaceRow, register_dwellings, register_places
from linli.places.models import PlaceKind
from linli.repairs.actions import shares
from linli.repairs.models import ShareRequest
from linli.repairs.rules import Answer, Basis
from tests import scenes
from tests.cast import NOW, Cast, settle
from tests.races.harness import Outcome, Runners
from tests.real_database import RealDatabase
from tests.scenes import later

pytestmark = [pytest.mark.database, pytest.mark.slow]
ROUNDS = 20
TWO_HOMES = "B3-1"
_streets = count(1)


@dataclass
class Street:
    """The cast's community in a real database, with two programs that are ready to run."""

    cast: Cast
    runners: Runners

    def who(self, nickname: str) -> dict[str, int]:
        return {
            "community_id": self.cast.community.pk,
            "person_id": self.cast.people[nickname].pk,
        }

    def race(self, racer: str, *arguments: dict[str, Any]) -> list[Outcome]:
        """Both at once; what nobody foresaw fails the test."""
        outcomes = self.runners.race(f"tests.races.racers:{racer}", list(arguments))
        assert [outcome.error for outcome in outcomes] == ["", ""]
        return outcomes

    def one_wins(self, refusal: str, racer: str, *arguments: dict[str, Any]) -> None:
        outcomes = self.race(racer, *arguments)
        assert sorted(outcome.refused for outcome in outcomes) == ["", refusal]

    def facts(self, kind: str) -> int:
        return RecordedFact.objects.filter(community_id=self.cast.community.pk, kind=kind).count()

    def receipts(self) -> QuerySet[Receipt]:
        return Receipt.objects.of(self.cast.community).order_by("number")

    def numbers(self) -> list[int]:
        return [receipt.number for receipt in self.receipts()]

    def in_the_fund(self) -> int:
        return sum(balances(self.cast.community.pk, unit="fen", kind="fund").values())


@pytest.fixture(scope="module")
def runners(shared_database: RealDatabase) -> Iterator[Runners]:
    with Runners(2, shared_database) as two:
        yield two


@pytest.fixture
def street(runners: Runners) -> Street:
    """A community of its own, with a stairwell of two homes that share 100.00 evenly."""
    cast = settle(f"street-{next(_streets)}", "桃花社区")
    rows = [
        PlaceRow(kind=PlaceKind.BUILDING, code="B3", name="塔山中路161", grid="G1"),
        PlaceRow(kind=PlaceKind.UNIT, code=TWO_HOMES, name="1单元", parent="B3"),
    ]
    register_places(rows=rows, by=cast.house, at=NOW)
    homes = [DwellingRow(unit=TWO_HOMES, floor=1, room=room, area=6000) for room in ("01", "02")]
    register_dwellings(rows=homes, by=cast.house, at=NOW)
    return Street(cast, runners)


def asked_of_two(street: Street) -> ShareRequest:
    return scenes.asked(street.cast, 10_000, scope=TWO_HOMES)


def collecting_of_two(street: Street) -> ShareRequest:
    return shares.begin_collecting(
        request=asked_of_two(street), by=street.cast.by("方晓"), at=later(3), basis=Basis.BY_AREA
    )


def collecting_of_all(street: Street) -> ShareRequest:
    """All 36 homes of the building owe 100.00 each, nearly."""
    request = scenes.asked(street.cast, 360_000, scope="B1")
    return shares.begin_collecting(
        request=request, by=street.cast.by("方晓"), at=later(3), basis=Basis.BY_AREA
    )


def test_the_same_form_sent_twice_pays_once_and_gives_both_the_same_receipt(
    street: Street,
) -> None:
    request = collecting_of_all(street)
    home = scenes.share(request, "1-0101")
    for round_ in range(ROUNDS):
        sent = {
            "who": street.who("单元长"),
            "share": home.pk,
            "key": f"form-{round_}",
            "amount_fen": 100 + round_,
        }
        first, second = street.race("pay", sent, sent)
        assert first.succeeded
        assert first == second
    home.refresh_from_db()
    assert home.paid_fen == sum(100 + round_ for round_ in range(ROUNDS))
    assert street.numbers() == list(range(1, ROUNDS + 1))


def test_one_form_for_two_payments_is_one_payment(street: Street) -> None:
    request = collecting_of_all(street)
    one, other = scenes.share(request, "1-0101"), scenes.share(request, "1-0102")
    for round_ in range(ROUNDS):
        sent = {"who": street.who("单元长"), "share": one.pk, "key": f"form-{round_}"}
        elsewhere = {**sent, "share": other.pk, "amount_fen": 100}
        changed = elsewhere if round_ % 2 else {**sent, "amount_fen": 150}
        street.one_wins("SAME_ID_OTHER_CONTENT", "pay", {**sent, "amount_fen": 100}, changed)
    assert street.numbers() == list(range(1, ROUNDS + 1))
    assert street.in_the_fund() == sum(receipt.amount_fen for receipt in street.receipts())


def test_two_payers_at_one_door_pay_its_share_once(street: Street) -> None:
    request = collecting_of_all(street)
    homes = list(request.shares.select_related("request").order_by("dwelling__code")[:ROUNDS])
    for home in homes:
        sent = {"share": home.pk, "amount_fen": home.by_area_fen}
        street.one_wins(
            "MORE_THAN_OWED",
            "pay",
            {**sent, "who": street.who("方晓"), "key": f"fang-{home.pk}"},
            {**sent, "who": street.who("楼长"), "key": f"shan-{home.pk}"},
        )
    assert request.shares.paid().count() == ROUNDS
    assert street.facts("repairs.SharePaid") == ROUNDS
    assert street.in_the_fund() == sum(home.by_area_fen for home in homes)
    assert street.numbers() == list(range(1, ROUNDS + 1))


def test_the_last_two_homes_pay_and_all_are_paid_once(street: Street) -> None:
    for round_ in range(ROUNDS):
        homes = collecting_of_two(street).shares.all()
        sent = [
            {
                "who": street.who("方晓"),
                "share": home.pk,
                "key": f"form-{home.pk}",
                "amount_fen": 5_000,
            }
            for home in homes
        ]
        assert all(outcome.succeeded for outcome in street.race("pay", *sent))
        assert street.facts("repairs.AllSharesPaid") == round_ + 1


def test_two_people_close_one_matter_and_its_leader_is_credited_once(street: Street) -> None:
    scenes.rewards_leaders(street.cast)
    scenes.opts_in(street.cast, "郝姐")
    for round_ in range(ROUNDS):
        case = scenes.worked_on(street.cast, led_by="郝姐")
        hands = [{"who": street.who(who), "case": case.pk} for who in ("方晓", "书记")]
        street.one_wins("ALREADY_ENDED", "close", *hands)
        assert street.facts("grid.CaseClosed") == round_ + 1
        assert Award.objects.of(street.cast.community).count() == round_ + 1


def test_two_people_open_one_matter_again_and_it_is_opened_once(street: Street) -> None:
    fang = street.cast.by("方晓")
    for round_ in range(ROUNDS):
        case = scenes.worked_on(street.cast)
        cases.close(case=case, by=fang, at=later(3))
        hands = [{"who": street.who(who), "case": case.pk} for who in ("方晓", "书记")]
        street.one_wins("NOT_CLOSED", "reopen", *hands)
        assert street.facts("grid.CaseReopened") == round_ + 1


def test_two_people_choose_one_price_and_the_homes_are_asked_once(street: Street) -> None:
    scope = street.cast.place(TWO_HOMES).pk
    for round_ in range(ROUNDS):
        case: Case = scenes.found_on_patrol(street.cast)
        quote = scenes.priced(street.cast, case, 10_000)
        hands = [
            {"who": street.who(who), "quote": quote.pk, "scope": scope} for who in ("方晓", "书记")
        ]
        street.one_wins("ALREADY_CHOSEN", "choose", *hands)
        assert ShareRequest.objects.of(street.cast.community).count() == round_ + 1


def test_e32_a_refusal_at_the_instant_of_collecting_counts_or_comes_too_late(
    street: Street,
) -> None:
    came = Counter[str]()
    for _ in range(ROUNDS):
        request = asked_of_two(street)
        scenes.all_agree(street.cast, request, collector="方晓")
        home = request.shares.first()
        assert home is not None
        fang = street.who("方晓")
        begun, said = street.race(
            "begin_or_answer",
            {"act": "begin", "who": fang, "request": request.pk, "basis": Basis.EQUAL},
            {"act": "answer", "who": fang, "share": home.pk, "said": Answer.REFUSE},
        )
        request.refresh_from_db()
        came[begun.refused or said.refused] += 1
        if begun.succeeded:
            assert said.refused == "COLLECTING_BEGAN"
            assert (request.state, request.basis) == ("collecting", "equal")
        else:
            assert (begun.refused, said.refused) == ("EQUAL_SPLIT_NEEDS_AGREEMENT", "")
            assert (request.state, request.basis) == ("asking", "by_area")
    assert came.total() == ROUNDS


def test_e32_two_last_homes_agree_at_once_and_the_split_is_equal(street: Street) -> None:
    for _ in range(ROUNDS):
        request = asked_of_two(street)
        said = [
            {"who": street.who("方晓"), "share": home.pk, "said": Answer.AGREE}
            for home in request.shares.all()
        ]
        assert all(outcome.succeeded for outcome in street.race("answer", *said))
        request.refresh_from_db()
        assert request.basis == Basis.EQUAL
