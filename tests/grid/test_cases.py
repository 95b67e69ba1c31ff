"""A matter from its first report to its end, by those who may and not by those who may not."""

from __future__ import annotations

import pytest

from linli.grid.actions import cases
from linli.grid.actions.joining import merge
from linli.grid.models import Case, ReportChannel, State, StepKind
from linli.grid.permissions import may_handle, may_see, may_see_staff_part
from linli.journal.by import By
from linli.journal.models import RecordedFact
from linli.people.actions import found_families, link_families
from linli.people.actions.families import FamilyMemberRow, FamilyRow
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later, refused


def thread(case: Case) -> list[str]:
    return list(case.steps.values_list("kind", flat=True))


def test_an_urgent_matter_found_on_patrol_is_public_at_once(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    assert (case.state, case.public, case.urgent) == (State.REPORTED, True, True)
    assert case.grid == cast.place("G1")
    assert case.code == "C2021-0001"


def test_what_a_resident_reports_is_public_once_somebody_took_it_up(cast: Cast) -> None:
    case = scenes.told(cast)
    assert not case.public
    cases.accept(case=case, by=cast.by("方晓"), at=later(1), title="三楼扶手松动")
    case.refresh_from_db()
    assert (case.public, case.headline) == (True, "三楼扶手松动")


def test_anybody_may_report_without_giving_a_name(cast: Cast) -> None:
    nobody = By(community_id=cast.community.pk)
    case = cases.report(
        by=nobody,
        at=NOW,
        category=scenes.category(cast),
        where=cases.Whereabouts(words="早市东口"),
        told=cases.Told(description="井盖翘起来了"),
    )
    assert case.reporter is None
    assert RecordedFact.objects.latest("id").by_id is None


def test_a_report_says_where(cast: Cast) -> None:
    where, kind = cases.Whereabouts(words=" \0\u200b "), scenes.category(cast)
    with refused("NOTHING_SAID"):
        cases.report(by=cast.by("郝姐"), at=NOW, category=kind, where=where, told=cases.Told())


def test_a_report_is_kept_without_what_hides_in_it_and_no_longer_than_a_page(cast: Cast) -> None:
    by, kind = cast.by("郝姐"), scenes.category(cast)
    where = cases.Whereabouts(words="一楼\u202e门口")
    said = cases.Told(description="漏水\0了\r\n两天")
    case = cases.report(by=by, at=NOW, category=kind, where=where, told=said)
    assert (case.where, case.description) == ("一楼门口", "漏水了\n两天")
    with refused("TOO_LONG"):
        cases.report(
            by=by, at=NOW, category=kind, where=where, told=cases.Told(description="水" * 1_000_000)
        )
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    "who", ["郝姐", "老周", "单元长", "楼长", "志愿者", "另一网格员", "记账员", "民警", "街道督导"]
)
def test_a_matter_is_not_closed_by_those_whose_it_is_not(cast: Cast, who: str) -> None:
    case = scenes.worked_on(cast)
    with refused("NOT_YOURS_TO_HANDLE"):
        cases.close(case=case, by=cast.by(who), at=later(3))
    case.refresh_from_db()
    assert case.state == State.DONE


@pytest.mark.parametrize("who", ["方晓", "书记", "居委委员"])
def test_the_grid_member_in_charge_and_the_committee_close_it(cast: Cast, who: str) -> None:
    case = cases.close(case=scenes.worked_on(cast), by=cast.by(who), at=later(3), note="复查通水")
    case.refresh_from_db()
    assert (case.state, case.closed_at) == (State.CLOSED, later(3))


def test_nobody_without_a_name_handles_anything(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    with refused("NOT_YOURS_TO_HANDLE"):
        cases.accept(case=case, by=By(community_id=cast.community.pk), at=later(1))


def test_a_step_may_be_skipped_and_the_thread_shows_which_were_taken(cast: Cast) -> None:
    fang = cast.by("方晓")
    case = scenes.found_on_patrol(cast)
    cases.finish_work(case=case, by=fang, at=later(2), note="顺手疏通")
    cases.close(case=case, by=fang, at=later(3))
    assert thread(case) == [StepKind.WORK_DONE, StepKind.CLOSED]


def test_a_matter_is_closed_only_after_its_work_is_done(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    with refused("WORK_NOT_DONE"):
        cases.close(case=case, by=cast.by("方晓"), at=later(1))


def test_what_was_closed_is_not_closed_again_nor_worked_on(cast: Cast) -> None:
    fang = cast.by("方晓")
    case = cases.close(case=scenes.worked_on(cast), by=fang, at=later(3))
    for act in (cases.close, cases.start_work, cases.accept):
        with refused("ALREADY_ENDED"):
            act(case=case, by=fang, at=later(4))
    assert thread(case) == [StepKind.WORK_DONE, StepKind.CLOSED]


def test_entered_afterwards_missing_steps_are_remarks_and_not_refusals(cast: Cast) -> None:
    clerk = By(community_id=cast.community.pk, operator=True, history=True)
    case = scenes.found_on_patrol(cast)
    cases.close(case=case, by=clerk, at=later(1))
    assert RecordedFact.objects.get(kind="grid.CaseClosed").remarks == ["WORK_NOT_DONE"]


def test_the_reporter_says_what_is_still_wrong_and_the_clock_starts_again(cast: Cast) -> None:
    fang, hao = cast.by("方晓"), cast.by("郝姐")
    case = scenes.told(cast)
    with refused("NOT_CLOSED"):
        cases.reopen(case=case, by=hao, at=later(1), note="还没人来")
    cases.finish_work(case=case, by=fang, at=later(2))
    cases.close(case=case, by=fang, at=later(3))
    with refused("REASON_NEEDED"):
        cases.reopen(case=case, by=hao, at=later(4))
    with refused("NOT_YOURS_TO_HANDLE"):
        cases.reopen(case=case, by=cast.by("老周"), at=later(4), note="我不同意")
    cases.reopen(case=case, by=hao, at=later(4), note="又松了")
    case.refresh_from_db()
    assert (case.state, case.work_done_at, case.closed_at) == (State.REOPENED, None, None)
    with refused("NOT_CLOSED"):
        cases.reopen(case=case, by=hao, at=later(5), note="又松了")


def test_who_opens_again_what_somebody_just_opened_is_told_so(cast: Cast) -> None:
    fang = cast.by("方晓")
    case = cases.close(case=scenes.worked_on(cast), by=fang, at=later(3))
    as_another_saw_it = Case.objects.get(pk=case.pk)
    cases.reopen(case=case, by=fang, at=later(4), note="又堵了")
    with refused("NOT_CLOSED"):
        cases.reopen(case=as_another_saw_it, by=cast.by("书记"), at=later(4), note="又堵了")


def test_a_report_not_taken_up_tells_why(cast: Cast) -> None:
    case = scenes.told(cast)
    with refused("REASON_NEEDED"):
        cases.reject(case=case, by=cast.by("方晓"), at=later(1))
    cases.reject(case=case, by=cast.by("方晓"), at=later(1), note="属供热公司，已转电话")
    case.refresh_from_db()
    assert case.state == State.REJECTED
    assert not case.public


def test_the_same_matter_reported_twice_is_one_thread_with_both_reporters(cast: Cast) -> None:
    fang = cast.by("方晓")
    first, second = scenes.told(cast, "郝姐"), scenes.told(cast, "老周")
    merge(case=second, into=first, by=fang, at=later(1))
    second.refresh_from_db()
    assert (second.state, second.merged_into) == (State.MERGED, first)
    assert second.reporter == cast.people["老周"]
    for into in (first, second):
        with refused("CANNOT_JOIN"):
            merge(case=first, into=into, by=fang, at=later(2))
    assert list(Case.objects.problems()) == [first]


def test_what_waits_says_for_what_and_goes_on(cast: Cast) -> None:
    fang = cast.by("方晓")
    case = scenes.told(cast)
    with refused("REASON_NEEDED"):
        cases.suspend(case=case, by=fang, at=later(1))
    cases.suspend(case=case, by=fang, at=later(1), note="等配件")
    cases.resume(case=case, by=fang, at=later(30))
    assert thread(case) == [StepKind.SUSPENDED, StepKind.RESUMED]


def test_e12_nobody_closes_the_matter_that_they_led_by_their_own_hand_or_a_clerks(
    cast: Cast,
) -> None:
    case = scenes.worked_on(cast, led_by="书记")
    for by in (cast.by("书记"), cast.by("书记", recorded_by="居委委员")):
        with refused("SELF_APPROVAL"):
            cases.close(case=case, by=by, at=later(3))
    cases.close(case=case, by=cast.by("方晓"), at=later(3))


def test_e12_nobody_closes_the_matter_that_their_family_led(cast: Cast) -> None:
    _make_family(cast, "书记", "居委委员")
    case = scenes.worked_on(cast, led_by="书记")
    with refused("SELF_APPROVAL"):
        cases.close(case=case, by=cast.by("居委委员"), at=later(3))


def test_e12_a_family_link_that_was_never_confirmed_holds_nobody_back(cast: Cast) -> None:
    _make_family(cast, "书记", "居委委员", confirmed=False)
    case = scenes.worked_on(cast, led_by="书记")
    cases.close(case=case, by=cast.by("居委委员"), at=later(3))


def test_e37_what_a_clerk_writes_in_is_the_residents_act_and_says_whose_hand(cast: Cast) -> None:
    case = cases.report(
        by=cast.by("老周", recorded_by="方晓"),
        at=NOW,
        category=scenes.category(cast),
        where=cases.Whereabouts(place=cast.place("B1")),
        told=cases.Told(channel=ReportChannel.PAPER),
    )
    kept = RecordedFact.objects.latest("id")
    assert case.reporter == cast.people["老周"]
    assert (kept.by_id, kept.recorded_by_id) == (
        cast.people["老周"].pk,
        cast.people["方晓"].pk,
    )


def test_e58_neighbours_read_the_matter_and_not_who_complained_nor_in_which_words(
    cast: Cast,
) -> None:
    case = scenes.told(cast, "郝姐")
    assert may_see(cast.by("郝姐"), case, NOW)
    assert not may_see(cast.by("老周"), case, NOW)
    cases.accept(case=case, by=cast.by("方晓"), at=later(1))
    case.refresh_from_db()
    neighbour = cast.by("老周")
    assert may_see(neighbour, case, later(1))
    assert not may_see_staff_part(neighbour, case, later(1))
    assert "郝" not in case.headline
    assert case.description not in case.headline
    told_by = case.steps.filter(public=True).values_list("actor_id", flat=True)
    assert cast.people["郝姐"].pk not in told_by


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        *(("方晓", True), ("书记", True), ("居委委员", True)),
        *(("另一网格员", False), ("民警", False), ("单元长", False), ("记账员", False)),
        ("街道督导", False),
    ],
)
def test_e58_only_those_who_handle_a_matter_read_its_staff_part(
    cast: Cast, who: str, sees: bool
) -> None:
    assert may_see_staff_part(cast.by(who), scenes.told(cast), NOW) is sees


def test_the_supervisor_reads_what_was_handed_up(cast: Cast) -> None:
    case = scenes.told(cast)
    cases.escalate(case=case, by=cast.by("方晓"), at=later(1), note="需街道协调")
    assert may_see_staff_part(cast.by("街道督导"), case, later(2))
    cases.start_work(case=case, by=cast.by("方晓"), at=later(3))
    assert may_see_staff_part(cast.by("街道督导"), case, later(3))


def test_e68_a_secretary_next_door_neither_sees_nor_touches_it(cast: Cast, next_door: Cast) -> None:
    case = scenes.told(cast)
    stranger = next_door.by("书记")
    assert not may_handle(stranger, case, NOW)
    assert not may_see(stranger, case, NOW)
    for act in (cases.accept, cases.finish_work, cases.escalate):
        with refused("NOT_YOURS_TO_HANDLE"):
            act(case=case, by=stranger, at=later(1))
    with refused("NOT_YOURS_TO_HANDLE"):
        cases.say(case=case, by=stranger, at=later(1), note="外人的话")


def test_e68_the_same_code_next_door_is_another_matter(cast: Cast, next_door: Cast) -> None:
    here, there = scenes.told(cast), scenes.told(next_door)
    assert here.code == there.code
    assert list(Case.objects.of(cast.community)) == [here]
    assert list(Case.objects.of(next_door.community.pk)) == [there]


def _make_family(cast: Cast, one: str, other: str, *, confirmed: bool = True) -> None:
    found_families(rows=[FamilyRow(name="一家", code="F1")], by=cast.house, at=NOW)
    rows = [
        FamilyMemberRow(
            family="F1",
            person=cast.people[who].code,
            relation="spouse",
            confirmed_at=NOW if confirmed else None,
        )
        for who in (one, other)
    ]
    link_families(rows=rows, by=cast.house, at=NOW)
