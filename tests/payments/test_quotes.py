"""Prices asked and haggled down: every revision is kept."""

from __future__ import annotations

from linli.payments.models import Quote
from linli.repairs.actions import causes
from tests import scenes
from tests.cast import Cast
from tests.scenes import later, refused


def test_a_lower_price_keeps_the_one_before_it(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    first = scenes.priced(cast, case, 98_000)
    second = causes.ask_price(
        case=case,
        by=cast.by("方晓"),
        at=later(2),
        vendor="通达疏通",
        amount_fen=81_500,
        site_visited=True,
        supersedes=first,
        note="看过现场",
    )
    assert list(Quote.objects.of(cast.community)) == [first, second]
    assert second.supersedes == first


def test_a_price_is_revised_once_and_then_its_revision_is(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    first = scenes.priced(cast, case, 98_000)
    again = {"case": case, "by": cast.by("方晓"), "at": later(2), "vendor": "通达疏通"}
    causes.ask_price(**again, amount_fen=90_000, supersedes=first)
    with refused("REVISED_ALREADY"):
        causes.ask_price(**again, amount_fen=89_000, supersedes=first)


def test_a_price_is_more_than_nothing_and_somebodys(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    with refused("NO_AMOUNT"):
        scenes.priced(cast, case, 0)
    with refused("NOTHING_SAID"):
        causes.ask_price(
            case=case, by=cast.by("方晓"), at=later(1), vendor="\u200b", amount_fen=100
        )


def test_residents_do_not_name_prices_for_the_committee(cast: Cast) -> None:
    case = scenes.found_on_patrol(cast)
    with refused("NOT_YOURS_TO_HANDLE"):
        causes.ask_price(case=case, by=cast.by("郝姐"), at=later(1), vendor="我家", amount_fen=1)
