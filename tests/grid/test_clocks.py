"""When a matter is due, who says that it is solved, and whose it is."""

from __future__ import annotations

import pytest

from linli.core.workdays import due_after
from linli.grid.actions import cases
from linli.grid.actions.neighbours import confirm_fix, deny_fix
from linli.grid.actions.supervising import supervise
from linli.grid.models import Case, Level, State, StepKind
from linli.grid.rules import next_rung, skipped
from tests import scenes
from tests.cast import Cast
from tests.scenes import later, refused


@pytest.fixture
def mended(cast: Cast) -> Case:
    case = cases.accept(case=scenes.told(cast), by=cast.by("方晓"), at=later(1))
    return cases.finish_work(case=case, by=cast.by("方晓"), at=later(2))


@pytest.mark.parametrize("half", [True, False])
def test_not_solved_restarts_the_clock(cast: Cast, mended: Case, half: bool) -> None:
    deny_fix(case=mended, by=cast.by("郝姐"), at=later(90), note="还是松的", half=half)
    hours, workdays = mended.category.due_hours, mended.category.due_workdays
    assert mended.due_at == due_after(later(90), hours=hours, workdays=workdays)
    assert mended.state == State.REOPENED


def test_the_grid_member_looks_and_says_it_is_not_solved(cast: Cast, mended: Case) -> None:
    deny_fix(case=mended, by=cast.by("方晓"), at=later(3), note="螺丝没拧紧")
    assert mended.state == State.REOPENED
    with refused("NOT_DONE_YET"):
        deny_fix(case=mended, by=cast.by("方晓"), at=later(4), note="螺丝没拧紧")


def test_who_is_not_concerned_says_nothing(cast: Cast, mended: Case) -> None:
    for act in (confirm_fix, deny_fix):
        with refused("NOT_YOURS_TO_HANDLE"):
            act(case=mended, by=cast.by("老周"), at=later(3), note="好了")  # type: ignore[operator]


def test_staff_do_not_confirm_in_a_neighbours_name(cast: Cast, mended: Case) -> None:
    with refused("NOT_YOURS_TO_HANDLE"):
        confirm_fix(case=mended, by=cast.by("方晓"), at=later(3))


def test_one_neighbours_no_is_not_undone_by_another_page_that_is_out_of_date(
    cast: Cast, mended: Case
) -> None:
    out_of_date = Case.objects.get(pk=mended.pk)
    deny_fix(case=mended, by=cast.by("郝姐"), at=later(3), note="还是松的")
    with refused("SAID_OTHERWISE"):
        confirm_fix(case=out_of_date, by=cast.by("郝姐"), at=later(4))


def test_a_colleague_was_quicker_to_take_it_up(cast: Cast) -> None:
    case = scenes.told(cast)
    other = Case.objects.get(pk=case.pk)
    cases.accept(case=case, by=cast.by("方晓"), at=later(1))
    with refused("ALREADY_TAKEN"):
        cases.accept(case=other, by=cast.by("书记"), at=later(1))


def test_it_lies_in_another_grid(cast: Cast) -> None:
    case = scenes.told(cast)
    with refused("NOT_A_GRID"):
        cases.give_to_grid(
            case=case, grid=cast.place("B2"), by=cast.by("方晓"), at=later(1), note="在160号"
        )
    with refused("REASON_NEEDED"):
        cases.give_to_grid(case=case, grid=cast.place("G2"), by=cast.by("方晓"), at=later(1))
    cases.give_to_grid(
        case=case, grid=cast.place("G2"), by=cast.by("方晓"), at=later(1), note="在160号"
    )
    assert (case.grid, case.state) == (cast.place("G2"), State.REPORTED)
    cases.accept(case=case, by=cast.by("另一网格员"), at=later(2))


def test_e68_the_subdistrict_looks_after_what_was_handed_up_to_it_alone(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    with refused("NOT_YOURS_TO_SUPERVISE"):
        supervise(case=case, by=cast.by("街道督导"), at=later(1), note="三日内办结")
    cases.escalate(
        case=case, by=cast.by("方晓"), at=later(1), note="跨社区", level=Level.SUBDISTRICT
    )
    with refused("NOT_YOURS_TO_SUPERVISE"):
        supervise(case=case, by=cast.by("方晓"), at=later(2), note="三日内办结")
    step = supervise(case=case, by=cast.by("街道督导"), at=later(2), note="三日内办结")
    assert (step.kind, step.public) == (StepKind.SUPERVISED, True)


def test_the_ladder_has_a_next_rung_up_to_its_top() -> None:
    assert [next_rung(level) for level in Level] == [1, 2, 3, 4, None]


def test_a_step_that_was_left_out_is_named() -> None:
    assert skipped([], "closed") == ["accepted", "work_done", "verified"]
    assert skipped(["accepted"], "work_done") == []
    assert skipped(["accepted", "work_done", "verified"], "closed") == []
