"""What owners decide together, by which majority, and what is no owners' matter at all (E40).

Civil Code art. 278 lists nine matters. Before 2021 the Property Management Regulations (art. 11
and 12) asked for two thirds for the repair fund, its use too, and for rebuilding.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.ballots.rules import Decision


class Matter(models.TextChoices):
    LANDING_ENCLOSURE = "landing_enclosure", _("Closing the stair landings")
    SHARED_PARKING = "shared_parking", _("Paid parking on shared ground")
    COMMON_PART = "common_part", _("Another use of, or a business on, common parts")
    REBUILDING = "rebuilding", _("Rebuilding or altering the building")
    RAISING_FUND = "raising_fund", _("Raising money for the maintenance fund")
    SPENDING_FUND = "spending_fund", _("Using the maintenance fund")
    PROPERTY_MANAGER = "property_manager", _("Taking on or dismissing a property company")
    OWNERS_COMMITTEE = "owners_committee", _("Choosing the owners' committee")
    OWNERS_COVENANT = "owners_covenant", _("The owners' covenant")
    ASSEMBLY_RULES = "assembly_rules", _("The rules of the owners' assembly")
    OTHER = "other", _("Another great matter of all owners")
    ROAD_PARKING = "road_parking", _("Parking on a public road")


@dataclass(frozen=True, kw_only=True)
class Track:
    """How a matter is decided.

    `item` is its number in art. 278; 0 for what owners cannot decide: then `instead` says who can.
    `needs_fire_document` where stairs, landings or exits are touched (E44).
    """

    item: int
    special_since: date | None = None
    special_until: date | None = None
    needs_fire_document: bool = False
    instead: Promise | str = ""

    def decision_on(self, day: date) -> Decision:
        """The majority that a decision of this day needs (E43)."""
        since, until = self.special_since, self.special_until
        special = since is not None and since <= day and (until is None or day < until)
        return Decision.SPECIAL if special else Decision.ORDINARY


_2003, _2021 = date(2003, 9, 1), date(2021, 1, 1)

TRACKS: dict[Matter, Track] = {
    Matter.LANDING_ENCLOSURE: Track(item=7, special_since=_2003, needs_fire_document=True),
    Matter.SHARED_PARKING: Track(item=8, special_since=_2021),
    Matter.COMMON_PART: Track(item=8, special_since=_2021),
    Matter.REBUILDING: Track(item=7, special_since=_2003),
    Matter.RAISING_FUND: Track(item=6, special_since=_2003),
    Matter.SPENDING_FUND: Track(item=5, special_since=_2003, special_until=_2021),
    Matter.PROPERTY_MANAGER: Track(item=4),
    Matter.OWNERS_COMMITTEE: Track(item=3),
    Matter.OWNERS_COVENANT: Track(item=2),
    Matter.ASSEMBLY_RULES: Track(item=1),
    Matter.OTHER: Track(item=9),
    Matter.ROAD_PARKING: Track(
        item=0,
        instead=_(
            "A public road is not the owners' to decide about. Bring it to the traffic police: "
            "their plan lies open to everybody for 15 days."
        ),
    ),
}


def track_of(matter: str) -> Track:
    """The track of a matter. Raises ValueError for what is no matter."""
    return TRACKS[Matter(matter)]
