from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from linli.core.refused import Refused
from linli.journal.by import By, the_house
from linli.ledger import books
from linli.ledger.accounts import account, find
from linli.ledger.invariants import INVARIANTS
from linli.ledger.models import Account, Move
from linli.ledger.posting import post, post_batch, reverse
from linli.ledger.refusals import AlreadyReversed, OtherContent, Overdraft
from linli.ledger.rules import LARGEST, Leg, NewMove, Posted, digest
from linli.places.models import Community

pytestmark = pytest.mark.database
NOON = datetime(2021, 1, 13, 4, tzinfo=UTC)
Give = Callable[..., Posted]


@pytest.fixture
def give(by: By, fact_id: int) -> Give:
    """Move points from one account to another."""

    def give(
        source: int, target: int, amount: int, key: str, *, kind: str = "award", at: datetime = NOON
    ) -> Posted:
        legs = [Leg(source, -amount), Leg(target, amount)]
        return post(by=by, at=at, key=key, kind=kind, legs=legs, because_id=fact_id)

    return give


def test_an_award_lies_in_the_purse_and_on_the_statement(
    give: Give, purse: Callable[[str], int], issued: int, fact_id: int
) -> None:
    hers = purse("person:1")
    posted = give(issued, hers, 20, "first")
    give(issued, hers, 5, "second")

    assert not posted.replayed
    assert (books.balance(hers), books.balance(issued)) == (25, -25)
    newest, oldest = books.statement(hers)
    assert (newest.seq, newest.amount, newest.balance_after) == (2, 5, 25)
    assert (oldest.move_id, oldest.move.key, oldest.move.because_id, oldest.move.at) == (
        posted.move_id,
        "first",
        fact_id,
        NOON,
    )


def test_a_form_sent_twice_counts_once(
    give: Give, purse: Callable[[str], int], issued: int
) -> None:
    first = give(issued, purse("person:1"), 20, "form")
    again = give(issued, purse("person:1"), 20, "form", at=NOON + timedelta(minutes=3))
    assert again == (first.move_id, True)
    assert books.balance(purse("person:1")) == 20


def test_a_form_sent_again_with_other_content_is_refused(
    give: Give, purse: Callable[[str], int], issued: int
) -> None:
    give(issued, purse("person:1"), 20, "form")
    with pytest.raises(OtherContent) as refusal:
        give(issued, purse("person:1"), 21, "form")
    assert refusal.value.code == "SAME_ID_OTHER_CONTENT"
    assert books.balance(purse("person:1")) == 20


def test_nobody_spends_a_point_more_than_they_have(
    give: Give, purse: Callable[[str], int], issued: int
) -> None:
    spent = purse("spent")
    give(issued, purse("person:1"), 20, "award")
    with pytest.raises(Overdraft) as refusal:
        give(purse("person:1"), spent, 21, "towel", kind="redeem")
    assert (refusal.value.code, refusal.value.account_id) == ("OVERDRAFT", purse("person:1"))
    give(purse("person:1"), spent, 20, "towel", kind="redeem")
    assert books.balance(purse("person:1")) == 0


def test_a_refusal_leaves_the_callers_transaction_alive(
    give: Give, purse: Callable[[str], int], issued: int
) -> None:
    with transaction.atomic():
        give(issued, purse("person:1"), 5, "before")
        with pytest.raises(Overdraft):
            give(purse("person:1"), issued, 6, "too much")
        with pytest.raises(OtherContent):
            give(issued, purse("person:1"), 9, "before")
        give(issued, purse("person:1"), 1, "after")
    assert books.balance(purse("person:1")) == 6


def test_a_batch_is_written_whole_or_not_at_all(
    by: By, fact_id: int, purse: Callable[[str], int], issued: int
) -> None:
    def award(person: int, source: int = issued) -> NewMove:
        legs = [Leg(source, -2), Leg(purse(f"person:{person}"), 2)]
        return NewMove(
            by=by, at=NOON, key=f"b{person}", kind="award", legs=legs, because_id=fact_id
        )

    first = post_batch([award(person) for person in range(5)])
    again = post_batch([award(person) for person in range(8)])
    assert [posted.replayed for posted in again] == [True] * 5 + [False] * 3
    assert [posted.move_id for posted in again[:5]] == [posted.move_id for posted in first]
    with pytest.raises(Overdraft):
        post_batch([award(8), award(9, source=purse("empty"))])
    assert books.balance(purse("person:8")) == 0
    assert books.balance(issued) == -16


def test_a_batch_may_spend_what_it_gave_before(
    by: By, fact_id: int, purse: Callable[[str], int], issued: int
) -> None:
    hers = purse("person:1")

    def move(key: str, source: int, target: int) -> NewMove:
        legs = [Leg(source, -3), Leg(target, 3)]
        return NewMove(by=by, at=NOON, key=key, kind="award", legs=legs, because_id=fact_id)

    with pytest.raises(Overdraft):
        post_batch([move("spend", hers, issued), move("give", issued, hers)])
    post_batch([move("give", issued, hers), move("spend", hers, issued)])
    assert [line.balance_after for line in books.statement(hers)] == [0, 3]


def test_a_reversal_names_what_it_takes_back_and_happens_once(
    give: Give, by: By, fact_id: int, purse: Callable[[str], int], issued: int
) -> None:
    award = give(issued, purse("person:1"), 20, "award")
    first = reverse(award.move_id, by=by, at=NOON, key="back", because_id=fact_id)
    again = reverse(award.move_id, by=by, at=NOON, key="back", because_id=fact_id)
    assert again == (first.move_id, True)
    assert Move.objects.get(pk=first.move_id).reverses_id == award.move_id
    assert books.balance(purse("person:1")) == 0
    with pytest.raises(AlreadyReversed):
        reverse(award.move_id, by=by, at=NOON, key="back twice", because_id=fact_id)


def test_e02_a_reversal_beyond_the_balance_stops_at_zero_and_the_rest_is_uncollected(
    give: Give, by: By, fact_id: int, purse: Callable[[str], int], issued: int, community: Community
) -> None:
    uncollected = account(community.pk, "points", "uncollected", floor=None)
    hers = purse("person:1")
    award = give(issued, hers, 20, "award")
    give(hers, purse("spent"), 15, "towel", kind="redeem")

    with pytest.raises(Overdraft):
        reverse(award.move_id, by=by, at=NOON, key="back", because_id=fact_id)
    back = reverse(
        award.move_id, by=by, at=NOON, key="back", because_id=fact_id, floor_to=uncollected
    )
    assert [books.balance(a) for a in (hers, uncollected, issued)] == [0, -15, 0]

    give(issued, hers, 50, "later")
    again = reverse(
        award.move_id, by=by, at=NOON, key="back", because_id=fact_id, floor_to=uncollected
    )
    assert again == (back.move_id, True)
    assert books.balance(hers) == 50


def test_a_key_of_another_move_does_not_reverse(
    give: Give, by: By, fact_id: int, purse: Callable[[str], int], issued: int
) -> None:
    award = give(issued, purse("person:1"), 20, "award")
    with pytest.raises(OtherContent):
        reverse(award.move_id, by=by, at=NOON, key="award", because_id=fact_id)


def test_another_community_cannot_touch_the_books(
    give: Give, fact_id: int, purse: Callable[[str], int], issued: int
) -> None:
    award = give(issued, purse("person:1"), 20, "award")
    stranger = the_house(Community.objects.create(code="other", name="别处").pk)
    legs = [Leg(issued, -1), Leg(purse("person:1"), 1)]
    with pytest.raises(ValueError, match="community"):
        post(by=stranger, at=NOON, key="k", kind="award", legs=legs, because_id=fact_id)
    with pytest.raises(Move.DoesNotExist):
        reverse(award.move_id, by=stranger, at=NOON, key="k", because_id=fact_id)
    give(issued, purse("person:1"), 1, "k")
    assert books.balance(purse("person:1")) == 21


@pytest.mark.parametrize(
    ("amounts", "key", "kind"),
    [
        ([5], "k", "award"),
        ([5, -4], "k", "award"),
        ([0, 0], "k", "award"),
        ([LARGEST + 1, -LARGEST - 1], "k", "award"),
        ([5, -5], "", "award"),
        ([5, -5], "k" * 121, "award"),
        ([5, -5], "k\0", "award"),
    ],
)
def test_what_no_caller_may_ask_for(
    by: By, purse: Callable[[str], int], amounts: list[int], key: str, kind: str, fact_id: int
) -> None:
    legs = [Leg(purse(f"person:{n}"), amount) for n, amount in enumerate(amounts)]
    with pytest.raises(ValueError, match=r"leg|key"):
        post(by=by, at=NOON, key=key, kind=kind, legs=legs, because_id=fact_id)


def test_only_opening_books_have_no_fact(by: By, purse: Callable[[str], int], issued: int) -> None:
    legs = [Leg(issued, -7), Leg(purse("person:1"), 7)]
    with pytest.raises(ValueError, match="fact"):
        post(by=by, at=NOON, key="k", kind="award", legs=legs)
    post(by=by, at=NOON, key="k", kind="opening", legs=legs)
    assert books.balance(purse("person:1")) == 7


def test_points_do_not_become_money(
    by: By, fact_id: int, purse: Callable[[str], int], community: Community
) -> None:
    cash = account(community.pk, "fen", "pouch", floor=None)
    with pytest.raises(ValueError, match="unit"), transaction.atomic():
        post(
            by=by,
            at=NOON,
            key="k",
            kind="award",
            legs=[Leg(cash, -7), Leg(purse("person:1"), 7)],
            because_id=fact_id,
        )


def test_an_account_is_opened_once_and_keeps_its_floor(community: Community) -> None:
    first = account(community.pk, "points", "issued", floor=None)
    assert account(community.pk, "points", "issued", floor=0) == first
    assert Account.objects.get(pk=first).floor is None
    assert find(community.pk, "points", "issued") == first
    assert find(community.pk, "points", "issued", "person:1") is None


def test_the_books_know_days_and_kinds(
    give: Give, purse: Callable[[str], int], issued: int, community: Community
) -> None:
    hers = purse("person:1")
    give(issued, hers, 20, "today")
    give(issued, hers, 7, "found later", at=NOON - timedelta(days=9))
    give(hers, purse("spent"), 4, "towel", kind="redeem", at=NOON + timedelta(days=1))

    assert books.balance_at(hers, NOON - timedelta(days=10)) == 0
    assert books.balance_at(hers, NOON - timedelta(days=1)) == 7
    assert books.balance_at(hers, NOON) == 27
    assert books.balances(community.pk, unit="points", kind="purse") == {
        "person:1": 23,
        "spent": 4,
    }
    assert books.sums_by_kind(community.pk, unit="points", kind="issued") == {"award": -27}
    assert books.sums_by_kind(community.pk, unit="points", kind="purse", since=NOON) == {
        "award": 20,
        "redeem": 0,
    }
    assert books.sums_by_kind(community.pk, unit="points", kind="purse", until=NOON) == {"award": 7}


def test_a_statement_is_read_page_by_page(
    give: Give, purse: Callable[[str], int], issued: int
) -> None:
    for n in range(5):
        give(issued, purse("person:1"), 1, f"k{n}")
    page = books.statement(purse("person:1"), limit=3)
    rest = books.statement(purse("person:1"), before_seq=page[-1].seq, limit=3)
    assert [line.seq for line in [*page, *rest]] == [5, 4, 3, 2, 1]


def test_the_digest_of_a_move_never_changes() -> None:
    content = digest(1, "form", "award", "谢谢", None, [(7, 20), (3, -20)])
    assert content == digest(1, "form", "award", "谢谢", None, [(3, -20), (7, 20)])
    assert content.hex() == "a6138ed2fbb22e25dd442f5a57bb652c31452181a1eb6141d5753703673a1ddf"


def test_sound_books_have_no_findings(give: Give, purse: Callable[[str], int], issued: int) -> None:
    give(issued, purse("person:1"), 20, "award")
    assert [finding for invariant in INVARIANTS for finding in invariant()] == []


def test_refusals_are_the_products_own(give: Give, purse: Callable[[str], int]) -> None:
    with pytest.raises(Refused) as refusal:
        give(purse("person:1"), purse("spent"), 1, "k")
    assert str(refusal.value.message)
