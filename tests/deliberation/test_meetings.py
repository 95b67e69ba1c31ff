"""A meeting is called, held, written down; what it decides is carried out."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.core.time import day_of
from linli.deliberation import queries
from linli.deliberation.actions import agenda, groups, meetings, minutes, projects, resolutions
from linli.deliberation.models import AgendaItem, Attendance, Meeting, Project, SignIn
from linli.deliberation.steps import Stage, steps_of
from linli.grid.actions import cases
from linli.journal.models import RecordedFact
from linli.notices.models import Notice
from tests import scenes, talks
from tests.cast import NOW, Cast
from tests.scenes import later, refused


def test_less_than_two_days_notice_has_to_be_meant(cast: Cast) -> None:
    tomorrow = NOW + timedelta(days=1)
    with refused("TOO_SOON"):
        talks.called(cast, planned_at=tomorrow)
    talks.called(cast, planned_at=tomorrow, at_short_notice=True)
    assert RecordedFact.objects.get(kind="deliberation.MeetingPlanned").remarks == ["TOO_SOON"]


def test_a_meeting_that_needs_a_quorum_says_how_many_may_decide(cast: Cast) -> None:
    with refused("QUORUM_UNKNOWN"):
        talks.called(cast, kind="residents_assembly")


def test_only_staff_call_a_meeting(cast: Cast) -> None:
    with refused("NOT_YOURS_TO_CONVENE"):
        call = meetings.Call(kind="deliberation", planned_at=later(100), topic="停水")
        meetings.convene(by=cast.by("郝姐"), at=NOW, call=call)


def test_everybody_is_told_once(cast: Cast) -> None:
    meeting = talks.called(cast)
    talks.topic(cast, meeting)
    meetings.give_notice(meeting=meeting, by=cast.by("书记"), at=NOW)
    notice = Notice.objects.get(matter="meeting")
    assert "垃圾桶" in notice.title
    assert "桶放在哪儿" in notice.body
    with refused("STANDS_ELSEWHERE"):
        meetings.give_notice(meeting=meeting, by=cast.by("书记"), at=NOW)


def test_who_signs_in_twice_is_there_once(cast: Cast) -> None:
    meeting = talks.called(cast)
    for _ in range(2):
        meetings.sign_in(meeting=meeting, person=cast.people["老周"], by=cast.by("老周"), at=NOW)
    assert SignIn.objects.count() == 1
    with refused("NOT_YOURS_TO_SIGN"):
        meetings.sign_in(meeting=meeting, person=cast.people["郝姐"], by=cast.by("老周"), at=NOW)


def test_a_missing_kind_is_named_and_does_not_stop_anything(cast: Cast) -> None:
    meeting = talks.going_on(cast, project=talks.project(cast))
    assert queries.missing_at(meeting) == sorted(set(talks.TABLE) - {"residents"})
    meetings.end(meeting=meeting, by=cast.by("书记"), at=later(1))
    held = RecordedFact.objects.get(kind="deliberation.MeetingHeld")
    assert "sanitation" in held.values["missing"]
    assert sum(one.people for one in Attendance.objects.all()) == 32
    assert queries.people_there(meeting) == 32, "who signed in is counted once"


def test_one_thing_at_a_time(cast: Cast) -> None:
    meeting = talks.going_on(cast)
    first, second = talks.topic(cast, meeting), talks.topic(cast, meeting)
    agenda.open_item(item=first, by=cast.by("书记"), at=NOW)
    with refused("ONE_AT_A_TIME"):
        agenda.open_item(item=second, by=cast.by("书记"), at=NOW)
    with refused("STILL_TALKING"):
        meetings.end(meeting=meeting, by=cast.by("书记"), at=NOW)
    with refused("MOTION_IS_FIXED"):
        agenda.word_motion(item=first, by=cast.by("书记"), at=NOW, motion="别的")


def test_the_floor_goes_from_for_to_against(cast: Cast) -> None:
    meeting = talks.going_on(cast)
    item = agenda.open_item(item=talks.topic(cast, meeting), by=cast.by("书记"), at=NOW)
    for minute, (name, side) in enumerate([("甲", "for"), ("乙", "for"), ("丙", "against")]):
        at = later(minute / 60)
        agenda.ask_for_floor(item=item, by=cast.by("书记"), at=at, side=side, name=name)
    spoke = [agenda.give_floor(item=item, by=cast.by("书记"), at=later(n)) for n in (1, 2, 3, 4)]
    assert [one and one.name for one in spoke] == ["甲", "丙", "乙", None]


def test_who_is_not_there_does_not_speak(cast: Cast) -> None:
    meeting = talks.going_on(cast)
    item = agenda.open_item(item=talks.topic(cast, meeting), by=cast.by("书记"), at=NOW)
    with refused("NOT_HERE"):
        agenda.ask_for_floor(
            item=item, by=cast.by("老周"), at=NOW, side="for", person=cast.people["老周"]
        )


def test_no_more_hands_than_people_and_no_vote_twice(cast: Cast) -> None:
    meeting = talks.going_on(cast, guests=9)
    item = talks.topic(cast, meeting)
    with refused("MORE_HANDS_THAN_PEOPLE"):
        talks.voted(cast, meeting, (8, 2, 1), item=item)
    assert talks.voted(cast, meeting, (5, 5, 0), item=item).passed is False
    with refused("VOTED_ALREADY"):
        talks.voted(cast, meeting, (10, 0, 0), item=item)


def test_without_a_quorum_nothing_is_decided(cast: Cast) -> None:
    meeting = talks.going_on(cast, kind="residents_assembly", entitled=64)
    with refused("NO_QUORUM"):
        talks.voted(cast, meeting, (32, 0, 0))


def test_what_is_late_comes_on_the_next_agenda_once(cast: Cast) -> None:
    promise = talks.promised(cast, talks.voted(cast, talks.going_on(cast)))
    tomorrow = day_of(NOW) + timedelta(days=1)
    following = talks.called(cast)
    for _ in range(2):
        agenda.take_up_overdue(meeting=following, by=cast.by("书记"), at=NOW, today=tomorrow)
    assert following.agenda.get().commitment == promise
    assert promise.days_late(tomorrow) == 1
    resolutions.keep(commitment=promise, by=cast.by("书记"), at=NOW)
    assert not queries.overdue(cast.community, tomorrow).exists()


def test_somebody_has_to_own_a_promise(cast: Cast) -> None:
    resolution = talks.voted(cast, talks.going_on(cast))
    with refused("NO_OWNER"):
        talks.promised(cast, resolution, owner_name="")


def test_a_resident_keeps_their_own_promise_and_nobody_elses(cast: Cast) -> None:
    resolution = talks.voted(cast, talks.going_on(cast))
    own = talks.promised(cast, resolution, owner=cast.people["郝姐"])
    with refused("NOT_YOURS_TO_CONVENE"):
        resolutions.keep(commitment=own, by=cast.by("老周"), at=NOW)
    resolutions.keep(commitment=own, by=cast.by("郝姐"), at=NOW)
    assert own.done_on == day_of(NOW)


def test_minutes_are_confirmed_by_those_there_before_they_hang(cast: Cast) -> None:
    meeting = talks.over(cast)
    with refused("NOT_WRITTEN"):
        minutes.publish_minutes(meeting=meeting, by=cast.by("书记"), at=NOW)
    minutes.write_minutes(meeting=meeting, by=cast.by("书记"), at=NOW, text="议了桶的事")
    with refused("NOT_HERE"):
        minutes.answer_minutes(meeting=meeting, by=cast.by("老周"), at=NOW, right=True)
    minutes.answer_minutes(
        meeting=meeting, by=cast.by("郝姐"), at=NOW, right=False, words="少写了一条"
    )
    with refused("OBJECTED"):
        minutes.publish_minutes(meeting=meeting, by=cast.by("书记"), at=NOW)
    minutes.write_minutes(meeting=meeting, by=cast.by("书记"), at=NOW, text="议了桶和灯的事")
    assert not meeting.minutes_answers.exists(), "changed minutes are asked again"
    minutes.answer_minutes(meeting=meeting, by=cast.by("郝姐"), at=NOW, right=True)
    minutes.publish_minutes(meeting=meeting, by=cast.by("书记"), at=NOW)
    assert Notice.objects.get(matter="meeting").body == "议了桶和灯的事"


def test_a_project_goes_its_way_and_comes_back(cast: Cast) -> None:
    project = talks.project(cast)
    meeting = talks.going_on(cast, project=project)
    resolution = talks.voted(cast, meeting)
    promise = talks.promised(cast, resolution)
    project.refresh_from_db()
    assert project.state == Project.State.EXECUTING
    with refused("STILL_PROMISED"):
        projects.verify(project=project, by=cast.by("方晓"), at=NOW)
    resolutions.keep(commitment=promise, by=cast.by("书记"), at=NOW)
    projects.verify(project=project, by=cast.by("方晓"), at=NOW)
    projects.close(project=project, by=cast.by("书记"), at=NOW)
    assert all(step.on for step in steps_of(project))
    _told_again(cast, days=30)
    project.refresh_from_db()
    assert project.state == Project.State.REOPENED
    assert [step.stage for step in steps_of(project) if not step.on] == [
        Stage.VERIFIED,
        Stage.CLOSED,
    ]


def test_after_the_watch_it_is_a_new_matter(cast: Cast) -> None:
    project = talks.project(cast)
    projects.verify(project=project, by=cast.by("方晓"), at=NOW)
    _told_again(cast, days=91)
    project.refresh_from_db()
    assert project.state == Project.State.VERIFIED


def test_a_topic_is_taken_up_or_declined_with_a_reason(cast: Cast) -> None:
    meeting = talks.called(cast)
    item = agenda.propose_topic(by=cast.by("老周"), at=NOW, title="路灯太暗")
    with refused("NOTHING_SAID"):
        agenda.decline(item=item, by=cast.by("书记"), at=NOW, why=" ")
    agenda.accept(item=item, meeting=meeting, by=cast.by("书记"), at=NOW)
    with refused("ANSWERED_ALREADY"):
        agenda.decline(item=item, by=cast.by("书记"), at=NOW, why="下次")
    assert item.state == AgendaItem.State.ACCEPTED


def test_a_group_is_founded_by_a_meeting(cast: Cast) -> None:
    with refused("FOUNDED_BY_NO_MEETING"):
        groups.found(by=cast.by("书记"), at=NOW, name="小组", convenor=cast.people["郝姐"])
    made = talks.group(cast, talks.going_on(cast))
    for _ in range(2):
        groups.join(group=made, person=cast.people["老周"], by=cast.by("老周"), at=NOW)
    assert made.members.count() == 2
    with refused("CONVENOR_STAYS"):
        groups.leave(group=made, person=cast.people["郝姐"], by=cast.by("郝姐"), at=NOW)


def test_e34_neighbours_are_asked_to_give_only_after_a_meeting_decided_it(cast: Cast) -> None:
    meeting = talks.going_on(cast)
    matter = talks.issue(cast, talks.group(cast, meeting))
    failed = talks.voted(cast, meeting, (1, 20, 0))
    for decided_in in (None, failed):
        with refused("VOLUNTARY_FUNDRAISING"):
            groups.fund_issue(
                issue=matter,
                by=cast.by("郝姐"),
                at=NOW,
                funding="gifts",
                cost_fen=30_000,
                decided_in=decided_in,
            )
    decided = talks.voted(cast, meeting)
    groups.fund_issue(
        issue=matter,
        by=cast.by("郝姐"),
        at=NOW,
        funding="gifts",
        cost_fen=30_000,
        given_fen=12_000,
        decided_in=decided,
    )
    matter.refresh_from_db()
    assert (matter.funding, matter.given_fen) == ("gifts", 12_000)


def test_whoever_took_part_is_known_and_nobody_else(cast: Cast) -> None:
    project = talks.project(cast)
    case = scenes.told(cast, "老周")
    projects.add_evidence(project=project, case=case, by=cast.by("书记"), at=NOW)
    talks.going_on(cast, project=project)
    people = {one.name for one in queries.took_part(project)}
    assert people == {"周德昌", "郝桂兰"}
    assert list(queries.projects_of(cast.people["老周"])) == [project]
    assert not queries.projects_of(cast.people["楼长"]).exists()


def test_many_reports_of_one_kind_and_place_are_a_cluster(cast: Cast) -> None:
    talks.complaints(cast, 2)
    open_ones = cases.Case.objects.of(cast.community).problems()
    assert queries.clusters(open_ones) == []
    talks.complaints(cast, 2)
    (cluster,) = queries.clusters(open_ones)
    assert len(cluster.cases) == 4
    assert cluster.people == 2


def test_the_hearing_list_names_the_buildings_near_the_new_site(cast: Cast) -> None:
    project = talks.project(cast)
    resolution = talks.voted(cast, talks.going_on(cast, project=project))
    _at(cast, "WELL", 0, 0)
    _at(cast, "B1", 0, queries.NEAR_M)
    _at(cast, "B2", 0, queries.NEAR_M + 1)
    resolutions.commit(
        resolution=resolution,
        by=cast.by("书记"),
        at=NOW,
        measure=resolutions.Measure(kind="add_facility", facility=cast.place("WELL")),
        due_on=day_of(NOW),
        owner_name="环卫所",
    )
    home = cast.dwelling("B1-1-0101")
    for against in (False, True):
        projects.hear(project=project, dwelling=home, by=cast.by("书记"), at=NOW, against=against)
    (near,) = queries.hearing_list(project)
    assert (near.building.code, near.metres, near.heard, near.against) == ("B1", 300, 1, 1)


def test_counting_a_hall_takes_no_more_reads_than_counting_a_room(cast: Cast) -> None:
    meeting = talks.called(cast)
    meetings.sign_in(meeting=meeting, person=cast.people["郝姐"], by=cast.by("郝姐"), at=NOW)
    with CaptureQueriesContext(connection) as few:
        queries.people_there(meeting)
    for person in cast.people.values():
        meetings.sign_in(meeting=meeting, person=person, by=cast.house, at=NOW)
    with CaptureQueriesContext(connection) as many:
        assert queries.people_there(meeting) == len(cast.people)
    assert len(many) == len(few)


def _told_again(cast: Cast, days: int) -> None:
    cases.report(
        by=cast.by("老周"),
        at=NOW + timedelta(days=days),
        category=scenes.category(cast, "waste_smell"),
        where=cases.Whereabouts(place=cast.place("WELL")),
        told=cases.Told(description="又有味儿了"),
    )


def _at(cast: Cast, code: str, x: int, y: int) -> None:
    place = cast.place(code)
    place.x_m, place.y_m = x, y
    place.save()


def test_a_cancelled_meeting_takes_no_names(cast: Cast) -> None:
    meeting = meetings.cancel(meeting=talks.called(cast), by=cast.by("书记"), at=NOW)
    assert meeting.state == Meeting.State.CANCELLED
    with refused("NOT_NOW"):
        meetings.sign_in(meeting=meeting, person=cast.people["老周"], by=cast.by("老周"), at=NOW)
