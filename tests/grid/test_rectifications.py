"""What stands where it may not is talked over; nobody demolishes, and refusing costs nothing."""

from __future__ import annotations

from typing import Any

import pytest

from linli.credit.actions import adopt_rule
from linli.credit.models import Award, RuleCode
from linli.grid.actions import rectifications, sharing
from linli.grid.models import CaseShare, Rectification
from linli.grid.permissions import may_say_on_shared
from linli.people.actions import give_consent
from linli.people.models import Purpose
from tests import scenes
from tests.cast import NOW, SINCE, Cast
from tests.scenes import later, refused


def found(cast: Cast, **more: Any) -> Rectification:
    about = {"kind": "unauthorised_structure", "place": cast.place("B1-1")} | more
    return rectifications.find(by=cast.by("方晓"), at=NOW, **about)


def step(cast: Cast, name: str, one: Rectification, *, at: float = 1, **more: str) -> None:
    do = getattr(rectifications, name)
    do(rectification=one, by=cast.by("方晓"), at=later(at), **more)


def rewarded(cast: Cast) -> None:
    adopt_rule(
        by=cast.house,
        at=NOW,
        rewards=RuleCode.COOPERATED_RECTIFICATION,
        points=3,
        since=SINCE,
        code="PR3",
    )
    give_consent(party=cast.people["郝姐"], purpose=Purpose.POINTS, by=cast.by("郝姐"), at=NOW)


def test_e56_there_is_no_state_in_which_the_committee_demolishes() -> None:
    names = {state.value for state in Rectification.State}
    assert names == {
        "found",
        "talked",
        "agreed",
        "refused",
        "referred",
        "removed",
        "reinspected",
    }
    assert not [name for name in vars(rectifications) if "demolish" in name]


def test_e56_nothing_goes_without_agreement_or_the_authoritys_document(cast: Cast) -> None:
    one = found(cast)
    step(cast, "talk", one)
    with refused("NEITHER_AGREED_NOR_ORDERED"):
        step(cast, "note_removed", one)
    step(cast, "refuse", one)
    with refused("DOCUMENT_NEEDED"):
        step(cast, "refer", one, document="  ")
    step(cast, "refer", one, document="莱综执〔2021〕7号")
    step(cast, "note_removed", one, at=2)
    one.refresh_from_db()
    assert (one.state, one.by_agreement) == ("removed", False)


def test_whoever_puts_it_right_by_agreement_is_thanked_once(cast: Cast) -> None:
    rewarded(cast)
    one = found(cast, party=cast.people["郝姐"])
    again = Rectification.objects.get(pk=one.pk)
    step(cast, "agree", one)
    step(cast, "agree", again)
    step(cast, "note_removed", one, at=2)
    with refused("ALREADY_ENDED"):
        step(cast, "note_removed", again, at=2)
    assert Award.objects.get().points == 3


def test_not_agreeing_costs_nothing(cast: Cast) -> None:
    rewarded(cast)
    one = found(cast, party=cast.people["郝姐"])
    step(cast, "refuse", one)
    assert not Award.objects.exists()


def test_it_is_looked_at_again_once_it_is_gone(cast: Cast) -> None:
    one = found(cast)
    step(cast, "agree", one)
    with refused("NOT_GONE_YET"):
        step(cast, "reinspect", one)
    step(cast, "note_removed", one)
    step(cast, "reinspect", one, at=48)
    one.refresh_from_db()
    assert one.state == "reinspected"


def test_what_is_gone_is_not_talked_over_again(cast: Cast) -> None:
    one = found(cast)
    step(cast, "agree", one)
    step(cast, "note_removed", one)
    with refused("ALREADY_ENDED"):
        step(cast, "talk", one, at=2)


@pytest.mark.parametrize("who", ["郝姐", "民警", "另一网格员", "记账员"])
def test_only_the_grid_staff_there_write_it_down(cast: Cast, who: str) -> None:
    with refused("NOT_YOURS_TO_HANDLE"):
        rectifications.find(
            by=cast.by(who), at=NOW, kind="unauthorised_structure", place=cast.place("B1-1")
        )


def test_e68_nobody_of_another_community_becomes_a_party(cast: Cast, next_door: Cast) -> None:
    with refused("NOT_HERE"):
        found(cast, party=next_door.people["郝姐"])


def test_e51_the_officer_says_a_word_on_what_is_shared_with_him_and_nowhere_else(
    cast: Cast,
) -> None:
    shared, other = scenes.told(cast), scenes.found_on_patrol(cast)
    officer = cast.people["民警"]
    for _ in range(2):
        sharing.share_with_officer(
            case=shared, officer=officer, reason="想请您一起看看", by=cast.by("方晓"), at=NOW
        )
    share = CaseShare.objects.get()
    said = sharing.say_on_shared(case=shared, by=cast.by("民警"), at=later(1), note="周六一起去")
    assert not said.public
    with refused("NOT_SHARED_WITH_YOU"):
        sharing.say_on_shared(case=other, by=cast.by("民警"), at=later(1), note="我也说一句")
    sharing.stop_sharing(share=share, by=cast.by("方晓"), at=later(2))
    assert not may_say_on_shared(cast.by("民警"), shared, later(3))


def test_e51_a_case_is_shared_with_the_officer_by_those_who_handle_it(cast: Cast) -> None:
    case = scenes.told(cast)
    for who, code in [("另一网格员", "NOT_YOURS_TO_HANDLE"), ("郝姐", "NOT_YOURS_TO_HANDLE")]:
        with refused(code):
            sharing.share_with_officer(
                case=case, officer=cast.people["民警"], reason="看看", by=cast.by(who), at=NOW
            )
    with refused("NOT_AN_OFFICER"):
        sharing.share_with_officer(
            case=case, officer=cast.people["郝姐"], reason="看看", by=cast.by("方晓"), at=NOW
        )
    with refused("REASON_NEEDED"):
        sharing.share_with_officer(
            case=case, officer=cast.people["民警"], reason=" ", by=cast.by("方晓"), at=NOW
        )
    assert not CaseShare.objects.exists()
