"""The answers of the mechanism's table, a few lines each."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.utils import translation

from linli.credit import actions as credit
from linli.credit.models import Award, RuleCode
from linli.deliberation.facts import GroupIssueSolved
from linli.estate.facts import FeePaid, FeeRefunded
from linli.grid.actions import kinds
from linli.grid.facts import CaseClosed, CaseFact, RectificationRemoved
from linli.grid.models import Case, Rectification, State
from linli.journal.by import By, the_house
from linli.journal.models import RecordedFact
from linli.notices import actions as notices
from linli.notices.models import Notice
from linli.people.models import Person
from linli.places.facts import CommunityFounded
from linli.places.models import Community, Dwelling
from linli.repairs.closeout import sheet_of
from linli.repairs.models import ShareRequest


def bring_kinds(fact: CommunityFounded, recorded: RecordedFact) -> None:
    """A new community can be told of something at once (A43)."""
    kinds.bring_kinds(Community.objects.get(pk=fact.community_id))


def reward_leader(fact: CaseClosed, recorded: RecordedFact) -> None:
    """Whoever led a problem to its solution is credited for it (A34)."""
    case = Case.objects.select_related("led_by").get(pk=fact.case_id)
    if case.led_by is None or case.state != State.CLOSED:
        return
    credit.award(
        by=_house(recorded),
        at=recorded.at,
        rewards=RuleCode.LED_PROBLEM_TO_SOLUTION,
        holder=case.led_by,
        because=recorded,
    )


def take_back_reward(fact: CaseFact, recorded: RecordedFact) -> None:
    """What a closing gave is taken back when the matter was not solved, or not one of its own."""
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


def reward_cooperation(fact: RectificationRemoved, recorded: RecordedFact) -> None:
    """Residents and shops that put it right by agreement are thanked (A45)."""
    parties = Rectification.objects.select_related("person", "shop")
    rectification = parties.get(pk=fact.rectification_id)
    party = rectification.person or rectification.shop
    if party is None or not rectification.by_agreement:
        return
    credit.award(
        by=_house(recorded),
        at=recorded.at,
        rewards=(
            RuleCode.COOPERATED_RECTIFICATION
            if rectification.person
            else RuleCode.SHOP_COOPERATED_RECTIFICATION
        ),
        holder=party,
        because=recorded,
    )


def reward_group_leader(fact: GroupIssueSolved, recorded: RecordedFact) -> None:
    """Whoever led a matter of a self-governance group to its solution is credited (A11, A34)."""
    leader = Person.objects.filter(pk=fact.led_by_id).first() if fact.led_by_id else None
    if leader is None:
        return
    credit.award(
        by=_house(recorded),
        at=recorded.at,
        rewards=RuleCode.LED_PROBLEM_TO_SOLUTION,
        holder=leader,
        because=recorded,
    )


def reward_payer(fact: FeePaid, recorded: RecordedFact) -> None:
    """Paying a fee is thanked once a dwelling and period (A65)."""
    credit.award(
        by=_house(recorded),
        at=recorded.at,
        rewards=RuleCode.PROPERTY_FEE_PAID,
        holder=Dwelling.objects.get(bills=fact.bill_id),
        because=recorded,
    )


def take_back_fee_reward(fact: FeeRefunded, recorded: RecordedFact) -> None:
    """A refund that leaves the bill unpaid again takes the thanks back."""
    if not fact.unpaid_again:
        return
    paid = RecordedFact.objects.filter(
        community_id=recorded.community_id,
        matter=FeePaid.matter,
        matter_id=fact.bill_id,
        kind=FeePaid.kind(),
        id__lt=recorded.pk,
    )
    given = Award.objects.of(recorded.community_id).filter(
        because_id__in=paid.values("id"), reversed_at__isnull=True
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
    with translation.override(settings.LANGUAGE_CODE):  # a notice speaks the community's language
        notices.post_notice(
            by=_house(recorded),
            at=recorded.at,
            kind=Notice.Kind.CASE_CLOSED,
            text=notices.Text(title=request.case.headline, lines=sheet_of(request)),
            audience=request.scope,
            thanks=request.case.led_by,
            about=notices.About(
                matter=CaseClosed.matter, matter_id=fact.case_id, because_id=recorded.pk
            ),
        )


def _house(recorded: RecordedFact) -> By:
    """Nobody's hand: it follows from a rule, then as when the fact was entered afterwards."""
    return replace(the_house(recorded.community_id), history=recorded.history)
