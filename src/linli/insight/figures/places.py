from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Sum

from linli.core.area import square_metres
from linli.core.time import day_of
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
    }
