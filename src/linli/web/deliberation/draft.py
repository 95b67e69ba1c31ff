"""Minutes drafted from what happened: who was there, what was talked over, how the hands went."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from linli.core.time import local
from linli.deliberation import queries
from linli.deliberation.models import AgendaItem, Meeting, Resolution
from linli.web.deliberation.said import kind_said, kinds_said


def draft_of(meeting: Meeting) -> str:
    """Minutes to be read through and corrected by hand. Speakers are counted, not named."""
    return "\n".join([*_head(meeting), "", *_items(meeting), *_others(meeting)]).strip()


def hands_said(resolution: Resolution) -> str:
    """The exact count, and what came of it."""
    words = (
        _("passed: %(for)d for, %(against)d against, %(abstain)d abstained")
        if resolution.passed
        else _("not passed: %(for)d for, %(against)d against, %(abstain)d abstained")
    )
    return words % {
        "for": resolution.votes_for,
        "against": resolution.votes_against,
        "abstain": resolution.votes_abstain,
    }


def _head(meeting: Meeting) -> Iterator[str]:
    held = meeting.held_at or meeting.planned_at
    day = formatted(local(held), pgettext("day and hour of a meeting", "M j, H:i"))
    yield _("%(day)s, %(venue)s") % {"day": day, "venue": meeting.venue}
    there = queries.kinds_there(meeting)
    people = there.total()
    parts = _(", ").join(f"{kind_said(kind)} {number}" for kind, number in sorted(there.items()))
    count = ngettext("%(number)d person came", "%(number)d people came", people)
    yield _("%(count)s: %(parts)s") % {"count": count % {"number": people}, "parts": parts}
    missing = queries.missing_at(meeting)
    if missing:
        yield _("Not there: %(kinds)s") % {"kinds": kinds_said(missing)}


def _items(meeting: Meeting) -> Iterator[str]:
    talked = meeting.agenda.filter(state=AgendaItem.State.DONE).order_by("opened_at", "pk")
    for number, item in enumerate(talked.select_related("resolution"), start=1):
        yield f"{number}. {item.title}"
        spoken = item.speakers.exclude(spoke_at=None).count()
        if spoken:
            yield ngettext("%(number)d person spoke.", "%(number)d people spoke.", spoken) % {
                "number": spoken
            }
        resolution = getattr(item, "resolution", None)
        if resolution is not None:
            yield _("Motion: %(text)s") % {"text": resolution.text}
            yield hands_said(resolution)
        yield ""


def _others(meeting: Meeting) -> Iterator[str]:
    """What was voted on without standing on the agenda."""
    for resolution in meeting.resolutions.filter(item=None).order_by("pk"):
        yield _("Motion: %(text)s") % {"text": resolution.text}
        yield hands_said(resolution)
        yield ""
