"""Whose it is, until when, and what came back: the desk beside a case's thread."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from linli.grid.actions import cases
from linli.grid.actions.directory import list_contact
from linli.grid.actions.duties import Reach, note_duty
from linli.grid.actions.neighbours import confirm_fix
from linli.grid.models import Case, Category, Contact, Duty, DutyKind, Handing, Level, State
from linli.insight.rates import rates_of
from linli.journal.models import Refusal
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later


def contact(cast: Cast, organisation: str, kind: str = Contact.Kind.PROPERTY) -> Contact:
    return list_contact(
        by=cast.by("方晓"), at=NOW, kind=kind, organisation=organisation, phone="0631-0000001"
    )


@pytest.fixture
def railing(cast: Cast) -> Case:
    return cases.accept(case=scenes.told(cast), by=cast.by("方晓"), at=later(1), title="扶手松动")


def page(cast: Cast, case: Case, who: str | None = "方晓") -> str:
    return str(cast.client(who).get(f"/c/{case.code}/").content.decode())


def do(cast: Cast, case: Case, act: str, who: str = "方晓", **more: Any) -> Any:
    return cast.client(who).post(f"/c/{case.code}/do/{act}/", {"key": str(uuid4()), **more})


def written(cast: Cast, **more: str) -> Any:
    typed = {"key": str(uuid4()), "kind": "property_company", "clause": "《物业服务合同》第五条"}
    return cast.client("书记").post("/duties/new/", typed | more)


def test_the_thread_says_whose_it_is_by_which_clause_and_one_tap_gives_it_there(
    cast: Cast, railing: Case
) -> None:
    company = contact(cast, "通达物业")
    assert "/duties/new/?category=broken_railing" in page(cast, railing), "nobody has written it"
    assert written(cast, place="B1", contact=company.code).status_code == 302
    shown = page(cast, railing)
    assert "《物业服务合同》第五条" in shown
    assert "通达物业" in shown
    do(cast, railing, "hand", contact=company.code, clause="《物业服务合同》第五条")
    handing = Handing.objects.get()
    assert (handing.contact, handing.clause) == (company, "《物业服务合同》第五条")
    assert "通达物业" in page(cast, railing, None), "every neighbour can read it"
    do(cast, railing, "taken")
    handing.refresh_from_db()
    assert handing.state == Handing.State.TAKEN


def test_a_no_without_a_name_is_not_taken(cast: Cast, railing: Case) -> None:
    company, water = contact(cast, "物业"), contact(cast, "水务")
    do(cast, railing, "hand", contact=company.code)
    answered = do(cast, railing, "sent-back", reason="不归我们")
    assert answered.status_code == 422
    do(cast, railing, "sent-back", reason="不归我们", instead=water.code)
    assert [one.contact for one in Handing.objects.order_by("pk")] == [company, water]


def test_e56_an_authority_asks_for_a_document_beside_its_field(cast: Cast, railing: Case) -> None:
    authority = contact(cast, "综合执法", Contact.Kind.ENFORCEMENT)
    answered = do(cast, railing, "hand", contact=authority.code)
    assert answered.status_code == 422
    assert Refusal.objects.get().code == "DOCUMENT_NEEDED"
    assert not Handing.objects.exists()
    assert do(cast, railing, "hand", contact=authority.code, document="7号").status_code == 302


def test_e57_what_came_from_above_can_be_given_back(cast: Cast, railing: Case) -> None:
    assert "give-back" not in page(cast, railing)
    Case.objects.update(channel="hotline_12345")
    assert do(cast, railing, "give-back", note="不在清单上").status_code == 302
    railing.refresh_from_db()
    assert railing.state == State.REJECTED


def test_e58_the_property_company_does_not_learn_who_told_it(cast: Cast, railing: Case) -> None:
    do(cast, railing, "hand", contact=contact(cast, "物业").code)
    assert "郝桂兰" not in page(cast, railing, None)


def test_duties_are_kept_on_one_page(cast: Cast, django_assert_max_num_queries: Any) -> None:
    company = contact(cast, "通达物业")
    for _ in range(12):
        written(cast, place="B1", contact=company.code)
    client = cast.client("方晓")
    with django_assert_max_num_queries(9):
        assert "通达物业" in client.get("/duties/").content.decode()
    duty = Duty.objects.earliest("pk")
    client.post(f"/duties/{duty.pk}/end/")
    duty.refresh_from_db()
    assert duty.until is not None
    assert cast.client("郝姐").get("/duties/").status_code == 404


@pytest.mark.parametrize("wrong", [{"clause": ""}, {"contact": ""}, {"category": "moon"}])
def test_half_a_duty_is_not_kept(cast: Cast, wrong: dict[str, str]) -> None:
    typed = {"contact": contact(cast, "物业").code} | wrong
    answered = written(cast, **typed)
    assert answered.status_code == 422
    assert 'class="errorlist' in answered.content.decode()
    assert not Duty.objects.exists()


def test_what_came_back_is_laid_beside_and_judged_with_one_tap(cast: Cast) -> None:
    old = scenes.worked_on(cast)
    cases.close(case=old, by=cast.by("方晓"), at=later(3))
    again = scenes.found_on_patrol(cast, at=later(72))
    shown = page(cast, again)
    assert f'href="/c/{old.code}/"' in shown
    assert "came-back" in shown
    do(cast, again, "came-back")
    old.refresh_from_db()
    again.refresh_from_db()
    assert (old.state, again.merged_into) == (State.REOPENED, old)


def test_something_else_is_kept_apart(cast: Cast) -> None:
    cases.close(case=scenes.worked_on(cast), by=cast.by("方晓"), at=later(3))
    again = scenes.found_on_patrol(cast, at=later(72))
    do(cast, again, "something-else")
    again.refresh_from_db()
    assert again.state == State.REPORTED
    assert "came-back" not in page(cast, again)


def test_a_step_that_was_left_out_is_said_in_the_thread(cast: Cast) -> None:
    case = scenes.told(cast)
    cases.finish_work(case=case, by=cast.by("方晓"), at=later(1))
    cases.close(case=case, by=cast.by("方晓"), at=later(2))
    assert page(cast, case).count("跳过了") == 2


def test_e68_the_subdistrict_sees_single_cases_only_when_handed_up(
    cast: Cast, railing: Case
) -> None:
    client = cast.client("街道督导")
    assert railing.headline not in client.get("/handed-up/").content.decode()
    answered = client.post(f"/c/{railing.code}/supervise/", {"note": "三日内办结"})
    assert answered.status_code == 302
    assert Refusal.objects.get().code == "NOT_YOURS_TO_SUPERVISE"
    cases.escalate(
        case=railing, by=cast.by("方晓"), at=later(2), note="跨社区", level=Level.SUBDISTRICT
    )
    assert railing.headline in client.get("/handed-up/").content.decode()
    client.post(f"/c/{railing.code}/supervise/", {"note": "三日内办结", "key": str(uuid4())})
    assert "三日内办结" in page(cast, railing, None)


def test_what_is_late_has_a_list_of_its_own(cast: Cast, railing: Case) -> None:
    other = scenes.told(cast, "老周")
    Case.objects.filter(pk=other.pk).update(due_at=datetime.now(UTC) + timedelta(days=1))
    shown = cast.client("方晓").get("/cases/", {"standing": "late"}).content.decode()
    assert railing.code in shown
    assert other.code not in shown


def test_the_published_rate_is_what_neighbours_confirmed(cast: Cast) -> None:
    for number in range(6):
        case = scenes.told(cast, at=later(number))
        cases.accept(case=case, by=cast.by("方晓"), at=later(number + 1))
        cases.finish_work(case=case, by=cast.by("方晓"), at=later(number + 2))
        if number < 3:
            confirm_fix(case=case, by=cast.by("郝姐"), at=later(number + 3))
        else:
            cases.verify(case=case, by=cast.by("方晓"), at=later(number + 3))
            cases.close(case=case, by=cast.by("方晓"), at=later(number + 3))
    rates = rates_of(cast.community, later(90))
    assert (rates.confirmed.part, rates.confirmed.whole, rates.looked) == (3, 6, 3)
    assert rates.response.part == 6
    cast.community.story_as_of = later(90)
    cast.community.clock_set_at = datetime.now(UTC)
    cast.community.save()
    assert "50.00" in cast.client().get("/rates/").content.decode()


def test_of_few_no_rate_is_published(cast: Cast, railing: Case) -> None:
    rates = rates_of(cast.community, later(3))
    assert rates.told == 1
    assert not rates.solved.known


def test_a_community_founded_by_hand_can_be_told_of_something_at_once(cast: Cast) -> None:
    answered = cast.client("郝姐").post("/report/", {"category": "clutter", "place": "B1"})
    assert answered.status_code == 302


def test_the_committee_names_its_own_kinds_in_two_levels(cast: Cast) -> None:
    client = cast.client("书记")
    typed = {"name": "楼顶漏水", "parent": "blocked_drain", "due_workdays": "3"}
    assert client.post("/kinds/new/", typed | {"external_code": "LS-01"}).status_code == 302
    kind = Category.objects.get(name="楼顶漏水")
    assert (kind.parent and kind.parent.code, kind.external_code) == ("blocked_drain", "LS-01")
    assert kind.order > 14, "after those that ship"
    third = client.post("/kinds/new/", typed | {"name": "再细一层", "parent": kind.code})
    assert third.status_code == 422
    assert cast.client("方晓").get("/kinds/").status_code == 404


def test_a_shipped_name_stays_in_every_readers_language(cast: Cast) -> None:
    kind = Category.objects.get(code="clutter")
    typed = {"name": str(kind), "due_workdays": "2", "external_code": "ZD-9"}
    cast.client("书记").post("/kinds/clutter/", typed)
    kind.refresh_from_db()
    assert (kind.name, kind.due_workdays, kind.external_code) == ("", 2, "ZD-9")


def test_a_duty_is_the_owners_own_without_a_number(cast: Cast) -> None:
    note_duty(
        by=cast.by("书记"),
        at=NOW,
        kind=DutyKind.OWNERS_TOGETHER,
        clause="《民法典》第二百七十一条",
        reach=Reach(),
    )
    case = scenes.told(cast)
    assert "《民法典》第二百七十一条" in page(cast, case)


@pytest.mark.parametrize(
    ("who", "address", "most"),
    [
        ("方晓", "/cases/?standing=late", 16),
        ("方晓", "/today/", 16),
        ("街道督导", "/handed-up/", 16),
    ],
)
def test_long_lists_read_little(
    cast: Cast, django_assert_max_num_queries: Any, who: str, address: str, most: int
) -> None:
    for number in range(20):
        case = scenes.told(cast, at=later(number))
        note = "跨社区"
        cases.escalate(case=case, by=cast.by("方晓"), at=later(number), note=note, level=3)
    client = cast.client(who)
    with django_assert_max_num_queries(most):
        assert client.get(address).content.decode().count("/c/C2021-") >= 20
