"""How answers, ways to pay and stages are said on the pages of shared repairs."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class ToldBy(models.TextChoices):
    """How a household gave its answer."""

    DOORSTEP = "doorstep", _("at the door")
    PHONE = "phone", _("by phone")
    PAPER = "paper", _("on paper")


OWN_CHANNEL = "web"
"""A household that answered on its own phone or computer."""


def channel_asked(asked: Mapping[str, str]) -> str:
    """The way in which answers come in just now, by the address of the page."""
    channel = asked.get("channel", "")
    return channel if channel in ToldBy.values else ToldBy.DOORSTEP
