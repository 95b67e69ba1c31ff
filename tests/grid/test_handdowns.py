"""Files that another office hands down, as a city's hotline writes them."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from openpyxl import Workbook

from linli.core.time import CHINA
from linli.grid.handdowns.actions import Taken, take_handdowns
from linli.grid.handdowns.moments import DateOrder, Unreadable, moment_of
from linli.grid.handdowns.personal import personal_in
from linli.grid.handdowns.rules import on_time
from linli.grid.handdowns.study import Study, study
from linli.grid.models import Case, Category, Handdown, HanddownMapping, State
from linli.ops.export import cases, harmless, write
from linli.ops.program import main
from tests import outside, scenes
from tests.cast import NOW, Cast

pytestmark = pytest.mark.database


def boston(variant: str) -> Path:
    return outside.data("boston311") / f"boston311-{variant}"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def seen(cast: Cast, path: Path, **more: Any) -> Study:
    return study(path=path, community=cast.community, name="boston", **more)


def take(cast: Cast, path: Path) -> Taken:
    found = seen(cast, path)
    return take_handdowns(seen=found, by=cast.house, at=NOW, progress=lambda done, total: None)


def table(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    every = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, every[0])
        writer.writeheader()
        writer.writerows(every)
    return path


def hotline(path: Path, **changes: str) -> Path:
    row = {
        "工单编号": "20210301001",
        "受理时间": "2021-03-01 08:00:00",
        "办理时限": "2021-03-05 18:00:00",
        "办结时间": "",
        "是否超期": "否",
        "诉求标题": "楼道灯不亮",
        "诉求类别": "路灯",
        "事发地址": "塔山中路159-1",
        "来电人": "王小明",
    }
    return table(path, [row | changes])


def local(text: str) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA) if text else None


@pytest.mark.parametrize(
    "variant", ["100.csv", "100.jsonl", "dmy-100.csv", "100-with-fake-pii.csv"]
)
def test_due_times_and_flags_of_every_row_come_out_as_in_the_file(cast: Cast, variant: str) -> None:
    expected = rows_of(boston("100.csv"))
    taken = take(cast, boston(variant))
    assert (taken.new, taken.differing) == (100, [])
    kept = {one.external_id: one for one in Handdown.objects.select_related("case")}
    assert len(expected) == len(kept) == 100
    for row in expected:
        one = kept[row["case_enquiry_id"]]
        assert one.case.due_at == one.due_at == local(row["target_dt"])
        assert one.case.closed_at == one.closed_at == local(row["closed_dt"])
        assert one.case.reported_at == local(row["open_dt"])
        assert one.in_time is one.said_in_time is (row["ontime"] == "ONTIME")
        assert (one.case.state == State.CLOSED) is (row["case_status"] == "Closed")
    flags = Counter((one.closed_at is not None, one.in_time) for one in kept.values())
    assert flags == {(True, True): 80, (True, False): 5, (False, False): 12, (False, True): 3}


def test_a_wrong_flag_is_said_by_its_row(cast: Cast, tmp_path: Path) -> None:
    rows = rows_of(boston("100.csv"))
    rows[1]["ontime"] = "OVERDUE"
    assert take(cast, table(tmp_path / "file.csv", rows)).differing == [3]


def test_the_day_first_is_recognised_and_said(cast: Cast) -> None:
    assert seen(cast, boston("dmy-100.csv")).mapping.date_order == DateOrder.DMY
    assert seen(cast, boston("100.csv")).mapping.date_order == DateOrder.YMD


def test_the_malformed_row_is_named_and_the_rest_is_kept_on_offer(cast: Cast) -> None:
    found = seen(cast, boston("100-bad.tsv"))
    assert list(found.bad) == [41]
    assert "30" in found.bad[41]
    assert not HanddownMapping.objects.exists(), "looking enters nothing"
    assert take(cast, boston("100-bad.tsv")).new == 99
    assert not Handdown.objects.filter(external_id="101004113615").exists()


def test_e60_a_column_with_personal_data_is_found_and_not_stored(cast: Cast) -> None:
    found = seen(cast, boston("100-with-fake-pii.csv"))
    assert set(found.personal) == {"closure_reason"}
    assert "18" in found.personal["closure_reason"]
    take(cast, boston("100-with-fake-pii.csv"))
    kept = everything_kept()
    for canary in ("212-555-1234", "987-65-4320", "378734493671000", "joeblows", "Case Noted"):
        assert canary not in kept
    assert "Rodent Activity" in kept
    assert HanddownMapping.objects.get().never_stored == ["closure_reason"]


def test_e60_a_column_may_give_itself_away_by_its_name(cast: Cast, tmp_path: Path) -> None:
    assert set(seen(cast, hotline(tmp_path / "file.csv")).personal) == {"来电人"}


def everything_kept() -> str:
    with connection.cursor() as cursor:
        texts = []
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')
            texts.append(str(cursor.fetchall()))
    return "".join(texts)


def test_a_file_that_comes_again_updates_and_doubles_nothing(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    assert take(cast, hotline(path)).new == 1
    assert take(cast, hotline(path)).same == 1
    later = {"办理时限": "2021-03-08 18:00:00", "办结时间": "2021-03-06 10:00:00"}
    assert take(cast, hotline(path, **later)).changed == 1
    case = Case.objects.get()
    assert case.state == State.CLOSED
    assert case.due_at == datetime(2021, 3, 8, 18, tzinfo=CHINA)
    assert take(cast, hotline(path, **later | {"办结时间": ""})).changed == 1
    case.refresh_from_db()
    assert case.state == State.REOPENED


def test_a_place_and_a_category_are_found_by_what_the_office_calls_them(
    cast: Cast, tmp_path: Path
) -> None:
    light = Category.objects.get(code="stairwell_light")
    light.external_code = "路灯"
    light.save()
    taken = take(cast, hotline(tmp_path / "a.csv"))
    assert not taken.unknown
    case = Case.objects.get()
    assert (case.category, case.place, case.grid) == (light, cast.place("B1"), cast.place("G1"))
    assert (case.title, case.channel, case.public) == ("楼道灯不亮", "hotline_12345", False)
    other = hotline(tmp_path / "b.csv", 工单编号="2", 诉求类别="飞碟", 事发地址="海边")
    assert take(cast, other).unknown == {"飞碟": 1}
    assert str(Case.objects.get(where="海边").category.code) == "other"


def test_overdue_no_means_in_time(cast: Cast, tmp_path: Path) -> None:
    take(cast, hotline(tmp_path / "a.csv"))
    assert Handdown.objects.get().said_in_time is True


def test_excel_reads_as_the_text_does(cast: Cast, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["工单编号", "受理时间", "办理时限"])
    naive = (datetime.fromisoformat(text) for text in ("2021-03-01 08:00", "2021-03-05 18:00"))
    sheet.append([20210301001, *naive])
    book.save(tmp_path / "file.xlsx")
    assert take(cast, tmp_path / "file.xlsx").new == 1
    one = Handdown.objects.get()
    assert (one.external_id, one.due_at) == ("20210301001", datetime(2021, 3, 5, 18, tzinfo=CHINA))


def test_a_file_in_the_encoding_of_a_chinese_excel_is_read(cast: Cast, tmp_path: Path) -> None:
    path = hotline(tmp_path / "file.csv")
    path.write_bytes(path.read_text().encode("gb18030"))
    assert take(cast, path).new == 1
    assert Case.objects.get().title == "楼道灯不亮"


def test_a_file_whose_days_could_be_months_is_not_guessed(cast: Cast, tmp_path: Path) -> None:
    with scenes.refused("DAY_OR_MONTH"):
        seen(cast, hotline(tmp_path / "file.csv", 受理时间="01/02/2021", 办理时限="03/04/2021"))


def test_a_table_without_an_id_is_refused(cast: Cast, tmp_path: Path) -> None:
    with scenes.refused("COLUMNS_MISSING"):
        seen(cast, table(tmp_path / "file.csv", [{"a": "1"}]))
    (tmp_path / "file.pdf").write_text("x")
    with scenes.refused("NOT_A_TABLE"):
        seen(cast, tmp_path / "file.pdf")
    (tmp_path / "file.xlsx").write_text("no workbook")
    with scenes.refused("NOT_A_TABLE"):
        seen(cast, tmp_path / "file.xlsx")


def test_bad_rows_are_each_named(cast: Cast, tmp_path: Path) -> None:
    good = {"工单编号": "1", "受理时间": "2021-03-01", "状态": "办理中"}
    rows = [
        good,
        good,
        good | {"工单编号": ""},
        good | {"工单编号": "3", "受理时间": "2021-13-01"},
        good | {"工单编号": "4", "状态": "已办结"},
    ]
    assert list(seen(cast, table(tmp_path / "file.csv", rows)).bad) == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2021-03-01 08:05:09", "ymd", "2021-03-01T08:05:09+08:00"),
        ("2021年3月1日8时5分", "ymd", "2021-03-01T08:05:00+08:00"),
        ("2021-03-01T00:05:00Z", "ymd", "2021-03-01T08:05:00+08:00"),
        ("01/02/2021", "dmy", "2021-02-01T00:00:00+08:00"),
        ("01/02/2021", "mdy", "2021-01-02T00:00:00+08:00"),
    ],
)
def test_moments_as_files_write_them(text: str, order: str, expected: str) -> None:
    assert moment_of(text, DateOrder(order)) == datetime.fromisoformat(expected)


@pytest.mark.parametrize("text", ["", "soon", "２０２１-03-01", "2021-02-30", "31/12/2021 25:00"])
def test_what_is_no_moment_is_not_guessed(text: str) -> None:
    with pytest.raises(Unreadable):
        moment_of(text, DateOrder.YMD)


def test_in_time_by_our_own_rule() -> None:
    early, due, late = (datetime(2021, 3, day, tzinfo=CHINA) for day in (1, 2, 3))
    assert on_time(None, None, late) is True
    assert on_time(due, due, None) is True
    assert on_time(due, late, early) is False
    assert on_time(due, None, early) is True
    assert on_time(due, None, late) is False
    assert on_time(due, None, None) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("请回电13800138000。", "phone"),
        ("0535-6212345", "phone"),
        ("11010519491231002X", "identity card"),
        ("6222021234567890128", "bank card"),
        ("a.b@example.org", "email"),
        ("monitoring the area. call 212-555-1234 ", "phone"),
        ("collected SSN - 987-65-4320 ", "social security number"),
        ("Person paid with Amex - 378734493671000", "bank card"),
        ("工单20210301001已办结", ""),
        ("2022-01-03 10:06:33.717", ""),
        ("119 L St  South Boston  MA  02127", ""),
        ("https://example.org/61d0688a05bbcf180c297be9/report.jpg", ""),
    ],
)
def test_what_belongs_to_a_person_is_seen(text: str, kind: str) -> None:
    assert personal_in(text) == kind


def test_the_command_says_what_it_sees_and_leaves_nothing_half_done(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = str(boston("100-bad.tsv"))
    words = ["import", "requests", bad, "--data", str(tmp_path), "--yes"]
    assert main([*words, "--dry-run"]) == 0
    assert "row 41" in capsys.readouterr().out
    assert main(words) == 1
    assert "--keep-good takes the 99 good rows" in capsys.readouterr().err
    assert not Handdown.objects.exists()
    assert main([*words, "--keep-good"]) == 0
    assert "99 new, 0 changed, 0 as before." in capsys.readouterr().out


def test_an_export_holds_every_case_and_no_formula(cast: Cast, tmp_path: Path) -> None:
    case = scenes.told(cast)
    Case.objects.filter(pk=case.pk).update(title='=HYPERLINK("http://evil")')
    assert write(cases(cast.community), tmp_path / "cases.csv") == 1
    [row] = rows_of_export(tmp_path / "cases.csv")
    assert row["title"] == '\'=HYPERLINK("http://evil")'
    assert "郝" not in str(row), "who reported it stays here"
    assert write(cases(cast.community), tmp_path / "cases.xlsx") == 1
    assert [harmless(cell) for cell in ("=1", "+1", "-1", "@a", "\tx", 5)] == [
        "'=1",
        "'+1",
        "'-1",
        "'@a",
        "'\tx",
        5,
    ]


def rows_of_export(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_line_that_is_no_object_is_named(cast: Cast, tmp_path: Path) -> None:
    good = json.dumps({"id": 1, "open_dt": "2021-03-01", "type": None})
    (tmp_path / "file.jsonl").write_text(f"{good}\n[]\n{{broken\n")
    assert list(seen(cast, tmp_path / "file.jsonl").bad) == [2, 3]
