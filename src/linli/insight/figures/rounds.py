from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from linli.core.figures import percent
from linli.core.time import day_of
from linli.grid.models import Patrol, Rectification, Visit, VisitCampaign
from linli.people.models import Appointment, Team
from linli.people.roles import Role
from linli.places.models import Community, Dwelling
from linli.volunteers.models import Training

MET = Q(outcome=Visit.Outcome.MET)


def rounds(community: Community, as_of: datetime) -> dict[str, Any]:
    """Visits, patrols and the neighbourhood watch."""
    ordinary = Visit.objects.of(community).filter(at__lte=as_of, campaign=None)
    all_four = ordinary.filter(visit=True, contact=True, publicity=True, service=True)
    patrols = Patrol.objects.of(community).filter(at__lte=as_of)
    campaigns = VisitCampaign.objects.of(community).select_related("scope").order_by("code")
    return {
        "visits": ordinary.count(),
        "visits_met": ordinary.filter(MET).count(),
        "visits_all_four_parts": all_four.count(),
        "campaigns": {campaign.code: _campaign(campaign, as_of) for campaign in campaigns},
        "patrols": patrols.count(),
        "joint_patrols": patrols.filter(accompanied_by__isnull=False).count(),
        **_watch(community, as_of),
    }


def rectifications(community: Community, as_of: datetime) -> dict[str, Any]:
    """What stood where it may not, and how it was put right."""
    today = day_of(as_of)
    found = Rectification.objects.of(community).filter(found_on__lte=today)
    structures = found.filter(kind=Rectification.Kind.UNAUTHORISED_STRUCTURE)
    removed = structures.filter(removed_on__lte=today)
    shopfronts = found.filter(kind=Rectification.Kind.OVERSTEPPING_SHOPFRONT)
    by_agreement = removed.filter(agreed_on__isnull=False, authority_document="")
    return {
        "structures_found": structures.count(),
        "structures_removed": removed.count(),
        "structures_removed_by_agreement": by_agreement.count(),
        "structures_removed_by_authority": removed.exclude(authority_document="").count(),
        "structures_standing": structures.count() - removed.count(),
        "shopfronts_found": shopfronts.count(),
        "shopfronts_put_right": shopfronts.filter(removed_on__lte=today).count(),
    }


def _campaign(campaign: VisitCampaign, as_of: datetime) -> dict[str, Any]:
    targets = Dwelling.objects.of(campaign.community_id).inside(campaign.scope)
    visits = Visit.objects.filter(campaign=campaign, at__lte=as_of)
    of_targets = visits.filter(dwelling__in=targets).aggregate(
        visited=Count("dwelling", distinct=True), met=Count("dwelling", filter=MET, distinct=True)
    )
    return {
        "target_dwellings": targets.count(),
        "visited_dwellings": of_targets["visited"],
        "met_dwellings": of_targets["met"],
        "visits": visits.count(),
        "coverage_pct": percent(of_targets["met"], targets.count()),
    }


def _watch(community: Community, as_of: datetime) -> dict[str, Any]:
    members = Appointment.objects.of(community).running(day_of(as_of))
    members = members.filter(role=Role.NEIGHBOURHOOD_WATCH_MEMBER)
    year = community.thresholds.report_year or day_of(as_of).year
    trainings = Training.objects.of(community).filter(
        team__kind=Team.Kind.NEIGHBOURHOOD_WATCH, held_on__year=year, held_on__lte=day_of(as_of)
    )
    quarters = {training.quarter for training in trainings}
    return {
        "watch_members": members.values("person").distinct().count(),
        "watch_trainings": trainings.count(),
        "watch_training_quarters_missing": [q for q in (1, 2, 3, 4) if q not in quarters],
    }
