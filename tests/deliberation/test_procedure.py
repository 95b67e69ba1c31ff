"""How each kind of meeting decides, and who speaks next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.deliberation.procedure import PROCEDURES, is_quorate, needed, next_speaker, passes
from linli.deliberation.rules import distance_dm, farther

KINDS = st.sampled_from(sorted(PROCEDURES))
COUNT = st.integers(0, 500)
METRES = st.integers(-20_000, 20_000)
SIDES = st.lists(st.sampled_from(["for", "against", "question"]), max_size=12)


@given(kind=KINDS, votes=st.tuples(COUNT, COUNT, COUNT), silent=COUNT, more=COUNT)
def test_e41_silence_is_never_a_yes(
    kind: str, votes: tuple[int, int, int], silent: int, more: int
) -> None:
    """More people who raise no hand never carry a motion that fails without them."""
    agree, against, abstain = votes
    hands = {"votes_for": agree, "against": against, "abstain": abstain}
    entitled = sum(votes) + silent + more
    few = passes(kind, **hands, present=sum(votes), entitled=entitled)
    many = passes(kind, **hands, present=sum(votes) + silent, entitled=entitled)
    assert few or not many


@given(kind=KINDS, agree=COUNT, against=COUNT, abstain=COUNT)
def test_a_motion_passes_only_with_more_than_half_of_the_hands(
    kind: str, agree: int, against: int, abstain: int
) -> None:
    present = agree + against + abstain
    if passes(
        kind,
        votes_for=agree,
        against=against,
        abstain=abstain,
        present=present,
        entitled=present,
    ):
        assert agree > against + abstain


@given(entitled=st.integers(1, 10_000))
def test_more_than_half_of_the_entitled_is_the_least_that_is_enough(entitled: int) -> None:
    for kind in ("residents_assembly", "owners_committee"):
        least = needed(kind, entitled)
        assert 2 * least > entitled >= 2 * (least - 1)
        assert is_quorate(kind, least, entitled)
        assert not is_quorate(kind, least - 1, entitled)


@pytest.mark.parametrize(
    ("kind", "agree", "present", "entitled", "carried"),
    [
        ("deliberation", 10, 31, None, False),
        ("residents_assembly", 60, 120, 200, False),
        ("residents_assembly", 61, 120, 200, True),
        ("owners_committee", 4, 5, 7, True),
        ("owners_committee", 3, 4, 7, False),
        ("owners_committee", 3, 4, 6, False),
    ],
)
def test_the_majority_is_that_of_the_kind(
    kind: str, agree: int, present: int, entitled: int | None, carried: bool
) -> None:
    hands = {"votes_for": agree, "against": 10 if kind == "deliberation" else 0, "abstain": 0}
    assert passes(kind, **hands, present=present, entitled=entitled) is carried


@given(line=SIDES, last=st.sampled_from(["for", "against", None]))
def test_for_and_against_take_turns_while_both_wait(line: list[str], last: str | None) -> None:
    """Nobody speaks twice in a row for one side while somebody of another one waits."""
    waiting = list(line)
    while waiting:
        turn = next_speaker(waiting, last)
        assert turn is not None
        side = waiting[turn]
        assert side != last or all(one == last for one in waiting)
        assert side not in waiting[:turn], "of one side, who came first speaks first"
        last = waiting.pop(turn)
    assert next_speaker(waiting, last) is None


@given(x1=METRES, y1=METRES, x2=METRES, y2=METRES, least=st.integers(0, 30_000))
def test_farther_is_exact_and_the_distance_is_never_off_by_more_than_half_a_decimetre(
    x1: int, y1: int, x2: int, y2: int, least: int
) -> None:
    square = (x1 - x2) ** 2 + (y1 - y2) ** 2
    shown = distance_dm(x1, y1, x2, y2)
    assert (2 * shown - 1) ** 2 <= 400 * square or shown == 0
    assert 400 * square < (2 * shown + 1) ** 2
    assert farther(x1, y1, x2, y2, least) is (square > least**2)


def test_exactly_500_metres_is_not_farther_than_500_metres() -> None:
    assert not farther(0, 0, 300, 400, 500)
    assert farther(0, 0, 300, 401, 500)
