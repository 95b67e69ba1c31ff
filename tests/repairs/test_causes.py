"""What is broken and who has to have it mended, by which clause (A51, A52)."""

from __future__ import annotations

from linli.grid.models import State, StepKind
from linli.repairs.actions import causes
from linli.repairs.models import Repair, Responsible
from tests import scenes
from tests.cast import Cast
from tests.scenes import later, refused


def test_the_cause_is_said_by_whom_it_was_found(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    with refused("NOTHING_SAID"):
        causes.find_cause(case=case, by=cast.by("方晓"), at=later(1), cause=" ")
    repair = causes.find_cause(
        case=case,
        by=cast.by("方晓"),
        at=later(1),
        cause="沉淀多年，池底淤死",
        expert="物业管道师傅",
    )
    assert (repair.cause, repair.expert) == ("沉淀多年，池底淤死", "物业管道师傅")
    case.refresh_from_db()
    assert case.state == State.DIAGNOSED


def test_nobody_pays_without_the_clause_that_says_so(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    act = {"case": case, "by": cast.by("方晓"), "at": later(1)}
    with refused("CLAUSE_NEEDED"):
        causes.find_responsible(**act, responsible=Responsible.PROPERTY_COMPANY)
    with refused("PAYERS_NEEDED"):
        causes.find_responsible(
            **act, responsible=Responsible.THESE_HOUSEHOLDS, clause="民法典第283条"
        )
    causes.find_responsible(
        **act,
        responsible=Responsible.THESE_HOUSEHOLDS,
        clause="民法典第283条",
        payers=cast.place("B1"),
    )
    repair = Repair.objects.get(case=case)
    assert (repair.clause, repair.payers) == ("民法典第283条", cast.place("B1"))


def test_that_the_neighbours_were_told_stands_on_the_thread(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    with refused("NOT_YOURS_TO_HANDLE"):
        causes.tell_neighbours(case=case, by=cast.by("郝姐"), at=later(1))
    causes.tell_neighbours(case=case, by=cast.by("方晓"), at=later(1), note="逐户说明两种分法")
    assert list(case.steps.values_list("kind", flat=True)) == [StepKind.NOTICE_SENT]
