"""What is printed for a meeting: agenda, motions with room for the count, and the list to sign."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.dateformat import format as formatted
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from linli.core.time import local
from linli.core.typesetting import qr_drawing, typeset
from linli.deliberation.models import AgendaItem, Meeting
from linli.places.models import Community
from linli.web.deliberation.said import POWERS, kind_said, quorum_said

_TEMPLATE = Path(__file__).parent / "sheets" / "pack.typ"
_LINES_TO_SIGN = 22


def print_pack(community: Community, meeting: Meeting, url: str) -> bytes:
    """Agenda, tally sheets and the list to sign, as one PDF."""
    return _printed(community, meeting, url, parts=["agenda", "motions", "signing"])


def print_door(community: Community, meeting: Meeting, url: str) -> bytes:
    """One sheet with the code that people scan when they come in."""
    return _printed(community, meeting, url, parts=["door"])


def _printed(community: Community, meeting: Meeting, url: str, parts: list[str]) -> bytes:
    sheet = _sheet(community, meeting) | {"parts": parts}
    return typeset(_TEMPLATE, sheet, qr=qr_drawing(url))


def _sheet(community: Community, meeting: Meeting) -> dict[str, Any]:
    """Everything that is printed, in the reader's language."""
    accepted = meeting.agenda.exclude(
        state__in=[AgendaItem.State.PROPOSED, AgendaItem.State.DECLINED]
    )
    items = [_item(one) for one in accepted.order_by("order", "pk")]
    day = formatted(local(meeting.planned_at), pgettext("day and hour of a meeting", "M j, H:i"))
    return {
        "lang": (get_language() or "zh-hans")[:2],
        "community": community.name,
        "kind": meeting.get_kind_display().capitalize(),
        "topic": meeting.topic,
        "code": meeting.code,
        "facts": [
            [_("When"), day],
            [_("Where"), meeting.venue],
            [_("At the table"), _(", ").join(str(kind_said(k)) for k in meeting.required_kinds)],
            [
                _("What it may do"),
                " ".join(filter(None, [str(POWERS[meeting.kind]), quorum_said(meeting)])),
            ],
        ],
        "items": items,
        "lines": _LINES_TO_SIGN,
        "words": {
            "agenda": _("Agenda"),
            "for": _("In favour"),
            "against": _("Against"),
            "abstain": _("Abstain"),
            "present": _("Present"),
            "signing": _("Who is here"),
            "name": _("Name"),
            "home": _("Home or office"),
            "sign": _("Signature"),
            "scan": _("Scan it, tap once, and you are signed in"),
            "paper": _("Without a phone: please sign the list."),
            "silent": _("Who raises no hand is counted for nobody."),
        },
    }


def _item(item: AgendaItem) -> dict[str, str]:
    """A topic, the motion by itself, and the motion as the agenda says it."""
    said = _("Motion: %(text)s") % {"text": item.motion} if item.motion else ""
    return {"title": item.title, "motion": item.motion, "said": said}
