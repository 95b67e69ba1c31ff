import pytest

from linli.core.time import day_of
from linli.grid.actions import cases
from linli.grid.actions.care import agree_care
from linli.journal.models import RecordedFact, Refusal
from linli.people.actions import FamilyRow, found_families, link_family, set_phone
from linli.people.details import phone_of
from linli.people.models import Account, Consent, FamilyMember, Person
from tests import scenes
from tests.cast import NOW, Cast

HAO = "/people/P0001/"


@pytest.fixture(autouse=True)
def _phone(cast: Cast) -> None:
    set_phone(person=cast.people["郝姐"], phone="13800138000", by=cast.house, at=NOW)


@pytest.mark.parametrize("words", ["郝桂", "hao gui", "hgl", "P0001", "p0001"])
def test_a_person_is_found_by_name_sound_or_code(cast: Cast, words: str) -> None:
    page = cast.client("方晓").get("/people/", {"q": words}).content.decode()
    assert "郝桂兰" in page
    assert "周德昌" not in page


def test_the_list_says_what_to_do_when_nobody_is_found(cast: Cast) -> None:
    page = cast.client("方晓").get("/people/", {"q": "查无此人"}, headers={"HX-Request": "true"})
    assert 'class="empty"' in page.content.decode()
    assert "<html" not in page.content.decode()


def test_e63_a_phone_is_shown_for_a_reason_and_the_look_is_told(cast: Cast) -> None:
    grid_member = cast.client("方晓")
    assert "13800138000" not in grid_member.get(HAO).content.decode()
    assert grid_member.post(f"{HAO}phone/", {"reason": ""}).status_code == 422
    shown = grid_member.post(f"{HAO}phone/", {"reason": "楼下漏水"})
    assert "13800138000" in shown.content.decode()
    mine = cast.client("郝姐").get("/people/me/").content.decode()
    assert "楼下漏水" in mine
    assert "方晓" in mine


def test_e63_a_refused_look_is_noted(cast: Cast) -> None:
    page = cast.client("另一网格员").post(f"{HAO}phone/", {"reason": "想问问"})
    assert page.status_code == 409
    assert "13800138000" not in page.content.decode()
    assert Refusal.objects.get().code == "NOT_YOURS_TO_SEE"


def test_the_committee_puts_a_newcomer_on_the_register(cast: Cast) -> None:
    typed = {
        "name": "新 邻居",
        "birth_year": "１９８５",
        "dwelling": "B1-2-0102",
        "phone": "139 0013 9000",
    }
    answer = cast.client("书记").post("/people/new/", typed)
    person = Person.objects.get(name="新 邻居")
    assert answer["Location"] == f"/people/{person.code}/"
    assert person.birth_year == 1985
    assert phone_of(person) == "13900139000"


def test_a_wrong_phone_keeps_the_newcomer_out_and_is_said_beside_the_field(cast: Cast) -> None:
    page = cast.client("书记").post("/people/new/", {"name": "新邻居", "phone": "一三九"})
    assert page.status_code == 422
    assert page.context["form"].errors["phone"]
    assert not Person.objects.filter(name="新邻居").exists()
    assert Refusal.objects.get().code == "NOT_A_PHONE"


@pytest.mark.parametrize("birth_year", ["١٩٨٥", "85", "1985.5", "-1985", "99999999999999"])
def test_a_year_is_typed_in_digits(cast: Cast, birth_year: str) -> None:
    page = cast.client("书记").post("/people/new/", {"name": "某", "birth_year": birth_year})
    assert page.status_code == 422
    assert page.context["form"].errors["birth_year"]


def test_e05_a_resident_agrees_and_takes_it_back(cast: Cast) -> None:
    client = cast.client("郝姐")
    client.post(f"{HAO}consents/", {"purpose": "points", "channel": "any"})
    consent = Consent.objects.get(person=cast.people["郝姐"])
    client.post(f"{HAO}consents/{consent.code}/withdraw/")
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None


def test_e37_the_desk_writes_in_what_a_resident_signed(cast: Cast) -> None:
    cast.client("书记").post(f"{HAO}consents/", {"purpose": "points", "channel": "any"})
    fact = RecordedFact.objects.get(kind="people.ConsentGiven")
    assert (fact.by_id, fact.recorded_by_id) == (cast.people["郝姐"].pk, cast.people["书记"].pk)


def test_a_neighbour_finds_nobody_elses_consents(cast: Cast) -> None:
    typed = {"purpose": "points", "channel": "any"}
    assert cast.client("老周").post(f"{HAO}consents/", typed).status_code == 404
    assert not Consent.objects.exists()


def test_a_child_is_asked_for_a_grown_up(cast: Cast) -> None:
    client, code = cast.client("郝小满"), cast.people["郝小满"].code
    typed = {"purpose": "points", "channel": "any"}
    page = client.post(f"/people/{code}/consents/", typed)
    assert page.status_code == 422
    assert page.context["consent_form"].errors["guardian"]
    client.post(f"/people/{code}/consents/", typed | {"guardian": cast.people["郝雯"].code})
    assert Consent.objects.get().guardian == cast.people["郝雯"]


def test_e61_a_resident_downloads_what_is_held(cast: Cast) -> None:
    answer = cast.client("郝姐").get("/people/me/export/")
    assert "attachment" in answer["Content-Disposition"]
    assert answer.json()["people"]["phone"] == "13800138000"


def test_e61_what_every_part_of_the_house_holds_is_in_the_copy(cast: Cast) -> None:
    scenes.rewards_leaders(cast)
    scenes.opts_in(cast, "郝姐")
    case = scenes.told(cast)
    scenes.pay(cast, scenes.share(scenes.collecting(cast), "0101"))
    cases.name_leader(case=case, leader=cast.people["郝姐"], by=cast.by("方晓"), at=NOW)
    cases.finish_work(case=case, by=cast.by("方晓"), at=NOW)
    cases.close(case=case, by=cast.by("方晓"), at=NOW)
    agree_care(
        by=cast.by("方晓"),
        at=NOW,
        dwelling=cast.people["郝姐"].dwelling,
        person=cast.people["郝姐"],
        every_days=2,
        reason="lives_alone",
        agreement="in_person",
        agreed_on=day_of(NOW),
    )
    client = cast.client("郝姐")
    copy = client.get("/people/me/export/").json()
    assert [told["code"] for told in copy["matters"]["told"]] == [case.code]
    assert copy["matters"]["looked_in_on"][0]["reason"] == "lives_alone"
    assert (copy["credit"]["points"], len(copy["credit"]["awards"])) == (8, 1)
    assert len(copy["payments"]["receipts"]) == 1
    assert len(client.get("/people/me/").context["stays"]) >= 4


def test_e61_a_resident_has_phone_and_account_deleted(cast: Cast) -> None:
    client = cast.client("郝姐")
    assert client.post("/people/me/erase/")["Location"] == "/"
    assert not Account.objects.filter(person=cast.people["郝姐"]).exists()
    assert client.get("/people/me/").status_code == 302


def test_a_family_link_is_confirmed_by_its_person(cast: Cast) -> None:
    [family] = found_families(rows=[FamilyRow(name="郝家")], by=cast.house, at=NOW)
    link = link_family(
        family=family, person=cast.people["郝姐"], relation="母", by=cast.house, at=NOW
    )
    confirm = f"/people/me/family/{link.pk}/confirm/"
    assert cast.client("老周").post(confirm).status_code == 404
    assert cast.client("郝姐").post(confirm).status_code == 302
    assert FamilyMember.objects.get(pk=link.pk).confirmed_at is not None
