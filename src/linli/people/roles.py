"""The roles of a community. A person may hold several; each holds somewhere and for some time."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COMMUNITY_SECRETARY = "community_secretary", _("community secretary")
    COMMITTEE_MEMBER = "committee_member", _("committee member")
    GRID_CHIEF = "grid_chief", _("grid chief")
    GRID_MEMBER = "grid_member", _("grid member")
    BOOKKEEPER = "bookkeeper", _("bookkeeper")
    BUILDING_LEADER = "building_leader", _("building leader")
    UNIT_LEADER = "unit_leader", _("unit leader")
    IN_SERVICE_PARTY_MEMBER = "in_service_party_member", _("in-service Party member")
    VOLUNTEER = "volunteer", _("volunteer")
    BACKBONE_MEMBER = "backbone_member", _("backbone member")
    NEIGHBOURHOOD_WATCH_MEMBER = "neighbourhood_watch_member", _("neighbourhood watch member")
    COMMUNITY_POLICE_OFFICER = "community_police_officer", _("community police officer")
    SUBDISTRICT_SUPERVISOR = "subdistrict_supervisor", _("sub-district supervisor")
    PROPERTY_STAFF = "property_staff", _("property company staff")


COMMITTEE = frozenset({Role.COMMUNITY_SECRETARY, Role.COMMITTEE_MEMBER})
"""社区居委会: may do whatever the community's desk does."""

GRID_STAFF = frozenset({Role.GRID_CHIEF, Role.GRID_MEMBER})
"""网格长 and 网格员: act in their grid."""

STAFF = COMMITTEE | GRID_STAFF
"""Those who handle residents' matters."""

LEADERS = frozenset({Role.BUILDING_LEADER, Role.UNIT_LEADER})
"""楼长 and 单元长: speak for, and collect in, their building or stairwell."""
