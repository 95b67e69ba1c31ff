"""A case's single thread: what each may read, and what can be done next."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image

from linli.grid.actions import cases
from linli.grid.actions.directory import list_contact
from linli.grid.models import Case, CasePhoto, ReportChannel, State, StepKind
from linli.journal.models import RecordedFact, Refusal
from linli.web.grid.acts import ACTS, acts_for
from tests import scenes
from tests.cast import Cast
from tests.scenes import later


def read(cast: Cast, case: Case, who: str | None = None) -> str:
    answered: Any = cast.client(who).get(f"/c/{case.code}/")
    assert answered.status_code == 200
    return str(answered.content.decode())


def do(cast: Cast, case: Case, act: str, who: str = "方晓", **more: Any) -> Any:
    typed = {"key": str(uuid4()), **more}
    return cast.client(who).post(f"/c/{case.code}/do/{act}/", typed)


def taken_up(cast: Cast) -> Case:
    return cases.accept(
        case=scenes.told(cast), by=cast.by("方晓"), at=later(1), title="三楼扶手松动"
    )


def done(cast: Cast) -> Case:
    return cases.finish_work(case=taken_up(cast), by=cast.by("方晓"), at=later(2))


def in_the_directory(cast: Cast) -> str:
    contact = list_contact(
        by=cast.by("方晓"), at=later(0), kind="property", organisation="物业", phone="0631-1"
    )
    return contact.code


def steps(case: Case) -> list[str]:
    return list(case.steps.values_list("kind", flat=True))


@pytest.mark.parametrize("who", [None, "老周", "民警", "街道督导"])
def test_e58_neighbours_read_the_title_and_not_who_said_what(cast: Cast, who: str | None) -> None:
    case = taken_up(cast)
    page = read(cast, case, who)
    assert "三楼扶手松动" in page
    assert "扶手松了，老人下楼危险" not in page
    assert "郝桂兰" not in page


def test_what_nobody_has_taken_up_is_for_its_reporter_and_its_grid(cast: Cast) -> None:
    case = scenes.told(cast)
    address = f"/c/{case.code}/"
    for who in (None, "老周", "另一网格员", "记账员"):
        assert cast.client(who).get(address).status_code == 404
    for who in ("郝姐", "方晓", "书记"):
        assert cast.client(who).get(address).status_code == 200
    assert "扶手松了，老人下楼危险" in read(cast, case, "郝姐")


def test_e58_staff_see_who_told_it_once_they_ask_and_the_reporter_knows(cast: Cast) -> None:
    case = taken_up(cast)
    assert "郝桂兰" not in read(cast, case, "方晓")
    shown = cast.client("方晓").post(f"/c/{case.code}/reporter/")
    assert "郝桂兰" in shown.content.decode()
    mine = cast.client("郝姐").get("/people/me/").content.decode()
    assert case.code in mine
    assert "方晓" in mine


@pytest.mark.parametrize("who", ["老周", "郝姐", "另一网格员"])
def test_e58_nobody_else_learns_who_told_it(cast: Cast, who: str) -> None:
    case = taken_up(cast)
    answered = cast.client(who).post(f"/c/{case.code}/reporter/")
    assert answered.status_code == 404
    assert not RecordedFact.objects.filter(kind="people.DetailSeen").exists()


def test_a_case_is_led_from_report_to_seal_by_its_buttons(cast: Cast) -> None:
    case = scenes.told(cast)
    contact = in_the_directory(cast)
    acts: list[tuple[str, dict[str, str]]] = [
        ("accept", {"title": "三楼扶手松动"}),
        ("call", {"contact": contact, "note": "下午来"}),
        ("cause", {"cause": "螺丝锈断"}),
        ("responsible", {"responsible": "property_company", "clause": "物业合同第 5 条"}),
        ("begin", {}),
        ("done", {"note": "换了螺丝"}),
        ("verify", {}),
        ("close", {}),
    ]
    for act, typed in acts:
        case.refresh_from_db()
        assert act in [one.name for one in acts_for(case)], f"{act} is offered now"
        assert do(cast, case, act, **typed).status_code == 302, act
    case.refresh_from_db()
    assert case.state == State.CLOSED
    assert steps(case)[1:3] == [StepKind.CONTACTED, StepKind.DIAGNOSED]
    assert "seal" in read(cast, case)


@pytest.mark.parametrize("state", list(State))
def test_every_state_says_what_can_be_done(cast: Cast, state: State) -> None:
    case = Case(state=state)
    names = [act.name for act in acts_for(case)]
    assert names
    assert len(names) == len(set(names)), "no button stands there twice"


def test_every_act_asks_with_a_form_that_can_be_shown(cast: Cast) -> None:
    case = taken_up(cast)
    for act in ACTS:
        assert act.form(case, act.name).as_p()


def test_a_step_sent_twice_is_taken_once(cast: Cast) -> None:
    case, key = taken_up(cast), str(uuid4())
    for _ in range(2):
        assert do(cast, case, "say", note="师傅下午来", key=key).status_code == 302
    assert steps(case).count(StepKind.NOTED) == 1


def test_an_act_whose_time_is_over_is_not_done(cast: Cast) -> None:
    case = taken_up(cast)
    assert do(cast, case, "accept").status_code == 302
    assert steps(case).count(StepKind.ACCEPTED) == 1


def test_a_refusal_stands_beside_its_field_and_can_be_sent_again(cast: Cast) -> None:
    case, key = taken_up(cast), str(uuid4())
    answered = do(
        cast,
        case,
        "responsible",
        responsible="these_households",
        clause="民法典第 271 条",
        key=key,
    )
    assert answered.status_code == 422
    assert Refusal.objects.get().code == "PAYERS_NEEDED"
    assert "民法典第 271 条" in answered.content.decode()
    again = do(
        cast,
        case,
        "responsible",
        responsible="these_households",
        clause="民法典第 271 条",
        payers="B1-1",
        key=key,
    )
    assert again.status_code == 302


@pytest.mark.parametrize("act", ["suspend", "escalate", "reject", "say", "cause"])
def test_what_needs_a_word_asks_for_it(cast: Cast, act: str) -> None:
    case = taken_up(cast)
    before = steps(case)
    assert do(cast, case, act).status_code == 422
    assert steps(case) == before


def test_another_grid_only_reads(cast: Cast) -> None:
    case = taken_up(cast)
    assert do(cast, case, "say", who="另一网格员", note="我来说").status_code == 404
    assert "/do/" not in read(cast, case, "另一网格员")


def test_the_neighbour_who_leads_is_named_by_their_name(cast: Cast) -> None:
    case = taken_up(cast)
    assert do(cast, case, "leader", leader="没有这个人").status_code == 422
    assert do(cast, case, "leader", leader="曲文秀").status_code == 302
    case.refresh_from_db()
    assert case.led_by == cast.people["单元长"]


def test_the_same_matter_told_twice_becomes_one_thread(cast: Cast) -> None:
    first, second = taken_up(cast), scenes.told(cast, "老周")
    assert do(cast, second, "merge", into=first.code).status_code == 302
    second.refresh_from_db()
    assert second.merged_into == first


def test_whoever_told_it_says_that_it_is_solved(cast: Cast) -> None:
    case = done(cast)
    assert f"/c/{case.code}/solved/" in cast.client("郝姐").get("/mine/").content.decode()
    answered = cast.client("郝姐").post(f"/c/{case.code}/solved/", {"key": str(uuid4())})
    assert answered["Location"] == "/mine/"
    case.refresh_from_db()
    assert case.state == State.VERIFIED


def test_whoever_told_it_says_what_is_still_wrong(cast: Cast) -> None:
    case = done(cast)
    address = f"/c/{case.code}/not-solved/"
    silent = cast.client("郝姐").post(address, {"key": str(uuid4()), "note": ""})
    assert silent.status_code == 422
    case.refresh_from_db()
    assert case.state == State.DONE
    cast.client("郝姐").post(address, {"key": str(uuid4()), "note": "还是晃"})
    case.refresh_from_db()
    assert (case.state, case.work_done_at) == (State.REOPENED, None)


def test_a_neighbour_does_not_answer_for_another(cast: Cast) -> None:
    case = done(cast)
    answered = cast.client("老周").post(f"/c/{case.code}/solved/", {"key": str(uuid4())})
    assert answered.status_code == 409
    assert Refusal.objects.get().code == "NOT_YOURS_TO_HANDLE"


def photo(cast: Cast, case: Case, who: str = "郝姐") -> CasePhoto:
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    file.seek(0)
    file.name = "p.png"
    cast.client(who).post(f"/c/{case.code}/photos/", {"photo": file, "kind": "after"})
    return CasePhoto.objects.select_related("photo").latest("pk")


def test_e25_a_photo_is_public_only_after_somebody_looked_for_faces(cast: Cast) -> None:
    case = taken_up(cast)
    kept = photo(cast, case)
    assert kept.kind == CasePhoto.Kind.AFTER
    shown, clear = (
        f"/files/photos/{kept.photo_id}/",
        f"/c/{case.code}/photos/{kept.photo_id}/clear/",
    )
    assert cast.client().get(shown).status_code == 404
    assert shown not in read(cast, case)
    cast.client("书记").post(clear)
    assert cast.client().get(shown).status_code == 404
    assert cast.client("方晓").post(clear, {"looked": "1"}).status_code == 404
    cast.client("书记").post(clear, {"looked": "1"})
    assert shown in read(cast, case)
    seen = cast.client().get(shown)
    assert seen.status_code == 200
    seen.close()


def test_a_stranger_to_the_matter_adds_no_photo(cast: Cast) -> None:
    case = taken_up(cast)
    file = BytesIO(b"x")
    file.name = "p.png"
    cast.client("老周").post(f"/c/{case.code}/photos/", {"photo": file, "kind": "after"})
    assert not CasePhoto.objects.exists()
    assert Refusal.objects.get().code == "NOT_YOURS_TO_HANDLE"


def test_e21_the_public_thread_of_a_shared_cost_names_no_home(cast: Cast) -> None:
    request = scenes.asked(cast)
    page = read(cast, request.case, "老周")
    assert "0102" not in page
    assert "1,200.07" in page


def test_the_thread_costs_few_questions(cast: Cast, django_assert_max_num_queries: Any) -> None:
    request = scenes.asked(cast)
    client = cast.client("方晓")
    with django_assert_max_num_queries(50):
        client.get(f"/c/{request.case.code}/")


def test_a_case_found_on_patrol_names_its_finder_to_staff(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    assert case.channel == ReportChannel.GRID_PATROL
    assert f"/c/{case.code}/reporter/" not in read(cast, case, "方晓")
