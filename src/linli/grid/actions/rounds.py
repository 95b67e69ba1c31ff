"""Patrols and visits: going to where the problems are (A21, A47, A49, A60, A61)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.grid.facts import CampaignBegun, PatrolMade, StopMade, VisitMade
from linli.grid.models import Case, Patrol, PatrolStop, Visit, VisitCampaign
from linli.grid.permissions import may_make_rounds
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling, Place


@dataclass(frozen=True)
class FourParts:
    """一访·二联·三宣传·四服务: which parts of the template a visit had."""

    visit: bool = False
    contact: bool = False
    publicity: bool = False
    service: bool = False


@action
def patrol(
    *,
    by: By,
    at: datetime,
    grid: Place,
    member: Person,
    accompanied_by: Person | None = None,
    code: str = "",
) -> Patrol:
    """A grid member sets out on a round, alone or with the community police officer."""
    _makes_rounds(by, grid, at)
    made = Patrol.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Patrol, by.community_id, "PT")[0],
        grid=grid,
        at=at,
        member=member,
        accompanied_by=accompanied_by,
    )
    record(PatrolMade(patrol_id=made.pk, joint=accompanied_by is not None), by=by, at=at)
    return made


@action
def look_at(
    *,
    patrol: Patrol,
    by: By,
    at: datetime,
    place: Place,
    finding: str,
    note: str = "",
    case: Case | None = None,
) -> PatrolStop:
    """A building on the round was looked at; looking twice changes the finding, not the count."""
    _makes_rounds(by, patrol.grid, at)
    if finding == PatrolStop.Finding.REPORTED and case is None:
        raise Refused("NOTHING_SAID", _("Please take down what you found."), field="case")
    stop, _made = PatrolStop.objects.update_or_create(
        patrol=patrol,
        place=place,
        defaults={
            "community_id": by.community_id,
            "at": at,
            "finding": finding,
            "note": one_line(note)[:200],
            "case": case,
        },
    )
    record(StopMade(patrol_id=patrol.pk, place_id=place.pk, finding=finding), by=by, at=at)
    return stop


@action
def begin_campaign(
    *, by: By, at: datetime, title: str, scope: Place, code: str = ""
) -> VisitCampaign:
    """Every dwelling of a scope is to be visited."""
    _makes_rounds(by, scope, at)
    campaign = VisitCampaign.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(VisitCampaign, by.community_id, "VC")[0],
        title=one_line(title),
        scope=scope,
    )
    record(CampaignBegun(visit_campaign_id=campaign.pk), by=by, at=at)
    return campaign


@action
def visit(
    *,
    by: By,
    at: datetime,
    dwelling: Dwelling,
    grid: Place,
    visitor: Person,
    outcome: str,
    parts: FourParts,
    campaign: VisitCampaign | None = None,
    code: str = "",
) -> Visit:
    """A home was visited. What was said about people is not written down (E50)."""
    _makes_rounds(by, grid, at)
    made = Visit.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Visit, by.community_id, "V")[0],
        campaign=campaign,
        grid=grid,
        visitor=visitor,
        dwelling=dwelling,
        at=at,
        outcome=outcome,
        visit=parts.visit,
        contact=parts.contact,
        publicity=parts.publicity,
        service=parts.service,
    )
    fact = VisitMade(dwelling_id=dwelling.pk, visit_id=made.pk, outcome=outcome)
    record(fact, by=by, at=at)
    return made


def _makes_rounds(by: By, place: Place, at: datetime) -> None:
    if not may_make_rounds(by, place, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Only the grid staff of this grid can do this."))
