"""Reporting on paper: printed with a code, handed in, typed back (guardrail E37)."""

from __future__ import annotations

from uuid import uuid4

from linli.grid.models import Case, ReportChannel
from tests.cast import Cast


def test_e37_the_report_can_be_printed_for_one_place_or_for_any(cast: Cast) -> None:
    for address in ("/report/paper.pdf", "/report/paper.pdf?place=B1"):
        answered = cast.client().get(address)
        assert answered["Content-Type"] == "application/pdf"
        assert answered.content.startswith(b"%PDF")


def test_e68_the_form_does_not_know_a_place_of_another_community(
    cast: Cast, next_door: Cast
) -> None:
    theirs = next_door.place("B1")
    theirs.code, theirs.name = "THEIRS", "邻区一号楼"
    theirs.save()
    assert cast.client().get("/report/paper.pdf?place=THEIRS").status_code == 200
    assert "邻区一号楼" not in cast.client().get("/report/?place=THEIRS").content.decode()


def test_e37_the_code_opens_the_page_at_its_place_and_staff_type_it_back(cast: Cast) -> None:
    address = "/report/?how=paper&place=B1"
    assert 'value="B1" checked' in cast.client().get(address).content.decode()
    page = cast.client("方晓").get(address).content.decode()
    assert 'value="paper" selected' in page
    typed = {"category": "clutter", "place": "B1", "channel": "paper", "name": "周德昌"}
    answered = cast.client("方晓").post("/report/", typed | {"key": str(uuid4())})
    assert answered.status_code == 302
    case = Case.objects.get()
    assert (case.channel, case.reporter) == (ReportChannel.PAPER, cast.people["老周"])
