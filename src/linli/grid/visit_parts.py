"""The four parts of a doorstep visit, 一访·二联·三宣传·四服务, and their names (A61)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS = ("visit", "contact", "publicity", "service")
SETTING = "visit_labels"

USUAL: dict[str, Promise] = {
    "visit": _("Dropped in"),
    "contact": _("Left a number to call"),
    "publicity": _("Told the news"),
    "service": _("Lent a hand"),
}


def labels_of(settings: Mapping[str, Any]) -> dict[str, str]:
    """What a community calls the parts, in their order: its own names, else the usual ones."""
    own = settings.get(SETTING) or [""] * len(PARTS)
    return {part: name or str(USUAL[part]) for part, name in zip(PARTS, own, strict=True)}
