"""公示 on the screen and on paper: who is named, who writes, where it hangs."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from linli.grid.actions import cases
from linli.grid.models import Case
from linli.notices.actions import Text, hang_up, post_notice, take_down
from linli.notices.models import Notice, Posting
from linli.notices.queries import fingerprint_of, latest_for
from linli.people.actions import give_consent
from linli.people.models import Channel, Purpose
from linli.places.models import Place
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later


@pytest.fixture(autouse=True)
def _the_tests_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doors' clock stands a day after the tests' acts."""
    monkeypatch.setattr("linli.web.middleware.now", lambda community: later(24))


def posted(
    cast: Cast, title: str = "周六停水", *, audience: Place | None = None, **text: Any
) -> Notice:
    return post_notice(
        by=cast.by("方晓"), at=NOW, text=Text(title=title, **text), audience=audience
    )


def settled(cast: Cast, *, led_by: str = "郝姐") -> tuple[Notice, Case]:
    """A shared repair that was closed, and the notice that tells of it."""
    request = scenes.asked(cast, led_by=led_by)
    case = cases.finish_work(case=request.case, by=cast.by("方晓"), at=later(5))
    cases.close(case=case, by=cast.by("方晓"), at=later(6))
    return Notice.objects.get(matter="case"), case


def written(**more: str) -> dict[str, str]:
    form = {"key": str(uuid4()), "title": "周六义务理发", "body": "不用带钱。"}
    return {**form, "audience": "everybody", "step": "post", **more}


def said(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_a_visitor_reads_what_hangs_newest_first(cast: Cast) -> None:
    posted(cast, "先贴的")
    posted(cast, "后贴的")
    page = said(cast.client().get("/notices/"))
    assert page.index("后贴的") < page.index("先贴的")


def test_a_resident_narrows_the_board_to_where_they_live(cast: Cast) -> None:
    posted(cast, "停水两小时")
    posted(cast, "给一单元的", audience=cast.place("B1-1"))
    posted(cast, "给整栋楼的", audience=cast.place("B1"))
    posted(cast, "给三单元的", audience=cast.place("B1-3"))
    client = cast.client("郝姐")
    home = said(client.get("/notices/?for=home"))
    assert "给一单元的" in home
    assert "给整栋楼的" in home
    assert "给三单元的" not in home
    assert "停水两小时" not in home
    everybody = said(client.get("/notices/?for=everybody"))
    assert "停水两小时" in everybody
    assert "给一单元的" not in everybody


def test_a_notice_hangs_through_its_last_day_and_no_longer(cast: Cast) -> None:
    posted(cast, "贴到今天的", until=date(2021, 3, 11))
    posted(cast, "昨天到期的", until=date(2021, 3, 10))
    board = said(cast.client().get("/notices/"))
    assert "贴到今天的" in board
    assert "昨天到期的" not in board
    assert "昨天到期的" in said(cast.client().get("/notices/?for=all-over"))


def test_the_board_turns_its_pages_with_few_questions(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for number in range(32):
        posted(cast, f"第{number:02d}张", audience=cast.place("B1-1"))
    client = cast.client()
    with django_assert_max_num_queries(6):
        first = said(client.get("/notices/"))
    assert "第31张" in first
    assert "第01张" not in first
    assert "第01张" in said(client.get("/notices/?page=2"))


def test_a_settled_matter_hangs_with_its_seal_its_milestones_and_its_thread(cast: Cast) -> None:
    notice, case = settled(cast)
    page = cast.client().get(f"/n/{notice.code}/")
    sheet = page.context["sheet"]
    assert sheet.seal == "已办结"
    assert [point.weight for point in sheet.points][-1] == "end"
    assert fingerprint_of(notice) in said(page)
    assert f"/c/{case.code}/" in said(page)
    assert "<svg" in said(page)


def test_a_matter_that_is_open_again_has_no_seal(cast: Cast) -> None:
    notice, case = settled(cast)
    case.refresh_from_db()
    cases.reopen(case=case, by=cast.by("方晓"), at=later(8), note="又冒水")
    assert cast.client().get(f"/n/{notice.code}/").context["sheet"].seal == ""


def test_e20_a_page_names_the_neighbour_only_with_consent_for_the_web(cast: Cast) -> None:
    notice, _case = settled(cast)
    page = said(cast.client().get(f"/n/{notice.code}/"))
    assert "谢谢热心邻居" in page
    assert "郝桂兰" not in page
    give_consent(
        party=cast.people["郝姐"],
        purpose=Purpose.PUBLICITY,
        channel=Channel.WEB,
        by=cast.by("郝姐"),
        at=later(7),
    )
    assert "谢谢郝桂兰" in said(cast.client().get(f"/n/{notice.code}/"))


def printed(cast: Cast, notice: Notice, tmp_path: Path, paper: str = "a4") -> tuple[str, int]:
    """The words and the number of pages of a poster."""
    answer = cast.client().get(f"/n/{notice.code}/poster.pdf?paper={paper}")
    assert answer["Content-Type"] == "application/pdf"
    file = tmp_path / "poster.pdf"
    file.write_bytes(answer.content)
    words = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    return words.stdout, words.stdout.count("\f")


def test_e20_consent_for_the_web_puts_no_name_on_paper(cast: Cast, tmp_path: Path) -> None:
    notice, _case = settled(cast)
    give_consent(
        party=cast.people["郝姐"],
        purpose=Purpose.PUBLICITY,
        channel=Channel.WEB,
        by=cast.by("郝姐"),
        at=later(7),
    )
    words, pages = printed(cast, notice, tmp_path)
    assert "郝桂兰" not in words
    assert "热心邻居" in words
    assert fingerprint_of(notice) in words.replace(" ", "")
    assert pages == 1


def test_a_long_notice_goes_on_to_further_sheets_and_loses_no_line(
    cast: Cast, tmp_path: Path
) -> None:
    lines = [f"第{number}条：楼道里不放杂物，给老人孩子留一条好走的路。" for number in range(1, 41)]
    words, pages = printed(cast, posted(cast, body="\n".join(lines)), tmp_path, "a3")
    assert pages > 1
    assert "第40条" in words.replace(" ", "")


def test_typed_text_is_no_markup_on_paper(cast: Cast, tmp_path: Path) -> None:
    notice = posted(cast, "#panic[x] *粗* $x$ \\", body='#read("/etc/passwd") </text>')
    words, _pages = printed(cast, notice, tmp_path)
    assert '#read("/etc/passwd")' in words.replace("\u200b", "").replace("”", '"').replace("“", '"')


def test_a_size_of_paper_that_nobody_has_is_not_found(cast: Cast) -> None:
    notice = posted(cast)
    assert cast.client().get(f"/n/{notice.code}/poster.pdf?paper=a0").status_code == 404


def test_staff_see_a_notice_as_it_will_hang_before_anybody_else(cast: Cast) -> None:
    client = cast.client("方晓")
    preview = said(client.post("/notices/new/", written(step="look")))
    assert "贴出来是这样" in preview
    assert "周六义务理发" in preview
    assert not Notice.objects.exists()
    changed = said(client.post("/notices/new/", written(step="change")))
    assert "不用带钱。" in changed
    assert not Notice.objects.exists()


def test_a_form_sent_twice_posts_one_notice(cast: Cast) -> None:
    client, form = cast.client("方晓"), written(audience="B1-1", until="2021-03-20")
    first, again = (client.post("/notices/new/", form) for _ in range(2))
    notice = Notice.objects.get()
    assert first["Location"] == again["Location"] == f"/n/{notice.code}/"
    assert (notice.audience, notice.until) == (cast.place("B1-1"), date(2021, 3, 20))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", ""),
        ("title", "\u200b"),
        ("title", "长" * 121),
        ("body", ""),
        ("body", "长" * 4001),
        ("audience", ""),
        ("audience", "B9"),
        ("until", "2021-13-01"),
        ("until", "2021-03-10"),
        ("key", "not-made-by-the-form"),
    ],
)
def test_a_notice_that_is_not_right_says_so_and_leaves_no_row(
    cast: Cast, field: str, wrong: str
) -> None:
    answer = cast.client("书记").post("/notices/new/", written(**{field: wrong}))
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not Notice.objects.exists()


def test_a_notice_with_signs_that_mislead_is_looked_at_before_it_hangs(cast: Cast) -> None:
    client = cast.client("书记")
    answered = client.post("/notices/new/", written(title="停\u202e水\x00", body="a\u200bb"))
    assert answered.status_code == 422
    assert not Notice.objects.exists()
    client.post("/notices/new/", written(title="停水", body="a\u200bb"))
    notice = Notice.objects.get()
    assert (notice.title, notice.body) == ("停水", "ab")


def test_the_leader_notes_where_it_hangs_once(cast: Cast) -> None:
    notice = posted(cast, audience=cast.place("B1"))
    client = cast.client("单元长")
    for _ in range(2):
        assert client.post(f"/n/{notice.code}/hang-up/", {"place": "B1-1"}).status_code == 302
    posting = Posting.objects.get()
    assert posting.place == cast.place("B1-1")
    assert "塔山中路159-1 1单元" in said(client.get(f"/n/{notice.code}/"))


@pytest.mark.parametrize("place", ["B1-2", "B2-1", "board", ""])
def test_a_leader_hangs_nothing_on_the_walls_of_others(cast: Cast, place: str) -> None:
    notice = posted(cast, audience=cast.place("B1"))
    answer = cast.client("单元长").post(f"/n/{notice.code}/hang-up/", {"place": place})
    assert answer.status_code == 422
    assert not Posting.objects.exists()


def test_residents_do_not_see_who_hung_it_up(cast: Cast) -> None:
    notice = posted(cast, audience=cast.place("B1-1"))
    hang_up(notice=notice, place=notice.audience, by=cast.by("单元长"), at=later(1))
    assert "曲文秀" not in said(cast.client("郝姐").get(f"/n/{notice.code}/"))


def test_what_was_taken_down_is_gone_from_page_board_and_paper(cast: Cast) -> None:
    notice = posted(cast, "写错了的")
    assert cast.client("方晓").post(f"/n/{notice.code}/take-down/").status_code == 302
    client = cast.client()
    page = client.get(f"/n/{notice.code}/")
    assert page.status_code == 410
    assert "写错了的" not in said(page)
    assert "写错了的" not in said(client.get("/notices/"))
    assert client.get(f"/n/{notice.code}/poster.pdf").status_code == 404


def test_the_newest_notice_for_somebody_is_for_all_or_for_their_home(cast: Cast) -> None:
    mine = posted(cast, audience=cast.place("B1-1"))
    posted(cast, audience=cast.place("B1-3"))
    assert latest_for(cast.people["郝姐"], later(1)) == mine
    take_down(notice=mine, by=cast.by("方晓"), at=later(2))
    assert latest_for(cast.people["郝姐"], later(3)) is None
