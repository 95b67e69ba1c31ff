"""Was it told before? What a neighbour is shown while typing, and what one tap does."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from linli.grid.actions import cases
from linli.grid.actions.neighbours import me_too
from linli.grid.actions.photos import add_photo, clear_photo_for_all
from linli.grid.models import Case, CasePhoto, MeToo, State
from linli.grid.tokens import token_of
from linli.journal.models import RecordedFact
from linli.web.grid.desk import for_a_meeting
from tests import scenes
from tests.cast import Cast
from tests.scenes import later, refused

LIKE_IT = {"category": "broken_railing", "place": "B1"}


@pytest.fixture
def railing(cast: Cast) -> Case:
    """A broken railing that 郝姐 told and the grid member took up."""
    told = scenes.told(cast)
    return cases.accept(case=told, by=cast.by("方晓"), at=later(1), title="三楼扶手松动")


def asked(cast: Cast, who: str | None = "老周", **typed: str) -> str:
    answered: Any = cast.client(who).get("/report/known/", LIKE_IT | typed)
    assert answered.status_code == 200
    return str(answered.content.decode())


def photo_of(cast: Cast, case: Case) -> CasePhoto:
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    file.seek(0)
    kind = CasePhoto.Kind.BEFORE
    return add_photo(case=case, upload=file, kind=kind, by=cast.by("方晓"), at=later(1))


def test_what_was_told_before_is_shown_while_typing(cast: Cast, railing: Case) -> None:
    assert "三楼扶手松动" in asked(cast)
    assert "三楼扶手松动" in asked(cast, None), "to visitors too"
    assert "三楼扶手松动" not in asked(cast, place="B2")
    assert not asked(cast, category="").strip(), "nothing is known of it yet"


def test_what_is_at_its_end_is_not_shown(cast: Cast, railing: Case) -> None:
    cases.reject(case=railing, by=cast.by("方晓"), at=later(2), note="不归我们")
    assert "三楼扶手松动" not in asked(cast)


def test_e58_a_neighbour_sees_neither_what_was_said_nor_what_nobody_has_taken_up(
    cast: Cast,
) -> None:
    case = scenes.told(cast)
    assert case.code not in asked(cast)
    assert case.code in asked(cast, "方晓"), "staff see it"
    cases.accept(case=case, by=cast.by("方晓"), at=later(1))
    page = asked(cast)
    assert "老人下楼危险" not in page
    assert "郝桂兰" not in page


def test_e58_the_words_of_a_reporter_do_not_answer_a_neighbour_who_guesses(cast: Cast) -> None:
    cases.accept(case=scenes.told(cast), by=cast.by("方晓"), at=later(1), title="扶手")
    scenes.category(cast, "clutter")
    guess = {"category": "clutter", "place": "B1", "description": "扶手松了，老人下楼危险"}
    assert "扶手" not in asked(cast, **guess)
    assert "扶手" in asked(cast, "方晓", **guess)


def test_e25_only_a_cleared_photo_is_shown(cast: Cast, railing: Case) -> None:
    kept = photo_of(cast, railing)
    assert "<img" not in asked(cast)
    clear_photo_for_all(of_case=kept, by=cast.by("书记"), at=later(2))
    assert f"/files/photos/{kept.photo_id}/" in asked(cast)


def test_one_tap_is_enough_and_counts_once(cast: Cast, railing: Case) -> None:
    client = cast.client("老周")
    for _twice in range(2):
        answered = client.post(f"/c/{railing.code}/me-too/", headers={"hx-request": "true"})
        assert answered["HX-Redirect"] == f"/c/{railing.code}/"
    railing.refresh_from_db()
    assert railing.me_too == MeToo.objects.count() == 1
    assert railing.code in client.get("/mine/").content.decode(), "they can follow it"


def test_whoever_told_it_is_counted_already(cast: Cast, railing: Case) -> None:
    with refused("YOURS_ALREADY"):
        me_too(case=railing, by=cast.by("郝姐"), at=later(2))


def test_a_visitor_is_asked_to_log_in_first(cast: Cast, railing: Case) -> None:
    answered = cast.client().post(f"/c/{railing.code}/me-too/")
    assert answered.status_code == 302
    assert "next=" in answered["Location"]
    assert not MeToo.objects.exists()


def test_without_javascript_the_question_comes_after_sending(cast: Cast, railing: Case) -> None:
    client = cast.client("老周")
    sent = client.post("/report/", LIKE_IT)["Location"]
    assert "三楼扶手松动" in client.get(sent).content.decode()
    assert client.post(f"{sent}same/", {"into": railing.code})["Location"] == f"/c/{railing.code}/"
    mine = Case.objects.get(reporter=cast.people["老周"])
    railing.refresh_from_db()
    assert (mine.state, mine.merged_into, railing.me_too) == (State.MERGED, railing, 1)
    assert RecordedFact.objects.filter(kind="grid.CaseMerged").count() == 1


def test_nobody_joins_the_report_of_somebody_else(cast: Cast, railing: Case) -> None:
    report = scenes.told(cast, "老周")
    address = f"/report/sent/{token_of(report)}/same/"
    answered = cast.client("楼长").post(address, {"into": railing.code})
    assert answered.status_code == 409
    report.refresh_from_db()
    assert report.state == State.REPORTED


def test_what_somebody_works_on_is_no_longer_the_reporters_to_join(
    cast: Cast, railing: Case
) -> None:
    report = scenes.told(cast, "老周")
    cases.accept(case=report, by=cast.by("方晓"), at=later(2))
    address = f"/report/sent/{token_of(report)}/same/"
    assert cast.client("老周").post(address, {"into": railing.code}).status_code == 409


def test_many_neighbours_call_for_a_meeting(cast: Cast, railing: Case) -> None:
    enough = railing.community.thresholds.meeting_me_too
    for who in list(cast.people)[1 : enough + 1]:
        assert not for_a_meeting(railing)
        me_too(case=railing, by=cast.by(who), at=later(2))
    assert for_a_meeting(railing)
    assert RecordedFact.objects.filter(kind="grid.ManyConcerned").count() == 1
    page = cast.client("方晓").get(f"/c/{railing.code}/").content.decode()
    assert 'id="meeting"' in page
    assert 'id="meeting"' not in cast.client("老周").get(f"/c/{railing.code}/").content.decode()


def test_staff_join_two_reports_and_everybody_hears_of_it(cast: Cast, railing: Case) -> None:
    again = scenes.told(cast, "老周")
    me_too(case=railing, by=cast.by("楼长"), at=later(1))
    page = cast.client("方晓").get(f"/c/{again.code}/").content.decode()
    assert "三楼扶手松动" in page
    cast.client("方晓").post(f"/c/{again.code}/do/merge/", {"into": railing.code})
    cases.finish_work(case=railing, by=cast.by("方晓"), at=later(3))
    for who in ("老周", "楼长"):
        asks = cast.client(who).get(f"/c/{railing.code}/").content.decode()
        assert f'action="/c/{railing.code}/solved/"' in asks, "they are asked whether it is solved"
        assert railing.headline in cast.client(who).get("/").content.decode()


def test_the_question_reads_little(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for hour in range(30):
        case = scenes.told(cast, at=later(hour))
        cases.accept(case=case, by=cast.by("方晓"), at=later(hour))
    client = cast.client("老周")
    with django_assert_max_num_queries(14):
        client.get("/report/known/", LIKE_IT)
