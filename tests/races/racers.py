"""What two people do to one matter at the same instant; ids and codes cross the process."""

from __future__ import annotations

from linli.deliberation.actions import agenda, meetings
from linli.deliberation.models import AgendaItem, Meeting
from linli.grid.actions import cases
from linli.grid.models import Case
from linli.journal.by import By
from linli.payments.models import PaymentChannel, Quote
from linli.people.models import Person
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


def sign_in(*, who: dict[str, int], meeting: int) -> int:
    """The id of the sign-in."""
    called = Meeting.objects.get(pk=meeting)
    person = Person.objects.get(pk=who["person_id"])
    return meetings.sign_in(meeting=called, person=person, by=By(**who), at=later(1)).pk


def open_item(*, who: dict[str, int], item: int) -> None:
    topic = AgendaItem.objects.select_related("meeting").get(pk=item)
    agenda.open_item(item=topic, by=By(**who), at=later(1))
