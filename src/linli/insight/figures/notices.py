from __future__ import annotations

from datetime import datetime
from typing import Any

from linli.journal.models import Refusal
from linli.notices.models import Notice
from linli.people.models import Consent, Purpose
from linli.places.models import Community

FEE_NOTICES = (Notice.Kind.FEE_POINTS_NAMED, Notice.Kind.COLLECTION_RATE)


def notices(community: Community, as_of: datetime) -> dict[str, Any]:
    """Per notice about fees that somebody asked to post: what it says, or why it may not."""
    posted = Notice.objects.of(community).filter(kind__in=FEE_NOTICES, posted_at__lte=as_of)
    found = {notice.code: _posted(notice, as_of) for notice in posted}
    refused = Refusal.objects.filter(
        community_id=community.pk, code="NAMES_THE_OTHERS_BY_ELIMINATION", at__lte=as_of
    )
    found.update({one.row: _named(one.asked, allowed=False, tasks=0) for one in refused if one.row})
    return dict(sorted(found.items()))


def _posted(notice: Notice, as_of: datetime) -> dict[str, Any]:
    asked = {"kind": notice.kind, **notice.asked}
    if notice.kind == Notice.Kind.COLLECTION_RATE:
        return asked
    return _named(asked, allowed=True, tasks=_to_take_down(notice, as_of))


def _named(asked: dict[str, Any], *, allowed: bool, tasks: int) -> dict[str, Any]:
    return {
        "kind": asked["kind"],
        "dwellings": asked["dwellings"],
        "paid": asked["paid"],
        "named": asked["would_name"] if allowed else 0,
        "would_name": asked["would_name"],
        "unnamed": asked["dwellings"] - asked["would_name"],
        "allowed": allowed,
        "take_down_tasks": tasks,
    }


def _to_take_down(notice: Notice, as_of: datetime) -> int:
    """Homes that are named and no longer agree to be."""
    live = Consent.objects.of(notice.community_id).live(as_of)
    live = live.filter(purpose=Purpose.FEE_POINTS_NAME)
    return sum(
        not live.for_channel(naming.channel).filter(dwelling=naming.dwelling_id).exists()
        for naming in notice.namings.all()
    )
