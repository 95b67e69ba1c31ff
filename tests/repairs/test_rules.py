"""Which basis holds: by area is the law's default, an equal split needs everybody (E32)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linli.payments.rules import Offer, first_of_chain, standing
from linli.repairs.rules import Answer, Basis, basis_in_force, within

answers = st.lists(st.sampled_from([Answer.AGREE, Answer.REFUSE, "", None]), min_size=1)


@given(answers)
def test_e32_equal_only_when_asked_and_when_every_payer_agrees(last: list[str | None]) -> None:
    everybody = set(last) == {Answer.AGREE}
    assert (basis_in_force(Basis.EQUAL, last) == Basis.EQUAL) is everybody
    assert basis_in_force(Basis.BY_AREA, last) == Basis.BY_AREA


def test_e32_one_who_says_nothing_has_not_agreed() -> None:
    assert basis_in_force("equal", ["agree"] * 35 + [None]) == Basis.BY_AREA
    assert basis_in_force("equal", ["agree"] * 35 + [""]) == Basis.BY_AREA


def test_a_target_is_met_up_to_its_last_minute() -> None:
    assert within(48 * 60, 48)
    assert not within(48 * 60 + 1, 48)
    assert not within(None, 48)


def test_a_price_haggled_twice_is_followed_back_to_the_first() -> None:
    first, second, third = Offer(1, None, 260_000), Offer(4, 1, 230_000), Offer(7, 4, 199_900)
    other = Offer(2, None, 210_000)
    offers = [first, other, second, third]
    assert first_of_chain(offers, third) == first
    assert first_of_chain(offers, other) == other
    assert standing(offers) == [other, third]
