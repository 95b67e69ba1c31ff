"""A statement of points in plain words: what for, by which rule, because of what, who confirmed it.

Every line leads from an entry of the books to its award, its rule and the fact it came from
(guardrail E06).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.credit.accounts import Holder
from linli.credit.models import Award, Rule
from linli.credit.queries import purse_of
from linli.grid.facts import CaseFact, CaseMerged, CaseRejected, CaseReopened
from linli.grid.models import Case, Rectification
from linli.journal.models import RecordedFact
from linli.ledger.books import statement
from linli.ledger.models import Entry
from linli.people.models import Person

LINES = 20
"""Lines on a page."""

_WHY = {
    CaseReopened.kind(): _("It was not solved and is open again; once it is, it counts again."),
    CaseMerged.kind(): _("It turned out to be the same as another matter."),
    CaseRejected.kind(): _("It turned out not to be a matter for here."),
}


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a fact is about, as a neighbour would call it; `case_code` where it has a thread."""

    name: str
    case_code: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry of a purse. `takes_back` is the award that a reversal names, `why` its reason.

    `confirmed_by` is whose act the fact was, empty where it was nobody's.
    """

    seq: int
    amount: int
    balance: int
    at: datetime
    rule: Rule | None
    matter: Matter | None
    confirmed_by: str
    takes_back: Award | None
    why: str
    taken_back_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of a statement; `before` is the place where the next one begins, None at the end."""

    lines: list[Line]
    before: int | None


def statement_of(holder: Holder, before: int | None = None) -> Page:
    """A holder's statement, newest first."""
    purse = purse_of(holder)
    entries = statement(purse, before, LINES + 1) if purse else []
    shown = entries[:LINES]
    return Page(
        lines=_lines(shown),
        before=shown[-1].seq if len(entries) > LINES else None,
    )


def facts_behind(ids: Iterable[int]) -> dict[int, RecordedFact]:
    """The facts with these ids."""
    return RecordedFact.objects.in_bulk(set(ids))


def matters_of(facts: Iterable[RecordedFact]) -> dict[int, Matter]:
    """What each fact is about, by the fact's id."""
    known = list(facts)
    cases = Case.objects.select_related("place", "near", "category").in_bulk(
        _ids(known, CaseFact.matter)
    )
    rectified = Rectification.objects.select_related("place__parent").in_bulk(
        _ids(known, "rectification")
    )
    named: dict[int, Matter] = {}
    for fact in known:
        if fact.matter == CaseFact.matter and fact.matter_id in cases:
            case = cases[fact.matter_id]
            named[fact.pk] = Matter(name=case.headline, case_code=case.code)
        elif fact.matter == "rectification" and fact.matter_id in rectified:
            found = rectified[fact.matter_id]
            name = (
                f"{found.place.said if found.place else found.where} · {found.get_kind_display()}"
            )
            named[fact.pk] = Matter(name=name)
    return named


def _ids(facts: list[RecordedFact], matter: str) -> set[int]:
    return {fact.matter_id for fact in facts if fact.matter == matter}


def _lines(entries: list[Entry]) -> list[Line]:
    facts = facts_behind(entry.move.because_id for entry in entries if entry.move.because_id)
    matters = matters_of(facts.values())
    given, reversing = _awards({entry.move_id for entry in entries})
    names = _names(facts.values())
    return [
        _line(
            entry,
            given=given.get(entry.move_id),
            takes_back=reversing.get(entry.move_id),
            fact=facts.get(entry.move.because_id or 0),
            matter=matters.get(entry.move.because_id or 0),
            confirmed_by=names.get(entry.move.because_id or 0, ""),
        )
        for entry in entries
    ]


def _line(
    entry: Entry,
    *,
    given: Award | None,
    takes_back: Award | None,
    fact: RecordedFact | None,
    matter: Matter | None,
    confirmed_by: str,
) -> Line:
    award = given or takes_back
    return Line(
        seq=entry.seq,
        amount=entry.amount,
        balance=entry.balance_after,
        at=entry.move.at,
        rule=award.rule if award else None,
        matter=matter,
        confirmed_by=confirmed_by,
        takes_back=takes_back,
        why=str(_WHY.get(fact.kind, "")) if fact else "",
        taken_back_at=given.reversed_at if given else None,
    )


def _awards(moves: set[int]) -> tuple[dict[int, Award], dict[int, Award]]:
    """The awards that these moves gave, and those that they took back, by move."""
    found = Award.objects.filter(Q(move_id__in=moves) | Q(reversed_move_id__in=moves))
    awards = list(found.select_related("rule"))
    given = {award.move_id: award for award in awards if award.move_id in moves}
    reversing = {
        award.reversed_move_id: award
        for award in awards
        if award.reversed_move_id in moves and award.reversed_move_id is not None
    }
    return given, reversing


def _names(facts: Iterable[RecordedFact]) -> dict[int, str]:
    """Who confirmed each fact: the one whose act it was."""
    who = {fact.pk: fact.by_id for fact in facts if fact.by_id}
    people = Person.objects.in_bulk(set(who.values()))
    return {fact: people[person].name for fact, person in who.items() if person in people}
