"""Who comes in where."""

from __future__ import annotations

from linli.people.roles import GRID_STAFF, STAFF, Role

OFFICER = frozenset({Role.COMMUNITY_POLICE_OFFICER})
ON_THE_WAY = STAFF | OFFICER
"""Grid staff, the committee, and the police officer, who sees only his part (E51)."""
LOOKING_IN = GRID_STAFF
