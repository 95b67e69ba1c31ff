"""Going to where the problems are: rounds, visits, and looking in on those who agreed to it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.db import models
from PIL import Image

from linli.core.time import day_of
from linli.files.permissions import may_see
from linli.grid.actions import care, cases, patrols, visits
from linli.grid.models import CarePlan, Case, Patrol, PatrolStop, StopPhoto, Visit, VisitCampaign
from linli.grid.visit_parts import labels_of
from linli.insight.campaigns import by_stairwell, doors_of, next_doors, parts_of
from linli.insight.rounds import activities, care_list, due_today, looks_in, sheet_of
from linli.people.models import Person
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later, refused

DAY = 24


def begun(cast: Cast, *, at: float = 0, officer: bool = False) -> Patrol:
    company = cast.people["民警"] if officer else None
    return patrols.patrol(
        by=cast.by("方晓"),
        at=later(at),
        grid=cast.place("G1"),
        member=cast.people["方晓"],
        accompanied_by=company,
    )


def looked(cast: Cast, patrol: Patrol, finding: str = "in_order", *, at: float = 1) -> PatrolStop:
    return patrols.look_at(
        patrol=patrol, by=cast.by("方晓"), at=later(at), place=cast.place("B1"), finding=finding
    )


def knocked(
    cast: Cast,
    room: str,
    outcome: str = "met",
    *,
    at: float = 0,
    campaign: VisitCampaign | None = None,
) -> Visit:
    return visits.visit(
        by=cast.by("方晓"),
        at=later(at),
        dwelling=cast.dwelling(room),
        grid=cast.place("G1"),
        visitor=cast.people["方晓"],
        outcome=outcome,
        parts=visits.FourParts(),
        campaign=campaign,
    )


def agreed(cast: Cast, *, who: str = "老周", at: float = 0, by: str = "方晓") -> CarePlan:
    person: Person = cast.people[who]
    assert person.dwelling is not None
    return care.agree_care(
        by=cast.by(by),
        at=later(at),
        dwelling=person.dwelling,
        person=person,
        reason=CarePlan.Reason.LIVES_ALONE,
        agreement=CarePlan.Agreement.IN_PERSON,
        agreed_on=day_of(NOW),
    )


def picture() -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, "PNG")
    file.seek(0)
    return file


def test_one_round_at_a_time(cast: Cast) -> None:
    first = begun(cast)
    with refused("STILL_ON_THE_WAY"):
        begun(cast, at=1)
    patrols.finish(patrol=first, by=cast.by("方晓"), at=later(2))
    with refused("ROUND_IS_OVER"):
        patrols.finish(patrol=first, by=cast.by("方晓"), at=later(2))
    begun(cast, at=3)


def test_only_the_police_officer_comes_along(cast: Cast) -> None:
    assert begun(cast, officer=True).joint
    with refused("NOT_AN_OFFICER"):
        patrols.patrol(
            by=cast.by("另一网格员"),
            at=NOW,
            grid=cast.place("G2"),
            member=cast.people["另一网格员"],
            accompanied_by=cast.people["郝姐"],
        )


@pytest.mark.parametrize("who", ["郝姐", "另一网格员", "记账员", "民警", "单元长"])
def test_a_round_is_made_by_the_grid_staff_of_the_grid(cast: Cast, who: str) -> None:
    with refused("NOT_YOURS_TO_HANDLE"):
        patrols.patrol(by=cast.by(who), at=NOW, grid=cast.place("G1"), member=cast.people["方晓"])


def test_a_building_looked_at_twice_is_counted_once(cast: Cast) -> None:
    patrol = begun(cast)
    looked(cast, patrol)
    looked(cast, patrol, "solved", at=2)
    assert patrol.stops.get().finding == PatrolStop.Finding.SOLVED


def test_what_lies_in_another_grid_is_not_on_this_round(cast: Cast) -> None:
    patrol = begun(cast)
    with refused("NOT_ON_THIS_ROUND"):
        patrols.look_at(
            patrol=patrol,
            by=cast.by("方晓"),
            at=later(1),
            place=cast.place("B2"),
            finding="in_order",
        )


def test_nothing_is_added_to_a_round_that_is_over(cast: Cast) -> None:
    patrol = patrols.finish(patrol=begun(cast), by=cast.by("方晓"), at=later(1))
    with refused("ROUND_IS_OVER"):
        looked(cast, patrol, at=2)


def test_what_is_found_becomes_a_case_found_by_patrol_and_sent_twice_is_one(cast: Cast) -> None:
    patrol = begun(cast)
    for _ in range(2):
        stop = patrols.report_at_stop(
            patrol=patrol,
            place=cast.place("B1"),
            found=patrols.Found(category=scenes.category(cast), key="web:1", words="二单元门口"),
            by=cast.by("方晓"),
            at=later(1),
        )
    case = Case.objects.get()
    assert (case.channel, case.place, case.where) == ("grid_patrol", cast.place("B1"), "二单元门口")
    assert list(stop.cases.all()) == [case]


def test_two_things_found_at_one_building_are_both_kept(cast: Cast) -> None:
    patrol = begun(cast)
    for key, kind in [("web:1", "sewage_overflow"), ("web:2", "clutter")]:
        found = patrols.Found(category=scenes.category(cast, kind), key=key)
        stop = patrols.report_at_stop(
            patrol=patrol, place=cast.place("B1"), found=found, by=cast.by("方晓"), at=later(1)
        )
    assert stop.cases.count() == 2


def test_a_building_where_it_blocks_again_and_again_comes_first(cast: Cast) -> None:
    for hours in (-20 * DAY, -2 * DAY):
        cases.report(
            by=cast.by("郝姐"),
            at=later(hours),
            category=scenes.category(cast, "blocked_drain"),
            where=cases.Whereabouts(place=cast.place("B1-2")),
            told=cases.Told(),
        )
    [look] = looks_in(cast.place("G1"), NOW, {})
    assert (look.need.kind, look.need.times, look.need.open) == ("blocked_drain", 2, 2)
    assert look.category is not None
    assert look.need.days is None


def test_the_sheet_says_how_long_nobody_was_there(cast: Cast) -> None:
    first = begun(cast, at=-21 * DAY)
    looked(cast, first, at=-21 * DAY)
    patrols.finish(patrol=first, by=cast.by("方晓"), at=later(-21 * DAY))
    [look] = sheet_of(begun(cast), NOW)
    assert (look.building, look.need.days, look.stop) == (cast.place("B1"), 21, None)


def test_e25_a_photo_of_a_round_is_public_only_once_somebody_looked_for_faces(cast: Cast) -> None:
    stop = looked(cast, begun(cast), "solved")
    kept = patrols.add_stop_photo(
        stop=stop, upload=picture(), kind="after", by=cast.by("方晓"), at=later(1)
    )
    assert not may_see(cast.by("郝姐"), kept.photo, NOW)
    with refused("NOT_YOURS_TO_PUBLISH"):
        patrols.clear_stop_photo(of_stop=kept, by=cast.by("方晓"), at=later(2))
    patrols.clear_stop_photo(of_stop=kept, by=cast.by("居委委员"), at=later(2))
    shown = StopPhoto.objects.select_related("photo").get().photo
    assert (shown.public, shown.blur_checked) == (True, True)
    assert may_see(cast.by("郝姐"), shown, NOW)


def test_e50_a_visit_holds_no_words_about_people() -> None:
    texts = {
        field.name
        for field in Visit._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    }
    assert texts == {"code"}
    care_texts = [f for f in CarePlan._meta.get_fields() if isinstance(f, models.TextField)]
    assert care_texts == []
    assert all(f.choices for f in CarePlan._meta.fields if isinstance(f, models.CharField))


def test_where_nobody_was_met_nothing_was_done(cast: Cast) -> None:
    with refused("NOBODY_MET"):
        visits.visit(
            by=cast.by("方晓"),
            at=NOW,
            dwelling=cast.dwelling("B1-1-0101"),
            grid=cast.place("G1"),
            visitor=cast.people["方晓"],
            outcome="not_at_home",
            parts=visits.FourParts(visit=True),
        )


def test_e50_a_need_becomes_a_case_that_neighbours_do_not_see_at_once(cast: Cast) -> None:
    visit = knocked(cast, "B1-1-0102")
    found = patrols.Found(category=scenes.category(cast, "stairwell_light"), key="web:n")
    visits.report_need(visit=visit, found=found, by=cast.by("方晓"), at=NOW)
    visit.refresh_from_db()
    assert visit.case is not None
    assert (visit.case.public, visit.case.reporter) == (False, None)
    assert visit.case.dwelling == cast.dwelling("B1-1-0102")
    assert "0102" not in visit.case.headline


def test_the_committee_names_the_four_parts(cast: Cast) -> None:
    labels = ["一访", "二联", "三宣传", ""]
    with refused("NOT_YOURS_TO_HANDLE"):
        visits.name_parts(community=cast.community, labels=labels, by=cast.by("方晓"), at=NOW)
    visits.name_parts(community=cast.community, labels=labels, by=cast.by("书记"), at=NOW)
    cast.community.refresh_from_db()
    named = labels_of(cast.community.settings)
    assert list(named.values())[:3] == ["一访", "二联", "三宣传"]
    assert named["service"], "an empty name is the usual one"


def test_an_elder_living_alone_is_due_every_two_days(cast: Cast) -> None:
    agreed(cast)
    fang = cast.by("方晓")
    assert [due.plan.person for due in due_today(fang, NOW)] == [cast.people["老周"]]
    knocked(cast, "B1-1-0102", "not_at_home", at=1)
    assert due_today(fang, later(2)), "nobody was met, so it is still due"
    knocked(cast, "B1-1-0102", at=2)
    assert due_today(fang, later(DAY)) == []
    [due] = due_today(fang, later(3 * DAY))
    assert (due.days, due.late) == (-1, 1)


def test_nobody_is_on_the_list_who_has_not_agreed(cast: Cast) -> None:
    home = cast.dwelling("B1-1-0102")
    for agreement, on in [("", day_of(NOW)), ("in_person", date(2021, 3, 11))]:
        with refused("CONSENT_NEEDED"):
            care.agree_care(
                by=cast.by("方晓"),
                at=NOW,
                dwelling=home,
                reason="lives_alone",
                agreement=agreement,
                agreed_on=on,
            )
    assert not CarePlan.objects.exists()


@pytest.mark.parametrize("who", ["另一网格员", "书记", "居委委员", "民警", "郝姐", "街道督导"])
def test_e50_only_the_grid_staff_of_the_grid_know_whom_somebody_looks_in_on(
    cast: Cast, who: str
) -> None:
    plan = agreed(cast)
    assert care_list(cast.by(who), NOW) == []
    with refused("NOT_YOURS_TO_HANDLE"):
        care.end_care(plan=plan, by=cast.by(who), at=later(1))


def test_whoever_wants_it_no_longer_is_off_the_list_and_may_come_back(cast: Cast) -> None:
    plan = agreed(cast)
    with refused("ALREADY_ON_THE_LIST"):
        agreed(cast)
    care.end_care(plan=plan, by=cast.by("方晓"), at=later(1))
    with refused("ALREADY_ENDED"):
        care.end_care(plan=plan, by=cast.by("方晓"), at=later(1))
    assert care_list(cast.by("方晓"), later(2 * DAY)) == []
    agreed(cast, at=2 * DAY)


def test_a_campaign_knows_what_became_of_every_door(cast: Cast) -> None:
    campaign = visits.begin_campaign(
        by=cast.by("方晓"), at=NOW, title="集中入户", scope=cast.place("B1")
    )
    knocked(cast, "B1-1-0101", "not_at_home", campaign=campaign)
    knocked(cast, "B1-1-0101", "met", at=1, campaign=campaign)
    knocked(cast, "B1-1-0102", "refused", campaign=campaign)
    knocked(cast, "B1-1-0201", "not_at_home", campaign=campaign)
    [part] = parts_of(campaign)
    assert (part.homes, part.met) == (36, 1)
    doors = doors_of(campaign, cast.place("B1"))
    standing = {door.dwelling.code: door.standing.value for door in doors}
    assert standing["B1-1-0101"] == "met"
    assert standing["B1-1-0102"] == "refused"
    assert standing["B1-1-0201"] == "not_at_home"
    assert standing["B1-3-0602"] == "not_yet"
    assert [len(one.floors) for one in by_stairwell(doors)] == [6, 6, 6]
    order = [door.dwelling.code for door in next_doors(doors, most=36)]
    assert order[0] == "B1-1-0202"
    assert order[-1] == "B1-1-0201"
    assert "B1-1-0102" not in order, "whoever refused is left in peace"


def test_what_was_done_together_is_counted_by_grid(cast: Cast) -> None:
    begun(cast, officer=True)
    knocked(cast, "B1-1-0101")
    knocked(cast, "B1-1-0102", "not_at_home")
    first, second = activities(cast.community, 2021, later(1))
    assert (first.visits, first.patrols, first.joint) == (1, 1, 1)
    assert (second.visits, second.patrols) == (0, 0)
