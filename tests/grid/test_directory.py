"""The grid member's directory: whom to call for what, and whether the number still answers."""

from __future__ import annotations

from datetime import date

from linli.grid.actions import cases
from linli.grid.actions.directory import list_contact, verify_contact
from linli.grid.models import Contact
from linli.insight.figures.grid import grid
from linli.journal.by import By
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later, refused


def plumber(cast: Cast, by: By | None = None, **more: date) -> Contact:
    return list_contact(
        by=by or cast.by("方晓"),
        at=NOW,
        kind=Contact.Kind.PROPERTY,
        organisation="惠民物业",
        phone="0631-5550001",
        **more,
    )


def test_a_call_about_a_matter_stands_on_its_thread(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    step = cases.call(
        case=case, contact=plumber(cast), by=cast.by("方晓"), at=later(1), note="师傅半小时到"
    )
    assert step.contact is not None
    assert step.contact.organisation == "惠民物业"
    assert case.steps.get() == step
    assert grid(cast.community, later(2))["contact_calls"] == 1


def test_staff_keep_the_directory_and_nobody_else(cast: Cast) -> None:
    for who in ("郝姐", "单元长", "民警", "记账员"):
        with refused("NOT_YOURS_TO_HANDLE"):
            plumber(cast, cast.by(who))


def test_a_number_nobody_tried_for_ninety_days_is_stale_until_somebody_does(cast: Cast) -> None:
    contact = plumber(cast, verified_on=date(2020, 12, 9))
    assert grid(cast.community, NOW)["directory_stale"] == [contact.code]
    verify_contact(contact=contact, by=cast.by("方晓"), at=NOW, on=date(2020, 12, 10))
    assert grid(cast.community, NOW)["directory_stale"] == []


def test_e68_the_directory_next_door_is_not_ours(cast: Cast, next_door: Cast) -> None:
    plumber(next_door)
    assert not Contact.objects.of(cast.community).exists()
