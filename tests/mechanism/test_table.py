"""Whoever helps is credited, it is told, and a matter that comes back takes the credit back."""

from __future__ import annotations

from linli.credit.accounts import purse
from linli.credit.models import Award
from linli.grid.actions import cases
from linli.journal.models import Reaction, RecordedFact
from linli.ledger.books import balance
from linli.notices.models import Notice
from linli.repairs.closeout import sheet_of
from linli.repairs.models import ShareRequest
from tests import scenes
from tests.cast import Cast
from tests.scenes import later


def closed_with_five_of_twelve_paid(cast: Cast, *, led_by: str | None = None) -> ShareRequest:
    request = scenes.asked(cast, 36_000, led_by=led_by)
    scenes.all_agree(cast, request)
    fang = cast.by("方晓")
    scenes.shares.begin_collecting(request=request, by=fang, at=later(4), basis="equal")
    for room in ("0101", "0102", "0201", "0202", "0301"):
        scenes.pay(cast, scenes.share(request, room))
    cases.finish_work(case=request.case, by=fang, at=later(31.5))
    cases.close(case=request.case, by=fang, at=later(32))
    return request


def test_the_stairwell_is_told_what_became_of_its_money(cast: Cast) -> None:
    request = closed_with_five_of_twelve_paid(cast)
    told = Notice.objects.get()
    assert told.audience == request.scope
    assert (told.matter, told.matter_id) == ("case", request.case_id)
    assert told.because_id == RecordedFact.objects.get(kind="grid.CaseClosed").pk
    values = [value for _, value in told.lines]
    assert any("360.00" in value for value in values)
    assert any("30.00" in value for value in values)
    assert any("31.50" in value for value in values)


def test_e21_neither_the_sheet_nor_the_notice_tells_who_or_how_many_have_not_paid(
    cast: Cast,
) -> None:
    request = closed_with_five_of_twelve_paid(cast)
    told = Notice.objects.get()
    words = f"{told.title} {told.body} {told.lines} {sheet_of(request)}"
    for one in request.shares.select_related("dwelling__unit__parent"):
        assert one.dwelling.code not in words
        assert one.dwelling.room not in words
        assert one.dwelling.door not in words
    for person in cast.people.values():
        assert person.name not in words
    for telling in ("7", "210.00", "150.00"):
        assert telling not in words


def test_a_matter_without_a_leader_or_shared_cost_has_no_consequence(cast: Cast) -> None:
    scenes.rewards_leaders(cast)
    cases.close(case=scenes.worked_on(cast), by=cast.by("方晓"), at=later(3))
    assert not Award.objects.exists()
    assert not Notice.objects.exists()
    assert Reaction.objects.filter(answered=True, fact__matter="case").count() == 2


def test_each_closing_is_credited_and_each_reopening_takes_that_one_back(cast: Cast) -> None:
    scenes.rewards_leaders(cast, 8)
    scenes.opts_in(cast, "郝姐")
    fang, purse_of_hao = cast.by("方晓"), purse(cast.people["郝姐"])
    case = scenes.worked_on(cast, led_by="郝姐")
    for hour in (3, 13):
        cases.close(case=case, by=fang, at=later(hour))
        assert balance(purse_of_hao) == 8
        cases.reopen(case=case, by=fang, at=later(hour + 1), note="又渗水了")
        assert balance(purse_of_hao) == 0
        cases.finish_work(case=case, by=fang, at=later(hour + 2))
    cases.close(case=case, by=fang, at=later(24))
    assert balance(purse_of_hao) == 8
    assert Award.objects.count() == 3
    assert Award.objects.filter(reversed_at__isnull=False).count() == 2


def test_every_consequence_names_the_act_it_follows_from(cast: Cast) -> None:
    scenes.rewards_leaders(cast)
    scenes.opts_in(cast, "郝姐")
    closed_with_five_of_twelve_paid(cast, led_by="郝姐")
    closing = RecordedFact.objects.get(kind="grid.CaseClosed")
    for kind in ("credit.PointsAwarded", "notices.NoticePosted"):
        assert RecordedFact.objects.get(kind=kind).because == closing
