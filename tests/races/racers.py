"""What two people do to one matter at the same instant; ids and codes cross the process."""

from __future__ import annotations

from linli.grid.actions import cases, neighbours
from linli.grid.actions.joining import merge
from linli.grid.models import Case
from linli.journal.by import By
from linli.payments.models import PaymentChannel, Quote
from linli.places.models import Place
from linli.repairs.actions import shares
from linli.repairs.models import Share, ShareRequest
from tests.scenes import later


def pay(*, who: dict[str, int], share: int, key: str, amount_fen: int) -> int:
    """The number of the receipt."""
    return shares.pay(
        share=Share.objects.get(pk=share),
        by=By(**who),
        at=later(5),
        key=key,
        amount_fen=amount_fen,
        channel=PaymentChannel.CASH,
    ).number


def close(*, who: dict[str, int], case: int) -> None:
    cases.close(case=Case.objects.get(pk=case), by=By(**who), at=later(3))


def reopen(*, who: dict[str, int], case: int) -> None:
    cases.reopen(case=Case.objects.get(pk=case), by=By(**who), at=later(4), note="又渗水了")


def choose(*, who: dict[str, int], quote: int, scope: int) -> None:
    chosen = Quote.objects.get(pk=quote)
    shares.ask_shares(
        case=chosen.inquiry.repair.case,
        quote=chosen,
        scope=Place.objects.get(pk=scope),
        by=By(**who),
        at=later(2),
    )


def begin(*, who: dict[str, int], request: int, basis: str) -> None:
    asked = ShareRequest.objects.get(pk=request)
    shares.begin_collecting(request=asked, by=By(**who), at=later(4), basis=basis)


def answer(*, who: dict[str, int], share: int, said: str) -> None:
    shares.answer(
        share=Share.objects.get(pk=share), by=By(**who), at=later(4), answer=said, channel="phone"
    )


def begin_or_answer(*, act: str, **arguments: object) -> None:
    """One begins to collect while the other still answers."""
    {"begin": begin, "answer": answer}[act](**arguments)  # type: ignore[arg-type]


def act_on_case(*, act: str, who: dict[str, int], case: int, **more: int) -> None:
    """One of the things that two people do to a case at once."""
    found, by = Case.objects.get(pk=case), By(**who)
    if act == "accept":
        cases.accept(case=found, by=by, at=later(3))
    elif act == "confirm":
        neighbours.confirm_fix(case=found, by=by, at=later(4))
    elif act == "deny":
        neighbours.deny_fix(case=found, by=by, at=later(4), note="还是松的")
    elif act == "reopen":
        cases.reopen(case=found, by=by, at=later(4), note="又松了")
    elif act == "close":
        cases.close(case=found, by=by, at=later(4))
    elif act == "me_too":
        neighbours.me_too(case=found, by=by, at=later(4))
    else:
        merge(case=found, into=Case.objects.get(pk=more["into"]), by=by, at=later(4))
