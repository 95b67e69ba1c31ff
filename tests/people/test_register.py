from datetime import date

import pytest
from django.db import IntegrityError, transaction

from linli.core.refused import Refused
from linli.journal.models import RecordedFact
from linli.people.actions import PersonRow, appoint, end_appointment, register, register_many
from linli.people.models import Appointment, Person
from linli.people.queries import holds, roles_of
from linli.people.roles import COMMITTEE, GRID_STAFF, Role
from tests.cast import NOW, Cast


def test_a_person_needs_neither_a_code_nor_a_phone_nor_an_account(cast: Cast) -> None:
    person = register(name="  新 邻居 ", by=cast.by("书记"), at=NOW)
    assert person.name == "新 邻居"
    assert person.code == f"P{len(cast.people) + 1:04d}"
    assert RecordedFact.objects.latest("id").kind == "people.PersonRegistered"


def test_codes_skip_those_that_a_file_has_brought_in(cast: Cast) -> None:
    taken = [PersonRow(name="甲", code="P0015"), PersonRow(name="乙", code="P0900")]
    register_many(rows=taken, by=cast.house, at=NOW)
    assert register(name="丙", by=cast.house, at=NOW).code == "P0901"


def test_a_code_is_given_once(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        register(name="甲", code="P0001", by=cast.house, at=NOW)
    assert refused.value.code == "CODE_TAKEN"
    with pytest.raises(Refused):
        register_many(rows=[PersonRow(name="甲", code="X")] * 2, by=cast.house, at=NOW)


def test_a_file_of_people_is_all_or_nothing_and_one_fact(cast: Cast) -> None:
    before = Person.objects.count(), RecordedFact.objects.count()
    rows = [PersonRow(name="甲"), PersonRow(name="乙", dwelling="B9-1-0101")]
    with pytest.raises(Refused) as refused:
        register_many(rows=rows, by=cast.house, at=NOW)
    assert refused.value.code == "UNKNOWN_CODE"
    assert (Person.objects.count(), RecordedFact.objects.count()) == before
    register_many(rows=[PersonRow(name="甲"), PersonRow(name="乙")], by=cast.house, at=NOW)
    assert RecordedFact.objects.count() == before[1] + 1


@pytest.mark.parametrize("who", ["郝姐", "单元长", "方晓", "记账员", "民警", "街道督导"])
def test_only_the_committee_keeps_the_register(cast: Cast, who: str) -> None:
    with pytest.raises(Refused) as refused:
        register(name="甲", by=cast.by(who), at=NOW)
    assert refused.value.code == "NOT_YOUR_REGISTER"


def test_e68_a_register_takes_in_nobody_of_another_community(cast: Cast, next_door: Cast) -> None:
    stranger = next_door.people["郝姐"]
    with pytest.raises(Refused):
        appoint(person=stranger, role=Role.VOLUNTEER, since=NOW.date(), by=cast.by("书记"), at=NOW)
    with pytest.raises(Refused):
        register(name="甲", dwelling=next_door.dwelling("B1-1-0101"), by=cast.by("书记"), at=NOW)


def test_a_role_in_a_grid_covers_what_lies_in_it(cast: Cast) -> None:
    fang, other = cast.by("方晓"), cast.by("另一网格员")
    for code in ("G1", "B1", "B1-2", "WELL"):
        assert holds(fang, NOW, GRID_STAFF, place=cast.place(code))
        assert not holds(other, NOW, GRID_STAFF, place=cast.place(code))
    assert holds(other, NOW, GRID_STAFF, place=cast.place("B2-1"))
    assert holds(other, NOW, GRID_STAFF)


def test_a_role_in_a_stairwell_does_not_cover_its_building(cast: Cast) -> None:
    leader = cast.by("单元长")
    assert holds(leader, NOW, {Role.UNIT_LEADER}, place=cast.place("B1-1"))
    assert not holds(leader, NOW, {Role.UNIT_LEADER}, place=cast.place("B1-2"))
    assert not holds(leader, NOW, {Role.UNIT_LEADER}, place=cast.place("B1"))


def test_a_role_in_the_community_counts_everywhere_in_it(cast: Cast, next_door: Cast) -> None:
    secretary = cast.by("书记")
    assert holds(secretary, NOW, COMMITTEE, place=cast.place("B2-1"))
    assert holds(secretary, NOW, COMMITTEE, team=cast.team())
    assert not holds(
        next_door.by("书记").__class__(
            community_id=cast.community.pk, person_id=next_door.people["书记"].pk
        ),
        NOW,
        COMMITTEE,
    )


def test_a_role_in_a_team_counts_in_that_team(cast: Cast) -> None:
    volunteer = cast.by("志愿者")
    assert holds(volunteer, NOW, {Role.VOLUNTEER}, team=cast.team())
    assert not holds(volunteer, NOW, {Role.VOLUNTEER}, place=cast.place("B1"))


def test_the_clerk_is_asked_not_the_one_for_whom_she_writes(cast: Cast) -> None:
    assert holds(cast.by("郝姐", recorded_by="书记"), NOW, COMMITTEE)
    assert not holds(cast.by("书记", recorded_by="郝姐"), NOW, COMMITTEE)


def test_an_appointment_runs_through_its_last_day(cast: Cast) -> None:
    leader = cast.people["单元长"]
    appointment = Appointment.objects.get(person=leader)
    last = date(2021, 3, 10)
    end_appointment(appointment=appointment, last_day=last, by=cast.by("书记"), at=NOW)
    assert roles_of(leader.pk, NOW) == {Role.UNIT_LEADER}
    assert roles_of(leader.pk, NOW.replace(day=11)) == set()


def test_the_database_itself_keeps_one_scope_for_an_appointment(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(
            community=cast.community,
            code="A9",
            person=cast.people["郝姐"],
            role=Role.VOLUNTEER,
            place=cast.place("B1"),
            team=cast.team(),
            since=NOW.date(),
        )
