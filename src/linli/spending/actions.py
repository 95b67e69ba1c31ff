"""From a surplus to what it pays for: laid out, wished for, chosen among, decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import clean, one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling
from linli.spending.facts import (
    BudgetDecided,
    BudgetLaidOut,
    ChoosingBegan,
    HomeChose,
    ImprovementAdmitted,
    ImprovementDeclined,
    ImprovementProposed,
)
from linli.spending.models import Approval, Budget, Improvement
from linli.spending.permissions import may_choose_for, may_lay_out
from linli.spending.queries import outcomes_of


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is laid out: the money, where it comes from, how it is spent, and until when."""

    title: str
    source: str
    amount_fen: int
    method: str
    propose_until: datetime
    vote_until: datetime


@dataclass(frozen=True, kw_only=True)
class Wished:
    """A wish as it is typed; `key` makes sending it twice once."""

    title: str
    words: str
    cost_fen: int
    key: str


@action
def lay_out(*, plan: Plan, by: By, at: datetime, code: str = "") -> Budget:
    """Lay a surplus out. How it will be spent is fixed before anybody wishes.

    Refused: NOTHING_SAID, NO_MONEY, WRONG_SPAN.
    """
    _lays_out(by, at)
    if not one_line(plan.title):
        raise Refused("NOTHING_SAID", _("Please give it a name."), field="title")
    if plan.amount_fen <= 0:
        raise Refused("NO_MONEY", _("How much is there to spend?"), field="amount")
    if not at < plan.propose_until < plan.vote_until:
        words = _("First the wishes, then the choosing, and both still to come.")
        raise Refused("WRONG_SPAN", words, field="vote_until")
    budget = Budget.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Budget, by.community_id, "BU")[0],
        title=one_line(plan.title),
        source=one_line(plan.source),
        amount_fen=plan.amount_fen,
        method=plan.method,
        propose_until=plan.propose_until,
        vote_until=plan.vote_until,
    )
    fact = BudgetLaidOut(budget_id=budget.pk, amount_fen=plan.amount_fen, method=plan.method)
    record(fact, by=by, at=at)
    return budget


@action
def propose(*, budget: Budget, wished: Wished, by: By, at: datetime, code: str = "") -> Improvement:
    """A neighbour wishes for something. The same form again is answered with the same wish.

    Refused: PROPOSING_OVER, NOTHING_SAID, NO_COST, MORE_THAN_THERE_IS.
    """
    given = Improvement.objects.of(by.community_id).filter(key=wished.key).first()
    if given is not None:
        return given
    if budget.state != Budget.State.PROPOSING or at > budget.propose_until:
        raise Refused("PROPOSING_OVER", _("The time for wishes is over. Next year again!"))
    if by.person_id is None:
        raise Refused("NOT_A_NEIGHBOUR", _("Only somebody of this community can wish."))
    if not one_line(wished.title):
        raise Refused("NOTHING_SAID", _("What would you like?"), field="title")
    _check_cost(budget, wished.cost_fen)
    improvement = Improvement.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Improvement, by.community_id, "IM")[0],
        budget=budget,
        title=one_line(wished.title),
        words=clean(wished.words),
        cost_fen=wished.cost_fen,
        proposed_by=Person.objects.of(by.community_id).get(pk=by.person_id),
        proposed_at=at,
        key=wished.key,
    )
    fact = ImprovementProposed(
        budget_id=budget.pk, improvement_id=improvement.pk, cost_fen=wished.cost_fen
    )
    record(fact, by=by, at=at)
    return improvement


@action
def admit(*, improvement: Improvement, cost_fen: int, by: By, at: datetime) -> Improvement:
    """The committee has asked what it costs, and puts it on the list."""
    _lays_out(by, at)
    _check_cost(improvement.budget, cost_fen)
    _look_at(improvement, state=Improvement.State.ADMITTED, cost_fen=cost_fen)
    fact = ImprovementAdmitted(
        budget_id=improvement.budget_id, improvement_id=improvement.pk, cost_fen=cost_fen
    )
    record(fact, by=by, at=at)
    return improvement


@action
def decline(*, improvement: Improvement, reason: str, by: By, at: datetime) -> Improvement:
    """The committee says why something cannot be paid from this money; everybody can read it."""
    _lays_out(by, at)
    said = one_line(reason)
    if not said:
        raise Refused("NO_REASON", _("Please say why; everybody may read it."), field="reason")
    _look_at(improvement, state=Improvement.State.DECLINED, declined_because=said)
    fact = ImprovementDeclined(
        budget_id=improvement.budget_id, improvement_id=improvement.pk, reason=said
    )
    record(fact, by=by, at=at)
    return improvement


@action
def begin_choosing(*, budget: Budget, by: By, at: datetime) -> Budget:
    """The list stands. Refused: STILL_PROPOSING, NOT_ALL_LOOKED_AT, EMPTY_LIST."""
    _lays_out(by, at)
    if at <= budget.propose_until:
        raise Refused("STILL_PROPOSING", _("Neighbours may still wish."))
    wishes = Improvement.objects.filter(budget=budget)
    if wishes.filter(state=Improvement.State.PROPOSED).exists():
        raise Refused("NOT_ALL_LOOKED_AT", _("Please look at every wish first."))
    admitted = wishes.filter(state=Improvement.State.ADMITTED).count()
    if not admitted:
        raise Refused("EMPTY_LIST", _("There is nothing on the list yet."))
    _advance(budget, Budget.State.PROPOSING, Budget.State.VOTING)
    record(ChoosingBegan(budget_id=budget.pk, improvements=admitted), by=by, at=at)
    return budget


@action
def choose(
    *, budget: Budget, home: Dwelling, wishes: Sequence[Improvement], by: By, at: datetime
) -> None:
    """A home says what it would like, as many as it likes; the last word counts until the end.

    Refused: NOT_YOUR_HOME, CHOOSING_OVER, NOT_ON_THE_LIST.
    """
    if home.community_id != by.community_id or not may_choose_for(by, home, at):
        raise Refused("NOT_YOUR_HOME", _("A grown-up of the home chooses for it."))
    locked = Budget.objects.of(by.community_id).select_for_update().get(pk=budget.pk)
    if locked.state != Budget.State.VOTING or at > locked.vote_until:
        raise Refused("CHOOSING_OVER", _("It is not the time for choosing."))
    listed = Improvement.State.ADMITTED
    if any(wish.budget_id != budget.pk or wish.state != listed for wish in wishes):
        raise Refused("NOT_ON_THE_LIST", _("That is not on this list."))
    Approval.objects.filter(improvement__budget=budget, dwelling=home).delete()
    try:
        with transaction.atomic():
            Approval.objects.bulk_create(
                Approval(
                    community_id=by.community_id,
                    improvement=wish,
                    dwelling=home,
                    given_by_id=by.person_id,
                    at=at,
                )
                for wish in wishes
            )
    except IntegrityError:
        raise Refused("NOT_ON_THE_LIST", _("Please choose each only once.")) from None
    record(HomeChose(budget_id=budget.pk, dwelling_id=home.pk), by=by, at=at)


@action
def decide(*, budget: Budget, by: By, at: datetime) -> Budget:
    """The published method chooses, and nobody else. Refused: STILL_CHOOSING."""
    _lays_out(by, at)
    if at <= budget.vote_until:
        raise Refused("STILL_CHOOSING", _("Every home may choose until the last minute."))
    _advance(budget, Budget.State.VOTING, Budget.State.DECIDED, decided_at=at)
    won = [int(outcome.wish.name) for outcome in outcomes_of(budget) if outcome.won]
    wishes = Improvement.objects.filter(budget=budget, state=Improvement.State.ADMITTED)
    wishes.update(won=False)
    wishes.filter(pk__in=won).update(won=True)
    spent = sum(wishes.filter(pk__in=won).values_list("cost_fen", flat=True))
    record(BudgetDecided(budget_id=budget.pk, won=len(won), spent_fen=spent), by=by, at=at)
    return budget


def _lays_out(by: By, at: datetime) -> None:
    if not may_lay_out(by, at):
        raise Refused("NOT_YOURS_TO_LAY_OUT", _("The committee lays a surplus out."))


def _check_cost(budget: Budget, cost_fen: int) -> None:
    if cost_fen <= 0:
        raise Refused("NO_COST", _("What does it cost, roughly?"), field="cost")
    if cost_fen > budget.amount_fen:
        words = _("It costs more than there is to spend.")
        raise Refused("MORE_THAN_THERE_IS", words, field="cost")


def _look_at(improvement: Improvement, **changes: object) -> None:
    open_wishes = Improvement.objects.filter(
        pk=improvement.pk, budget__state=Budget.State.PROPOSING
    )
    if not open_wishes.update(**changes):
        raise Refused("LIST_STANDS", _("The list stands; it cannot be changed any more."))
    improvement.refresh_from_db()


def _advance(budget: Budget, before: str, after: str, **changes: object) -> None:
    if not Budget.objects.filter(pk=budget.pk, state=before).update(state=after, **changes):
        raise Refused("NOT_AT_THIS_STEP", _("A colleague was quicker. Please look again."))
    budget.refresh_from_db()
