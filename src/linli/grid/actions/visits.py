"""Visits at the door, alone or as a campaign, and what a household needs (A21, A60, A61)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.grid.actions.cases import Told, Whereabouts
from linli.grid.actions.patrols import Found, refuse_unless_rounds
from linli.grid.actions.photos import report_with_photos
from linli.grid.actions.steps import refuse_other_community
from linli.grid.facts import CampaignBegun, VisitMade, VisitPartsNamed
from linli.grid.models import ReportChannel, Visit, VisitCampaign
from linli.grid.visit_parts import PARTS, SETTING
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.people.queries import holds
from linli.people.roles import COMMITTEE
from linli.places.codes import fresh_codes
from linli.places.models import Community, Dwelling, Place


@dataclass(frozen=True)
class FourParts:
    """一访·二联·三宣传·四服务: which parts of the template a visit had."""

    visit: bool = False
    contact: bool = False
    publicity: bool = False
    service: bool = False


@action
def begin_campaign(
    *, by: By, at: datetime, title: str, scope: Place, code: str = ""
) -> VisitCampaign:
    """Every dwelling of a scope is to be visited."""
    refuse_unless_rounds(by, scope, at)
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
    """A home was visited. What was said about people is not written down (E50).

    Refused: NOT_YOURS_TO_HANDLE, NOBODY_MET for a part of a visit at which nobody was met.
    """
    refuse_unless_rounds(by, grid, at)
    refuse_other_community(by, dwelling, visitor, campaign)
    if outcome != Visit.Outcome.MET and parts != FourParts() and not by.history:
        raise Refused("NOBODY_MET", _("Nobody was met, so nothing was done there."))
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


@action
def report_need(*, visit: Visit, found: Found, by: By, at: datetime) -> Visit:
    """What a household needs becomes a case. Neighbours do not see it until it is taken up."""
    refuse_unless_rounds(by, visit.grid, at)
    refuse_other_community(by, visit, found.category)
    visit.case = report_with_photos(
        by=replace(by, person_id=None, recorded_by_id=by.asked_id),
        at=at,
        photos=found.photos,
        key=found.key,
        category=found.category,
        where=Whereabouts(
            place=visit.dwelling.unit.parent, dwelling=visit.dwelling, words=found.words
        ),
        told=Told(channel=ReportChannel.RESIDENT, description=found.description),
    )
    visit.save(update_fields=["case"])
    return visit


@action
def name_parts(*, community: Community, labels: Sequence[str], by: By, at: datetime) -> Community:
    """The community's own names for the four parts of a visit; an empty one is the usual one."""
    if community.pk != by.community_id or not holds(by, at, COMMITTEE):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Only the committee can name them."))
    named = [one_line(label)[:12] for label in labels]
    assert len(named) == len(PARTS), "there are four parts"
    community.settings = {**community.settings, SETTING: named}
    community.save(update_fields=["settings"])
    record(VisitPartsNamed(community_id=community.pk), by=by, at=at)
    return community
