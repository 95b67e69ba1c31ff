"""The answers of the mechanism's table, a few lines each."""

from __future__ import annotations

from linli.credit import actions as credit
from linli.credit.models import Award, RuleCode
from linli.grid.facts import CaseClosed, CaseReopened
from linli.grid.models import Case
from linli.journal.by import By, the_house
from linli.journal.models import RecordedFact
from linli.notices import actions as notices
from linli.notices.models import Notice
from linli.repairs.closeout import sheet_of
from linli.repairs.models import ShareRequest


def reward_leader(fact: CaseClosed, recorded: RecordedFact) -> None:
    """Whoever led a problem to its solution is credited for it (A34)."""
    if fact.led_by_id is None:
        return
    leader = Case.objects.select_related("led_by").get(pk=fact.case_id).led_by
    assert leader is not None
    credit.award(
        by=_house(recorded),
        at=recorded.at,
        rewards=RuleCode.LED_PROBLEM_TO_SOLUTION,
        holder=leader,
        because=recorded,
    )


def take_back_reward(fact: CaseReopened, recorded: RecordedFact) -> None:
    """What a closing gave is taken back when the matter turns out not to be solved."""
    closings = RecordedFact.objects.filter(
        community_id=recorded.community_id,
        matter=CaseClosed.matter,
        matter_id=fact.case_id,
        kind=CaseClosed.kind(),
        id__lt=recorded.pk,
    )
    given = Award.objects.of(recorded.community_id).filter(
        because_id__in=closings.values("id"), reversed_at__isnull=True
    )
    for award in given.select_related("person", "shop", "dwelling", "rule"):
        credit.take_back(award=award, by=_house(recorded), at=recorded.at, because=recorded)


def tell_stairwell(fact: CaseClosed, recorded: RecordedFact) -> None:
    """Those who shared a cost are told what became of it: the close-out sheet (A55)."""
    request = (
        ShareRequest.objects.of(recorded.community_id)
        .filter(case=fact.case_id)
        .select_related("case", "quote", "scope")
        .order_by("chosen_at")
        .last()
    )
    if request is None:
        return
    notices.post_notice(
        by=_house(recorded),
        at=recorded.at,
        kind=Notice.Kind.CASE_CLOSED,
        title=request.case.headline,
        lines=sheet_of(request),
        audience=request.scope,
        thanks=request.case.led_by,
        matter=CaseClosed.matter,
        matter_id=fact.case_id,
        because_id=recorded.pk,
    )


def _house(recorded: RecordedFact) -> By:
    by = the_house(recorded.community_id)
    return By(
        community_id=by.community_id, operator=True, history=recorded.history
    )
