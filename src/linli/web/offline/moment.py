from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.dateparse import parse_datetime

from linli.web.request import Request

LONGEST = timedelta(days=7)
"""What lay longer on a phone counts as said when it arrives."""
_AT_ONCE = timedelta(minutes=1)


def happened_at(request: Request) -> datetime:
    """When what a form says was written down: now, or as long ago as its phone says.

    A form that waited for a signal carries `written_at` and `sent_at`, both by the phone's clock.
    Only the time between them is believed, so that a phone that goes wrong says nothing wrong, and
    only of somebody who is logged in: a visitor cannot make a matter look late. The journal keeps
    beside it when it was recorded.
    """
    waited = _waited(request.POST.get("written_at", ""), request.POST.get("sent_at", ""))
    if request.person is None or not _AT_ONCE <= waited <= LONGEST:
        return request.now
    return request.now - waited


def _waited(written: str, sent: str) -> timedelta:
    try:
        start, end = parse_datetime(written), parse_datetime(sent)
        return end - start if start and end else timedelta()
    except (ValueError, TypeError):  # no such day, or one with and one without a time zone
        return timedelta()
