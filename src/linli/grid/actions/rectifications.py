"""Putting right what stands where it may not, by talking (A44, A45; guardrail E56)."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.grid import facts
from linli.grid.actions.steps import refuse_other_community
from linli.grid.models import Rectification
from linli.grid.permissions import may_rectify
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.places.models import Place, Shop

State = Rectification.State


@action
def find(
    *,
    by: By,
    at: datetime,
    kind: str,
    place: Place | None = None,
    where: str = "",
    party: Person | Shop | None = None,
    code: str = "",
) -> Rectification:
    """Something stands where it may not. The party is whoever set it up, if known."""
    if not may_rectify(by, place, at):
        raise _not_yours()
    refuse_other_community(by, place, party)
    if place is None and not one_line(where):
        raise Refused("NOTHING_SAID", _("Please say where it is."), field="where")
    found = Rectification.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Rectification, by.community_id, "RC")[0],
        kind=kind,
        place=place,
        where=one_line(where),
        found_on=day_of(at),
        **({type(party).__name__.lower(): party} if party else {}),
    )
    record(facts.RectificationFound(rectification_id=found.pk), by=by, at=at)
    return found


@action
def talk(*, rectification: Rectification, by: By, at: datetime) -> Rectification:
    """It was talked over with them."""
    return _note(rectification, by, at, State.TALKED, facts.RectificationTalked, "talked_on")


@action
def agree(*, rectification: Rectification, by: By, at: datetime) -> Rectification:
    """They agreed to take it away themselves."""
    return _note(rectification, by, at, State.AGREED, facts.RectificationAgreed, "agreed_on")


@action
def refuse(*, rectification: Rectification, by: By, at: datetime) -> Rectification:
    """They did not agree. That costs them nothing; the authority may be asked."""
    return _note(rectification, by, at, State.REFUSED, facts.RectificationRefused, "refused_on")


@action
def refer(*, rectification: Rectification, by: By, at: datetime, document: str) -> Rectification:
    """It is handed to the authority, which alone may order it away. Refused: DOCUMENT_NEEDED."""
    if not one_line(document):
        raise Refused(
            "DOCUMENT_NEEDED",
            _("Please enter the number of the authority's document."),
            field="document",
        )
    return _note(
        rectification,
        by,
        at,
        State.REFERRED,
        facts.RectificationReferred,
        authority_document=one_line(document),
    )


@action
def note_removed(*, rectification: Rectification, by: By, at: datetime) -> Rectification:
    """It is gone. Refused: NEITHER_AGREED_NOR_ORDERED, for the committee removes nothing (E56)."""
    if not (rectification.agreed_on or rectification.authority_document or by.history):
        raise Refused(
            "NEITHER_AGREED_NOR_ORDERED",
            _("First they agree, or the authority orders it. The committee removes nothing."),
        )
    return _note(
        rectification,
        by,
        at,
        State.REMOVED,
        facts.RectificationRemoved,
        "removed_on",
        by_agreement=rectification.by_agreement,
    )


@action
def reinspect(*, rectification: Rectification, by: By, at: datetime) -> Rectification:
    """Somebody looked again, and it has not come back. Refused: NOT_GONE_YET."""
    if rectification.removed_on is None and not by.history:
        raise Refused("NOT_GONE_YET", _("First note that it is gone, then look again."))
    return _note(
        rectification,
        by,
        at,
        State.REINSPECTED,
        facts.RectificationReinspected,
        "reinspected_on",
    )


def _note(
    rectification: Rectification,
    by: By,
    at: datetime,
    state: State,
    fact: type[facts.RectificationFact],
    day_field: str = "",
    *,
    authority_document: str = "",
    **values: bool,
) -> Rectification:
    if not may_rectify(by, rectification.place, at):
        raise _not_yours()
    changes: dict[str, str | date] = {"state": state}
    if day_field:
        changes[day_field] = day_of(at)
    if authority_document:
        changes["authority_document"] = authority_document
    there = Rectification.objects.of(by.community_id).filter(pk=rectification.pk)
    if state != State.REINSPECTED:
        there = there.filter(removed_on__isnull=True)
    if not there.update(**changes):
        raise Refused("ALREADY_ENDED", _("It was noted before that this is gone."))
    for name, value in changes.items():
        setattr(rectification, name, value)
    record(fact(rectification_id=rectification.pk, **values), by=by, at=at)
    return rectification


def _not_yours() -> Refused:
    return Refused("NOT_YOURS_TO_HANDLE", _("Only the grid staff there can do this."))
