from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Sum

from linli.core.area import square_metres
from linli.core.time import day_of
from linli.estate.models import Scheme
from linli.estate.rules import Mode
from linli.people.models import Ownership, Person
from linli.places.models import Community, Dwelling, Place, Shop


def places(community: Community, as_of: datetime) -> dict[str, Any]:
    """What there is: places, people and who owns how much."""
    there = Place.objects.of(community)
    dwellings = Dwelling.objects.of(community)
    per_owner = (
        Ownership.objects.of(community)
        .on(day_of(as_of))
        .values("owner")
        .annotate(owned=Count("dwelling", distinct=True))
    )
    return {
        "grids": there.grids().count(),
        "compounds": there.compounds().count(),
        "buildings": there.buildings().count(),
        "stairwell_units": there.units().count(),
        "dwellings": dwellings.count(),
        "people": Person.objects.of(community).count(),
        "shops": Shop.objects.of(community).count(),
        "total_area_m2": square_metres(dwellings.aggregate(sum=Sum("area"))["sum"] or 0),
        "owners": per_owner.count(),
        "owners_of_several_dwellings": per_owner.filter(owned__gt=1).count(),
        "dwellings_by_property_mode": _modes(community, day_of(as_of)),
        "dwellings_by_property_mode_before": _modes(community, _before(community, as_of)),
    }


def _before(community: Community, as_of: datetime) -> date:
    """31 December of the year before the report year, which by default is this one."""
    return date((community.thresholds.report_year or day_of(as_of).year) - 1, 12, 31)


def _modes(community: Community, day: date) -> dict[str, int]:
    """Dwellings by who manages them on a day."""
    modes = dict.fromkeys(Dwelling.objects.of(community).values_list("pk", flat=True), Mode.NONE)
    for scheme in Scheme.objects.of(community).running(day).select_related("scope"):
        covered = Dwelling.objects.of(community).inside(scheme.scope)
        modes.update(dict.fromkeys(covered.values_list("pk", flat=True), Mode(scheme.mode)))
    return {str(mode): count for mode, count in sorted(Counter(modes.values()).items())}
