"""Notices about fees: thanks by name, and collection rates (A65; guardrails E20 to E22b).

They read estate and post to the notice board, which do not know each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.core.figures import percent
from linli.core.refused import Refused
from linli.estate.models import Bill, Period
from linli.estate.rules import band, shown_exactly
from linli.journal.by import By
from linli.journal.record import action
from linli.notices.actions import About, Text, post_notice
from linli.notices.models import Naming, Notice
from linli.notices.permissions import may_post
from linli.people.models import Consent, Purpose
from linli.places.models import Community, Dwelling, Place


@dataclass(frozen=True)
class Scope:
    """Which homes a notice is about: those of some periods inside some places."""

    periods: Sequence[Period]
    places: Sequence[Place]

    @property
    def audience(self) -> Place | None:
        """Whom it addresses: the place, or everybody where there are several."""
        return self.places[0] if len(self.places) == 1 else None

    def bills(self) -> list[Bill]:
        """The bills it is about, each home once."""
        inside = reduce(or_, (Q(dwelling__in=_inside(place)) for place in self.places))
        bills = Bill.objects.filter(inside, period__in=self.periods).select_related("dwelling")
        return list({bill.dwelling_id: bill for bill in bills}.values())


@action
def thank_by_name(*, scope: Scope, channel: str, by: By, at: datetime, code: str = "") -> Notice:
    """Name the homes that paid and agreed to be named, without where they are.

    Refused: NAMES_THE_OTHERS_BY_ELIMINATION when too few homes stay unnamed (E22b): whoever reads
    it could work out who has not paid.
    """
    _posts(by, at)
    bills = scope.bills()
    paid = [bill.dwelling for bill in bills if bill.is_paid]
    named = _agreed(paid, channel, at)
    asked = {"dwellings": len(bills), "paid": len(paid), "would_name": len(named)}
    least = Community.objects.get(pk=by.community_id).thresholds.notice_min_unnamed
    if len(bills) - len(named) < least:
        raise Refused(
            "NAMES_THE_OTHERS_BY_ELIMINATION",
            _("Too few homes would stay unnamed. Post it for a wider area."),
            asked={"kind": str(Notice.Kind.FEE_POINTS_NAMED), **asked},
        )
    notice = post_notice(
        by=by,
        at=at,
        text=Text(
            title=_("Thank you for paying the property fee"),
            lines=[(_("Homes that are thanked"), str(len(named)))],
        ),
        kind=Notice.Kind.FEE_POINTS_NAMED,
        audience=scope.audience,
        about=About(asked=asked),
        code=code or None,
    )
    Naming.objects.bulk_create(
        Naming(community_id=by.community_id, notice=notice, dwelling=home, channel=channel)
        for home in named
    )
    return notice


@action
def publish_rate(*, scope: Scope, by: By, at: datetime, code: str = "") -> Notice:
    """Publish the share of homes that paid: exactly, or as a band where that is too exact (E22)."""
    _posts(by, at)
    bills = scope.bills()
    paid = sum(bill.is_paid for bill in bills)
    shown = _shown(by.community_id, paid, len(bills))
    return post_notice(
        by=by,
        at=at,
        text=Text(
            title=_("Property fee: how many homes have paid"),
            lines=[(_("Paid"), shown), (_("Homes"), str(len(bills)))],
        ),
        kind=Notice.Kind.COLLECTION_RATE,
        audience=scope.audience,
        about=About(asked={"dwellings": len(bills), "shown": shown}),
        code=code or None,
    )


def _shown(community_id: int, paid: int, homes: int) -> str:
    limits = Community.objects.get(pk=community_id).thresholds
    exact = shown_exactly(
        homes,
        homes - paid,
        least_dwellings=limits.rate_min_dwellings,
        least_unpaid=limits.rate_min_unpaid,
    )
    return f"{percent(paid, homes)}%" if exact else band(paid, homes)


def _agreed(homes: Sequence[Dwelling], channel: str, at: datetime) -> list[Dwelling]:
    """Those that agreed to be named for a paid fee on this channel."""
    live = Consent.objects.live(at).for_channel(channel).filter(purpose=Purpose.FEE_POINTS_NAME)
    agreed = set(live.filter(dwelling__in=homes).values_list("dwelling", flat=True))
    return [home for home in homes if home.pk in agreed]


def _inside(place: Place) -> object:
    return Dwelling.objects.of(place.community_id).inside(place).values("pk")


def _posts(by: By, at: datetime) -> None:
    if not may_post(by, at):
        raise Refused("NOT_YOURS_TO_POST", _("Only staff post notices."))
