from __future__ import annotations

from linli.places.models import Dwelling
from linli.spending.methods import Method, Outcome, Wish, spend
from linli.spending.models import Approval, Budget, Improvement


def wishes_of(budget: Budget) -> list[Wish]:
    """The list, each with the homes that approve it; the names are ids, in the order of codes."""
    approvals = Approval.objects.filter(improvement__budget=budget).order_by("dwelling")
    homes: dict[int, list[int]] = {}
    for improvement, dwelling in approvals.values_list("improvement", "dwelling"):
        homes.setdefault(improvement, []).append(dwelling)
    listed = Improvement.objects.filter(budget=budget, state=Improvement.State.ADMITTED)
    return [
        Wish(name=str(pk), cost=cost, homes=tuple(homes.get(pk, ())))
        for pk, cost in listed.order_by("code").values_list("pk", "cost_fen")
    ]


def outcomes_of(budget: Budget) -> list[Outcome]:
    """What the budget's method makes of the approvals."""
    return spend(Method(budget.method), budget.amount_fen, wishes_of(budget))


def homes_that_chose(budget: Budget) -> int:
    """How many homes said what they would like."""
    chosen = Approval.objects.filter(improvement__budget=budget)
    return chosen.values("dwelling").distinct().count()


def chosen_by(budget: Budget, home: Dwelling) -> set[int]:
    """The ids of the improvements that a home would like."""
    chosen = Approval.objects.filter(improvement__budget=budget, dwelling=home)
    return set(chosen.values_list("improvement", flat=True))
