"""Whose duty it is, and what they answer (A51, A52, A58)."""

from __future__ import annotations

import pytest

from linli.grid.actions import cases
from linli.grid.actions.directory import list_contact
from linli.grid.actions.duties import Reach, end_duty, note_duty
from linli.grid.actions.handing import (
    called,
    extend,
    hand,
    report_in,
    send_back,
    take,
    waiting_for,
    whistle,
)
from linli.grid.models import Case, Contact, DutyKind, Handing, Level, State, StepKind
from linli.grid.responsible import duty_of
from linli.journal.models import RecordedFact
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later, refused


def contact(cast: Cast, organisation: str, kind: str = Contact.Kind.PROPERTY) -> Contact:
    return list_contact(
        by=cast.by("方晓"), at=NOW, kind=kind, organisation=organisation, phone="0631-0000001"
    )


def duty(cast: Cast, who: Contact, place: str = "", category: str = "", **more: str) -> None:
    reach = Reach(
        place=cast.place(place) if place else None,
        category=scenes.category(cast, category) if category else None,
    )
    words = {"kind": DutyKind.PROPERTY_COMPANY, "clause": "《物业服务合同》第五条"} | more
    note_duty(by=cast.by("书记"), at=NOW, contact=who, reach=reach, **words)  # type: ignore[arg-type]


@pytest.fixture
def railing(cast: Cast) -> Case:
    return cases.accept(case=scenes.told(cast), by=cast.by("方晓"), at=later(1))


def structure(cast: Cast) -> Case:
    """Something was built where it may not stand."""
    kind = scenes.category(cast, "unauthorised_structure")
    return cases.report(
        by=cast.by("方晓"),
        at=NOW,
        category=kind,
        where=cases.Whereabouts(place=cast.place("B1")),
        told=cases.Told(channel="grid_patrol"),
    )


def test_the_nearest_duty_counts_with_its_clause(cast: Cast, railing: Case) -> None:
    company, welder = contact(cast, "物业"), contact(cast, "栏杆师傅")
    duty(cast, company)
    duty(cast, welder, "B1", "broken_railing", clause="《维修约定》第二条")
    found = duty_of(railing, NOW.date())
    assert found is not None
    assert (found.contact, found.clause) == (welder, "《维修约定》第二条")


def test_a_duty_ends_and_another_begins(cast: Cast, railing: Case) -> None:
    duty(cast, contact(cast, "旧物业"))
    old = duty_of(railing, NOW.date())
    assert old is not None
    end_duty(duty=old, by=cast.by("书记"), at=NOW)
    assert duty_of(railing, NOW.date()) is None
    with refused("ALREADY_ENDED"):
        end_duty(duty=old, by=cast.by("书记"), at=NOW)


def test_a_duty_needs_its_clause_and_somebody_to_call(cast: Cast) -> None:
    company = contact(cast, "物业")
    with refused("CLAUSE_NEEDED"):
        duty(cast, company, clause="  ")
    with refused("CONTACT_NEEDED"):
        note_duty(by=cast.by("书记"), at=NOW, kind=DutyKind.UTILITY, clause="第一条", reach=Reach())
    with refused("NOT_YOURS_TO_LIST"):
        note_duty(
            by=cast.by("郝姐"), at=NOW, kind=DutyKind.COMMITTEE, clause="第一条", reach=Reach()
        )


def test_e68_no_duty_reaches_into_another_community(cast: Cast, next_door: Cast) -> None:
    theirs = contact(next_door, "邻区物业")
    with refused("NOT_HERE"):
        duty(cast, theirs)


def test_they_take_it(cast: Cast, railing: Case) -> None:
    hand(case=railing, contact=contact(cast, "物业"), by=cast.by("方晓"), at=later(2))
    asked = waiting_for(railing)
    assert asked is not None
    take(handing=asked, by=cast.by("方晓"), at=later(3))
    assert waiting_for(railing) is None
    with refused("ANSWERED_ALREADY"):
        take(handing=asked, by=cast.by("方晓"), at=later(4))


def test_whoever_says_no_names_who_it_is_and_the_matter_moves_there(
    cast: Cast, railing: Case
) -> None:
    fang, company, water = cast.by("方晓"), contact(cast, "物业"), contact(cast, "水务")
    asked = hand(case=railing, contact=company, by=fang, at=later(2))
    for instead in (None, company):
        with refused("INSTEAD_NEEDED"):
            send_back(handing=asked, by=fang, at=later(3), reason="不归我们", instead=instead)
    with refused("REASON_NEEDED"):
        send_back(handing=asked, by=fang, at=later(3), reason=" ", instead=water)
    send_back(handing=asked, by=fang, at=later(3), reason="管网归水务", instead=water)
    now = waiting_for(railing)
    assert now is not None
    assert now.contact == water
    assert railing.state == State.IN_PROGRESS


def test_where_each_names_the_other_the_joint_meeting_decides(cast: Cast, railing: Case) -> None:
    fang, company, water = cast.by("方晓"), contact(cast, "物业"), contact(cast, "水务")
    first = hand(case=railing, contact=company, by=fang, at=later(2))
    second = send_back(handing=first, by=fang, at=later(3), reason="归水务", instead=water)
    assert second is not None
    assert send_back(handing=second, by=fang, at=later(4), reason="归物业", instead=company) is None
    railing.refresh_from_db()
    assert (railing.state, railing.level) == (State.ESCALATED, Level.JOINT_MEETING)
    assert waiting_for(railing) is None


def test_e56_the_committee_takes_nothing_down(cast: Cast) -> None:
    case, fang, company = structure(cast), cast.by("方晓"), contact(cast, "物业")
    with refused("ENFORCEMENT_BOUNDARY"):
        cases.start_work(case=case, by=fang, at=later(1))
    with refused("ENFORCEMENT_BOUNDARY"):
        hand(case=case, contact=company, by=fang, at=later(1), document="1号")
    assert not [word for word in (*State, *StepKind) if "demolish" in word or "remove" in word]


def test_e56_an_authority_is_given_it_with_a_document(cast: Cast) -> None:
    case, fang = structure(cast), cast.by("方晓")
    authority = contact(cast, "综合执法", Contact.Kind.ENFORCEMENT)
    with refused("DOCUMENT_NEEDED"):
        hand(case=case, contact=authority, by=fang, at=later(1))
    hand(case=case, contact=authority, by=fang, at=later(1), document="文社〔2021〕7号")
    assert Handing.objects.get().document == "文社〔2021〕7号"
    cases.start_work(case=case, by=fang, at=later(2))


def test_e56_the_public_road_is_the_authoritys_too(cast: Cast, railing: Case) -> None:
    roads = contact(cast, "市政", Contact.Kind.OTHER)
    duty(cast, roads, kind=DutyKind.AUTHORITY, clause="《城市道路管理条例》")
    with refused("DOCUMENT_NEEDED"):
        hand(case=railing, contact=roads, by=cast.by("方晓"), at=later(1))


def test_e57_what_is_not_on_our_list_is_given_back_with_the_reason(cast: Cast) -> None:
    case = cases.report(
        by=cast.house,
        at=NOW,
        category=scenes.category(cast, "clutter"),
        where=cases.Whereabouts(place=cast.place("B1")),
        told=cases.Told(channel="hotline_12345"),
    )
    cases.accept(case=case, by=cast.by("方晓"), at=later(1))
    with refused("REASON_NEEDED"):
        cases.reject(case=case, by=cast.by("方晓"), at=later(2))
    cases.reject(case=case, by=cast.by("方晓"), at=later(2), note="不在社区职责清单上，归市政")
    assert case.state == State.REJECTED


def test_a_department_is_called_and_comes(cast: Cast, railing: Case) -> None:
    water = contact(cast, "水务")
    whistle(case=railing, contact=water, by=cast.by("方晓"), at=NOW, workdays=3)
    blown = called(railing)
    assert blown is not None
    report_in(whistle=blown, by=cast.by("方晓"), at=later(20), answer="来看过了")
    fact = RecordedFact.objects.get(kind="grid.DepartmentCame")
    assert fact.values["in_time"] is True
    assert called(railing) is None


def test_more_time_is_asked_for_before_the_deadline(cast: Cast, railing: Case) -> None:
    due = railing.due_at
    assert due is not None
    later_on = due.replace(day=due.day + 3)
    with refused("NOT_LATER"):
        extend(case=railing, by=cast.by("方晓"), at=NOW, until=due, reason="等配件")
    extend(case=railing, by=cast.by("方晓"), at=NOW, until=later_on, reason="等配件")
    assert railing.due_at == later_on
    with refused("TOO_LATE"):
        extend(case=railing, by=cast.by("方晓"), at=later(999), until=later(9999), reason="等")
