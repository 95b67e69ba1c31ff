"""The kinds of problems that every community starts with (A04, A43, A48)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


@dataclass(frozen=True)
class Kind:
    """A category as it ships: its English name (translated when shown), icon and due time.

    An urgent one is cordoned off at once and due in 24 hours, others in 5 working days.
    """

    code: str
    name: str
    icon: str
    urgent: bool = False

    @property
    def due_hours(self) -> int:
        return 24 if self.urgent else 0


KINDS = (
    Kind("sewage_overflow", gettext_noop("Sewage overflow"), "drain", urgent=True),
    Kind("blocked_drain", gettext_noop("Blocked drain"), "drain"),
    Kind("manhole_cover", gettext_noop("Manhole cover"), "manhole", urgent=True),
    Kind("broken_railing", gettext_noop("Broken railing"), "railing", urgent=True),
    Kind("stairwell_light", gettext_noop("Stairwell light"), "light"),
    Kind("clutter", gettext_noop("Clutter in the stairwell"), "stairs"),
    Kind("litter", gettext_noop("Litter"), "trash"),
    Kind("waste_smell", gettext_noop("Smelly bins"), "trash"),
    Kind("illegal_advertisement", gettext_noop("Pasted advertisements"), "megaphone"),
    Kind("disorderly_parking", gettext_noop("Disorderly parking"), "parking"),
    Kind("street_occupation", gettext_noop("Stalls in the street"), "shop"),
    Kind("overstepping_shopfront", gettext_noop("Goods outside the shop"), "shop"),
    Kind("unauthorised_structure", gettext_noop("Unauthorised structure"), "building"),
    Kind("need", gettext_noop("A need or a wish"), "heart"),
    Kind("other", gettext_noop("Something else"), "plus"),
)

NOT_OURS_TO_REMOVE = frozenset({"unauthorised_structure"})
"""Only an authority may order these away (guardrail E56)."""

_BY_CODE = {kind.code: kind for kind in KINDS}


def label_of(code: str, own_name: str = "") -> str:
    """The name people read: the community's own, or the shipped one in the reader's language."""
    if own_name:
        return own_name
    kind = _BY_CODE.get(code)
    return str(_(kind.name)) if kind else code.replace("_", " ")


def icon_of(code: str) -> str:
    """The icon of a category; a plain one for those a community added."""
    kind = _BY_CODE.get(code)
    return kind.icon if kind else "plus"
